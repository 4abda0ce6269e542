# The corpus documents one version of the library. For another one, what the library tells of both
# says what of the corpus does not hold there.

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from docsgen.assemble.pages import by_page
from docsgen.model.page import Section
from docsgen.model.paths import page_path
from docsgen.model.reference import (
    Behavior,
    Content,
    Description,
    HelperClass,
    Matrix,
)
from docsgen.model.rewrite import ROWS

_WORDS = (Description, Behavior)
"""Contents of a page that are the library's words as a whole."""

_Value = TypeVar("_Value")
_Rows = dict[str, Any]


def for_version(
    sections: list[Section], documented: list[Section], wanted: list[Section]
) -> list[Section]:
    """The sections of the corpus without what another version of the library does not have.

    The library tells the sections `documented` of the version that the corpus is about, and those
    `wanted` of the other one. What it does not tell of either version stays, and so do own guides.
    """
    before, after = by_page(documented), by_page(wanted)
    return [kept for section in sections if (kept := _section(section, before, after)) is not None]


def _section(
    section: Section, before: dict[str, list[Section]], after: dict[str, list[Section]]
) -> Section | None:
    path = "" if section.own else page_path(section.url)
    if path not in before:
        return section
    if path not in after:
        return None
    old, new = _alike(section, before[path]), _alike(section, after[path])
    if old and not new:
        return None
    if not (old and new):
        return section
    return replace(section, content=_content(section.content, old.content, new.content))


def _alike(section: Section, told: list[Section]) -> Section | None:
    """What the library tells of the same."""
    kind = type(section.content)
    fitting = [one for one in told if type(one.content) is kind]
    if kind in (*ROWS, *_WORDS, Matrix) and kind is not HelperClass:
        return next(iter(fitting), None)
    return next((one for one in fitting if one.heading == section.heading), None)


def _content(stored: Content, old: Content, new: Content) -> Content:
    if isinstance(stored, _WORDS):
        return stored if old == new else new
    if isinstance(stored, Matrix) and isinstance(old, Matrix) and isinstance(new, Matrix):
        return _matrix(stored, old, new)
    return _without(stored, old, new)


def _without(stored: _Value, old: Any, new: Any) -> _Value:
    """The same without the rows that were there in the `old` version and are not in the `new`."""
    changes = {
        field: list(_rows(getattr(stored, field), _named(old, field), _named(new, field)))
        for field in ROWS.get(type(stored), ())
    }
    return replace(stored, **changes) if changes else stored  # type: ignore[type-var]


def _rows(rows: list[Any], old: _Rows, new: _Rows) -> Iterator[Any]:
    for row in rows:
        name = _name(row)
        if name in old and name not in new:
            continue
        yield _without(row, old[name], new[name]) if name in old else row


def _named(value: Any, field: str) -> _Rows:
    return {_name(row): row for row in getattr(value, field)}


def _name(row: Any) -> str:
    return str(getattr(row, "class_", "") or row.name)


def _matrix(stored: Matrix, old: Matrix, new: Matrix) -> Matrix:
    """The stored table without components and events that are gone."""
    before = {name: set(events) for name, _, events in old.rows}
    after = {name: set(events) for name, _, events in new.rows}
    rows = []
    for name, to, events in stored.rows:
        gone = before.get(name, set()) - after.get(name, set())
        if name not in before or name in after:
            rows.append((name, to, [event for event in events if event not in gone]))
    known = {event for _, _, events in rows for event in events}
    was_known = {event for _, _, events in stored.rows for event in events}
    events = [event for event in stored.events if event in known or event not in was_known]
    return replace(stored, rows=rows, events=events)
