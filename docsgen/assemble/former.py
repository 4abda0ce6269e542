# Names under which embeds were published and that no demo has any more, which pages of others still
# show: `former_demos` of site.yaml.

from __future__ import annotations

from collections.abc import Iterable

from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.model.paths import Places, demo_name


def find_former(
    config: Config, demos: Iterable[str], labs: Iterable[str], findings: Findings
) -> dict[str, str | None]:
    """The former names with the demos that took their place, None where none did.

    `demos` and `labs` are the names of those that are there. An entry that cannot be is reported
    (DG200) and left out; one that leads to no demo is one in whose place none came.
    """
    known = set(demos)
    places = Places()
    for name in (*known, *labs):
        places.take(name, f"{name!r}, which is there")
    former: dict[str, str | None] = {}
    for old, new in config.former_demos.items():
        try:
            owner = places.take(demo_name(old), f"{old!r}, another former demo")
            wrong = owner and f"has the address of {owner}"
        except ValueError as error:
            wrong = str(error)
        if wrong:
            _report(f"the former demo {old!r} {wrong}", findings)
            continue
        if new is not None and new not in known:
            _report(f"the former demo {old!r} leads to {new!r}, which does not exist", findings)
        former[old] = new if new in known else None
    return former


def _report(message: str, findings: Findings) -> None:
    hint = "correct or remove the entry of `former_demos`"
    findings.add("DG200", message, hint=hint, at=Location(file="content/site.yaml"))
