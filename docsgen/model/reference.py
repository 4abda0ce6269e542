# The reference model of a component library: parameters, events, methods and their kin.

from __future__ import annotations

import enum
from typing import TypeAlias

import msgspec

from docsgen.model.blocks import Block, CodeBlock


class Origin(enum.StrEnum):
    """Who says what a part of a page says."""

    CORPUS = "corpus"
    LIBRARY = "library"


class Facts(msgspec.Struct, frozen=True):
    """What is said of a parameter."""

    type: str
    default: str | None
    required: bool
    description: str


class Parameter(msgspec.Struct, frozen=True):
    """A constructor, method or event parameter, or a field.

    `default` is the literal text or None; texts are Markdown. `library` is what the library says,
    where the corpus says something else.
    """

    name: str
    type: str
    default: str | None
    required: bool
    description: str
    origin: Origin = Origin.CORPUS
    library: Facts | None = None

    @property
    def facts(self) -> Facts:
        """What is said of it here."""
        return Facts(self.type, self.default, self.required, self.description)


class Event(msgspec.Struct, frozen=True):
    """An event a component supports, with the page's description of it."""

    name: str
    description: str
    origin: Origin = Origin.CORPUS


class Method(msgspec.Struct, frozen=True):
    """A method of a class; `owner` is the class's name."""

    owner: str
    name: str
    is_event_listener: bool
    description: str
    parameters: list[Parameter]
    origin: Origin = Origin.CORPUS


class Shortcut(msgspec.Struct, frozen=True):
    """A string that stands for a component."""

    class_: str = msgspec.field(name="class")
    shortcut: str
    initialization: str
    origin: Origin = Origin.CORPUS


class Link(msgspec.Struct, frozen=True):
    """A link to a page; `url` starts with `/` when the page is part of this site."""

    title: str
    url: str


class Exchange(msgspec.Struct, frozen=True):
    """What a component passes to, or accepts from, the user's function."""

    type: str
    description: str
    sample: CodeBlock | None


class Prose(msgspec.Struct, frozen=True, tag="prose"):
    """A section of running text."""

    blocks: list[Block]


class Description(msgspec.Struct, frozen=True, tag="description"):
    """What the page's class or function is for."""

    text: str


class Parameters(msgspec.Struct, frozen=True, tag="parameters"):
    """The constructor's parameters."""

    parameters: list[Parameter]


class Attributes(msgspec.Struct, frozen=True, tag="attributes"):
    """The attributes of an instance."""

    attributes: list[Parameter]


class HelperClass(msgspec.Struct, frozen=True, tag="helper-class"):
    """A small class documented on the page of the component it belongs to."""

    name: str
    description: str
    fields: list[Parameter]


class Behavior(msgspec.Struct, frozen=True, tag="behavior"):
    """How values travel between a component and the user's function."""

    input: Exchange
    output: Exchange


class Listeners(msgspec.Struct, frozen=True, tag="listeners"):
    """The events of `owner` and the parameters that every listener takes."""

    owner: str
    events: list[Event]
    parameters: list[Parameter]


class Methods(msgspec.Struct, frozen=True, tag="methods"):
    """Methods documented in one section."""

    methods: list[Method]


class Shortcuts(msgspec.Struct, frozen=True, tag="shortcuts"):
    """The strings that stand for the page's class and its relatives where `taker` takes them."""

    shortcuts: list[Shortcut]
    taker: str


class Matrix(msgspec.Struct, frozen=True, tag="matrix"):
    """The support matrix as printed: `rows` holds (component, link target, supported events).

    `added` are rows of the same form with what only the library says.
    """

    blocks: list[Block]
    events: list[str]
    rows: list[tuple[str, str, list[str]]]
    added: list[tuple[str, str, list[str]]] = []


class Demos(msgspec.Struct, frozen=True, tag="demos"):
    """Demo names of a reference page; `raw` is the run of names as the corpus glued them."""

    raw: str
    names: list[str]


class Container(msgspec.Struct, frozen=True, tag="container"):
    """A heading with nothing below it but other sections."""


Content: TypeAlias = (
    Prose
    | Description
    | Parameters
    | Attributes
    | HelperClass
    | Behavior
    | Listeners
    | Methods
    | Shortcuts
    | Matrix
    | Demos
    | Container
)
