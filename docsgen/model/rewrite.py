# Where Markdown text and blocks hide inside a section's content, and ways to read or change them.

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from docsgen.model.blocks import Callout, Markdown
from docsgen.model.reference import (
    Attributes,
    Behavior,
    Description,
    Event,
    Exchange,
    Facts,
    HelperClass,
    Listeners,
    Matrix,
    Method,
    Methods,
    Parameter,
    Parameters,
    Prose,
    Shortcuts,
)

_T = TypeVar("_T")
_B = TypeVar("_B")

_TEXT: dict[type, str] = {
    Markdown: "text",
    Callout: "text",
    Description: "text",
    Parameter: "description",
    Facts: "description",
    Event: "description",
    Method: "description",
    Exchange: "description",
    HelperClass: "description",
}
"""The field that holds Markdown, for each type that has one."""

_CHILDREN: dict[type, tuple[str, ...]] = {
    Prose: ("blocks",),
    Matrix: ("blocks",),
    Parameters: ("parameters",),
    Attributes: ("attributes",),
    HelperClass: ("fields",),
    Behavior: ("input", "output"),
    Listeners: ("events", "parameters"),
    Methods: ("methods",),
    Method: ("parameters",),
    Parameter: ("library",),
}
"""The fields that hold values with Markdown in them, for each type that has any."""

_BLOCKS: dict[type, tuple[str, ...]] = {
    Prose: ("blocks",),
    Matrix: ("blocks",),
    Behavior: ("input", "output"),
    Exchange: ("sample",),
}
"""The fields that hold blocks, for each type that has any."""


ROWS: dict[type, tuple[str, ...]] = {
    Parameters: ("parameters",),
    Attributes: ("attributes",),
    HelperClass: ("fields",),
    Listeners: ("events", "parameters"),
    Methods: ("methods",),
    Method: ("parameters",),
    Shortcuts: ("shortcuts",),
}
"""The fields with rows that have a name, for each type that has any."""


def texts_of(value: Any) -> Iterator[str]:
    """All Markdown inside a content, block or member, in reading order."""
    if isinstance(value, list):
        for item in value:
            yield from texts_of(item)
        return
    if field := _TEXT.get(type(value)):
        yield getattr(value, field)
    for child in _CHILDREN.get(type(value), ()):
        yield from texts_of(getattr(value, child))


def map_texts(value: _T, change: Callable[[str, int | None], str]) -> _T:
    """The same content with `change` applied to all Markdown inside it.

    `change` gets the text and, where it was written for this site, the line on which it starts.
    """
    if isinstance(value, list):
        return [map_texts(item, change) for item in value]  # type: ignore[return-value]
    changes: dict[str, Any] = {}
    for child in _CHILDREN.get(type(value), ()):
        old = getattr(value, child)
        new = map_texts(old, change)
        if new != old:
            changes[child] = new
    if field := _TEXT.get(type(value)):
        text = getattr(value, field)
        changed = change(text, getattr(value, "line", None))
        if changed != text:
            changes[field] = changed
    return replace(value, **changes) if changes else value  # type: ignore[type-var]


def map_blocks(content: _T, kind: type[_B], change: Callable[[_B], _B]) -> _T:
    """The same content with `change` applied to all blocks of one kind, in reading order."""
    if isinstance(content, list):
        return [map_blocks(item, kind, change) for item in content]  # type: ignore[return-value]
    if isinstance(content, kind):
        return change(content)  # type: ignore[return-value]
    changes = {
        child: map_blocks(getattr(content, child), kind, change)
        for child in _BLOCKS.get(type(content), ())
    }
    return replace(content, **changes) if changes else content  # type: ignore[type-var]
