# The support matrix both ways round, and as data for other programs.

from __future__ import annotations

import csv
import io

import msgspec

from docsgen.languages import Texts
from docsgen.model import Site, SupportMatrix, anchors
from docsgen.model.page_types import EVENTS


def by_event(matrix: SupportMatrix) -> dict[str, list[str]]:
    """The components that support each event."""
    return {
        event: [name for name, events in matrix.support.items() if event in events]
        for event in matrix.events
    }


def summary(matrix: SupportMatrix, texts: Texts) -> str:
    """How large the matrix is, in words."""
    ticks = sum(map(len, matrix.support.values()))
    return texts(
        "events.size",
        components=texts("events.components", count=len(matrix.support)),
        events=texts("events.events", count=len(matrix.events)),
        combinations=texts("events.combinations", count=ticks),
    )


def event_anchors(site: Site) -> dict[tuple[str, str], str]:
    """The place of each supported (component, event): on the component's page, if it has one."""
    return {
        (name, event): f"/{site.paths.get(name, EVENTS.path)}#{anchors.event(event)}"
        for name, events in site.matrix.support.items()
        for event in events
    }


def as_json(matrix: SupportMatrix) -> bytes:
    """The matrix as data: `added` is the part of `support` that only the library tells of."""
    return msgspec.json.format(msgspec.json.encode(matrix), indent=1) + b"\n"


def as_csv(matrix: SupportMatrix) -> bytes:
    """A row per component and a column per event, with `x` where the event is supported."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["component", *matrix.events])
    for name, events in matrix.support.items():
        writer.writerow([name, *("x" if event in events else "" for event in matrix.events)])
    return file.getvalue().encode()
