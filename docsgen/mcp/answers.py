# What each tool answers, as data that any client can check against a schema. Dataclasses, because
# the protocol's SDK makes schemas of them; docsgen itself needs nothing but the standard library.

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A place; `page` is its path for read_page, `address` its public address with the anchor."""

    title: str
    kind: str
    trail: list[str]
    page: str
    address: str
    excerpt: str


@dataclass(frozen=True)
class SearchAnswer:
    """The best places, and how many places were found in all."""

    results: list[Found]
    found: int


@dataclass(frozen=True)
class PageAnswer:
    """Some of a page; `next_offset` is where the rest begins, null where nothing is left."""

    title: str
    address: str
    markdown: str
    offset: int
    next_offset: int | None
    characters: int


@dataclass(frozen=True)
class Parameter:
    """A parameter, an attribute or a field; `default` is source code, or null."""

    name: str
    type: str
    default: str | None
    required: bool
    description: str


@dataclass(frozen=True)
class Method:
    """A method with its parameters."""

    name: str
    description: str
    parameters: list[Parameter]


@dataclass(frozen=True)
class SmallClass:
    """A small class that the component's page describes, too."""

    name: str
    description: str
    fields: list[Parameter]


@dataclass(frozen=True)
class Event:
    """An event of a component."""

    name: str
    description: str


@dataclass(frozen=True)
class ComponentAnswer:
    """All that is known of a class or function; `event_parameters` are those of its listeners."""

    name: str
    kind: str
    call: str
    page: str
    address: str
    description: str
    parameters: list[Parameter]
    attributes: list[Parameter]
    events: list[Event]
    event_parameters: list[Parameter]
    methods: list[Method]
    classes: list[SmallClass]


@dataclass(frozen=True)
class EventComponents:
    """An event, and the components that support it."""

    name: str
    address: str
    components: list[str]


@dataclass(frozen=True)
class EventsAnswer:
    """Events, each with its components."""

    events: list[EventComponents]
