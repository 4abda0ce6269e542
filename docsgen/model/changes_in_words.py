# What changed between two versions of the library, as readers are told: by class or function, in
# sentences, with an anchor for each thing that changed.

from __future__ import annotations

from itertools import groupby

import msgspec

from docsgen.languages import Texts
from docsgen.model import anchors
from docsgen.model.changes import EVERY_EVENT, Change, Comparison


class ChangedThing(msgspec.Struct, frozen=True):
    """A parameter, an event or the like of a subject, and what changed about it.

    `place` is its anchor on the page of the subject, empty for the subject itself.
    """

    place: str
    changes: list[Change]


class Subject(msgspec.Struct, frozen=True):
    """A class or function that changed, or `EVERY_EVENT`."""

    name: str
    things: list[ChangedThing]


def subjects(comparison: Comparison) -> list[Subject]:
    """What changed from one version to the other, by class and function."""
    return [
        Subject(name, _things(list(changes)))
        for name, changes in groupby(comparison.changes, lambda change: change.subject)
    ]


def _things(changes: list[Change]) -> list[ChangedThing]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(place(change), []).append(change)
    return [ChangedThing(where, some) for where, some in found.items()]


def place(change: Change) -> str:
    """The anchor of what a change is about, on the page of its subject; empty for the page."""
    if not change.owner or not (change.name or _method(change)):
        return ""
    if change.owner == EVERY_EVENT:
        return change.name
    if method := _method(change):
        name = change.name
        return anchors.method_parameter(method, name) if name else anchors.method(method)
    return _ANCHORS.get(change.what, anchors.parameter)(change.name)


_ANCHORS = {
    "event": anchors.event,
    "method": anchors.method,
    "shortcut": anchors.shortcut,
}
"""What is no parameter of its owner's has an anchor of another form."""


def _method(change: Change) -> str:
    return change.owner.partition(".")[2]


def title(subject: str, texts: Texts) -> str:
    """The name of a subject, as readers know it."""
    return texts("changes.every-event") if subject == EVERY_EVENT else subject


def sentence(change: Change, texts: Texts) -> str:
    """A change as a sentence of Markdown."""
    values = {
        "name": _code(change.name),
        "before": _code(change.before),
        "after": change.after if change.what == "deprecation" else _code(change.after),
    }
    told = texts(f"change-sentences.{_key(change)}", **values)
    method = _method(change)
    return texts("changes.in-method", method=_code(method), change=told) if method else told


def _key(change: Change) -> str:
    if (change.change, change.what) == ("changed", "default"):
        if change.before is None:
            return "no-longer-required"
        if change.after is None:
            return "now-required"
    if change.what == "deprecation" and not change.name:
        return "added-deprecation-of-all"
    return f"{change.change}-{change.what}"


def _code(text: str | None) -> str:
    """Source text as a code span of Markdown."""
    if not text:
        return ""
    line = " ".join(text.split())
    return f"`` {line} ``" if "`" in line else f"`{line}`"
