# The questions that verify asks, in their order: what can be asked without Python comes before the
# script, what the script must not be disturbed by comes after it. What is asked in a frame comes
# before the page of the script is left, so that this has its time to show what it comes to.

from __future__ import annotations

from docsgen.verify.probes import (
    access,
    appearing,
    conduct,
    framed,
    keyboard,
    paging,
    seeing,
    trying,
    weight,
)
from docsgen.verify.probes.asking import ask_all
from docsgen.verify.probes.visit import Probe, Visit

__all__ = [
    "EMBED_PROBES",
    "PAGE_PROBES",
    "PROBES",
    "Probe",
    "Visit",
    "ask_all",
]

_CONDUCT = (
    Probe("shown", conduct.shown, effort=2, needs_app=False),
    Probe("console", conduct.console, needs_app=False),
    Probe("requests", conduct.requests, needs_app=False),
    Probe("hosts", conduct.hosts, needs_app=False),
    Probe("unasked", conduct.unasked, needs_app=False),
)

EMBED_PROBES = (
    Probe("loads", appearing.loads, effort=4),
    Probe("interface", appearing.interface),
    Probe("seen", seeing.seen),
    Probe("weight", weight.weight),
    Probe("axe", access.embed),
    Probe("script", trying.script, effort=10),
    Probe("stays", seeing.stays),
    Probe("links", paging.links),
    Probe("sandbox", framed.sandbox, effort=2),
    Probe("starts", framed.starts, effort=4),
    Probe("height", framed.height),
    Probe("theme", framed.theme),
    Probe("axe-dark", access.dark_embed),
    Probe("stays", seeing.stays),
    Probe("reload", appearing.reload),
    Probe("back", appearing.back),
    Probe("keyboard", keyboard.keyboard),
    *_CONDUCT,
)

PAGE_PROBES = (
    Probe("opens", paging.opens, effort=2),
    Probe("links", paging.links),
    Probe("axe-page", access.page),
    Probe("copies", paging.copies),
    Probe("narrow", paging.narrow),
    *_CONDUCT,
)

PROBES = tuple(dict.fromkeys(probe.name for probe in (*EMBED_PROBES, *PAGE_PROBES)))
"""The names of all probes."""
