# `mcp.json`: what a site tells programs of itself. `docsgen build` writes it, and whoever answers
# questions about the site reads it, with a server or without.
# docs/assistants.md describes it; what its readers would stumble over needs another SCHEMA.

from __future__ import annotations

from typing import Any

import msgspec

INDEX = "mcp.json"
"""The name of the file, in the folder of each version."""

SCHEMA = 1
"""The version of the form of the file."""

BYTES_OF_TOKEN = 4
"""Bytes of UTF-8 that are counted as one token: about right for English and code."""


def tokens(text: str) -> int:
    """An estimate of how many tokens a text is to a language model, whichever that is."""
    return -(-len(text.encode()) // BYTES_OF_TOKEN)


class IndexedPage(msgspec.Struct, frozen=True):
    """A page. `path` and that of its Markdown twin, `markdown`, start at the index's folder.

    `section` is the group of the navigation that it is in, and empty for pages that only lead to
    others; `tokens` is the estimated size of its twin.
    """

    path: str
    title: str
    section: str
    summary: str
    markdown: str
    tokens: int


class IndexedParameter(msgspec.Struct, frozen=True):
    """A parameter, an attribute or a field; `default` is source code, null where there is none."""

    name: str
    type: str
    default: str | None
    required: bool
    description: str


class IndexedMethod(msgspec.Struct, frozen=True):
    """A method of a class, with the parameters that it takes."""

    name: str
    description: str
    parameters: list[IndexedParameter]


class IndexedClass(msgspec.Struct, frozen=True):
    """A small class that a component's page describes, too."""

    name: str
    description: str
    fields: list[IndexedParameter]


class ComponentEvent(msgspec.Struct, frozen=True):
    """An event of a component; `description` is empty where only the support matrix has it."""

    name: str
    description: str


class IndexedComponent(msgspec.Struct, frozen=True):
    """A class or function with a page of its own.

    `kind` is what site.yaml calls it, `call` how it is written. `event_parameters` are what each
    of its listeners takes; an empty list stands for those that all share.
    """

    name: str
    kind: str
    call: str
    path: str
    description: str
    parameters: list[IndexedParameter]
    attributes: list[IndexedParameter]
    events: list[ComponentEvent]
    event_parameters: list[IndexedParameter]
    methods: list[IndexedMethod]
    classes: list[IndexedClass]


class IndexedEvent(msgspec.Struct, frozen=True):
    """An event, the components that support it, and the place of the site that is about it."""

    name: str
    url: str
    components: list[str]


class IndexedPlace(msgspec.Struct, frozen=True):
    """A place that search can find: `url` starts at the index's folder and may have an anchor.

    `trail` says where the place is, from the outside in; `text` is plain.
    """

    url: str
    title: str
    kind: str
    trail: list[str]
    text: str


class IndexedLibrary(msgspec.Struct, frozen=True):
    """The documented library: the package's name, its title and the version."""

    name: str
    title: str
    version: str


class IndexedVersion(msgspec.Struct, frozen=True):
    """A version of the library that the site documents; `index` starts at the index's folder."""

    version: str
    index: str


class StaticTool(msgspec.Struct, frozen=True):
    """A tool for questions about a site, and how a program does the same without a server.

    `arguments` has a description of each by its name; `how` says what to do with which key.
    """

    name: str
    description: str
    arguments: dict[str, str]
    how: str


class SiteIndex(msgspec.Struct, frozen=True):
    """The whole of mcp.json. `address` is the public address of its folder, with a slash."""

    schema: int
    title: str
    description: str
    language: str
    address: str
    library: IndexedLibrary
    versions: list[IndexedVersion]
    tools: list[StaticTool]
    pages: list[IndexedPage]
    components: list[IndexedComponent]
    events: list[IndexedEvent]
    event_parameters: list[IndexedParameter]
    places: list[IndexedPlace]
    empty_words: list[str]


SEARCH = StaticTool(
    "search",
    "Find places of the documentation by words: pages, parameters, events, methods and sections of"
    " guides, the best first. Begin here when you do not know which page has the answer, then read"
    " the page of a result with read_page.",
    {
        "query": "A few words, such as 'limit upload size' or 'Button label'.",
        "kind": "Only places of this kind: page, parameter, event, method, shortcut or guide.",
        "limit": "How many results to return, 1 to 50.",
    },
    "Rank `places` by how well their `title`, `trail` and `text` fit the words, without those in"
    " `empty_words`. The page of a place is its `url` without the anchor.",
)

READ_PAGE = StaticTool(
    "read_page",
    "Read a page of the documentation as Markdown: running text, code samples and parameters. Long"
    " pages come in parts: ask again with the next_offset of the answer until it is null.",
    {
        "path": "The path of a page as search returns it, such as 'guides/quickstart/'. An"
        " anchor is ignored; the whole address of a page works, too.",
        "offset": "The character at which to begin; 0 is the beginning.",
    },
    "Find `path` in `pages` and get the file at `markdown`, relative to this file.",
)

READ_COMPONENT = StaticTool(
    "read_component",
    "Look up a component, or another class or function of the library: all its parameters with"
    " types and defaults, its events, methods and attributes, as data. Use it to write or check a"
    " call; read_page has the same page with examples.",
    {"name": "Its name, such as 'Button', alone or as code writes it; capitals do not matter."},
    "Find `name` in `components`. Where `event_parameters` of a component is empty and it has"
    " events, those of this file hold.",
)

LIST_EVENTS = StaticTool(
    "list_events",
    "List events of components: all of them with the components that support each, or those of one"
    " component, or the components of one event. Use it before you attach a listener.",
    {
        "component": "Only events of this component, such as 'Image'.",
        "event": "Only this event, such as 'select'.",
    },
    "Take `events`, or the `events` of one of the `components`.",
)

TOOLS = [SEARCH, READ_PAGE, READ_COMPONENT, LIST_EVENTS]
"""What can be asked about a site, in the words that clients are given."""


def read_index(data: bytes) -> SiteIndex:
    """The index in the bytes of mcp.json; raises ValueError, with what is wrong."""
    known = msgspec.json.decode(data, type=dict[str, Any]).get("schema")
    if not isinstance(known, int):
        raise ValueError("it has no number of its form, `schema`")
    if known != SCHEMA:
        raise ValueError(f"its form is number {known}, and this docsgen knows number {SCHEMA}")
    return msgspec.json.decode(data, type=SiteIndex)
