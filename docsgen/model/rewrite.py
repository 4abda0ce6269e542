# Where Markdown text hides inside a section's content, and the two things done with it there.

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
    HelperClass,
    Listeners,
    Matrix,
    Method,
    Methods,
    Parameter,
    Parameters,
    Prose,
)

_T = TypeVar("_T")

_TEXT: dict[type, str] = {
    Markdown: "text",
    Callout: "text",
    Description: "text",
    Parameter: "description",
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
}
"""The fields that hold values with Markdown in them, for each type that has any."""


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


def map_texts(value: _T, change: Callable[[str], str]) -> _T:
    """The same content with `change` applied to all Markdown inside it."""
    if isinstance(value, list):
        return [map_texts(item, change) for item in value]  # type: ignore[return-value]
    changes: dict[str, Any] = {
        child: map_texts(getattr(value, child), change) for child in _CHILDREN.get(type(value), ())
    }
    if field := _TEXT.get(type(value)):
        changes[field] = change(getattr(value, field))
    return replace(value, **changes) if changes else value  # type: ignore[type-var]
