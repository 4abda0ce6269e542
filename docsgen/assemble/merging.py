# The reference of the corpus and that of the library as one: what the corpus says stays as it is
# stored and the library adds what it lacks. Readers see the library's facts where the two differ.

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from docsgen.assemble.named import with_linked_names
from docsgen.assemble.ordering import in_order
from docsgen.assemble.pages import by_page, missing
from docsgen.assemble.sharing import shared_parameters, shared_table
from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.model.blocks import CodeBlock
from docsgen.model.page import Page, Section
from docsgen.model.reference import (
    Attributes,
    Behavior,
    Content,
    Description,
    Event,
    HelperClass,
    Listeners,
    Matrix,
    Method,
    Methods,
    Origin,
    Parameter,
    Parameters,
    Shortcuts,
)
from docsgen.model.rewrite import ROWS, map_blocks
from docsgen.model.site import Site

_ONCE = (Description, Parameters, Attributes, Behavior, Listeners, Shortcuts, Matrix)
"""What a page has one section of, whatever its heading is."""

_Row = TypeVar("_Row", Parameter, Event, Method)
_Value = TypeVar("_Value")


def merged(sections: list[Section], told: list[Section]) -> list[Section]:
    """The sections of the corpus with what the library has `told`; own guides are left alone."""
    added = by_page(_of_library(section) for section in told)
    stored = by_page(section for section in sections if not section.own)
    result = [one for path, page in stored.items() for one in _page(page, added.pop(path, []))]
    own = (section for section in sections if section.own)
    return [*result, *own, *(section for page in added.values() for section in page)]


def _page(stored: list[Section], told: list[Section]) -> list[Section]:
    """The sections of one page in the order of the corpus, each new one after its neighbour.

    Where the corpus says under the same heading what has another form, it alone is heard.
    """
    partners = [_partner(section, told) for section in stored]
    places = {id(partner): number for number, partner in reversed([*enumerate(partners, 1)])}
    methods = {name for section in stored for name in _methods(section.content)}
    headings = {section.heading for section in stored}
    behind: list[list[Section]] = [[] for _ in range(len(stored) + 1)]
    at = 0
    for section in told:
        if id(section) in places:
            at = places[id(section)]
        elif section.heading not in headings and (new := _beyond(section, methods)):
            behind[at].append(replace(new, url=stored[0].url, page_title=stored[0].page_title))
    pairs = zip(map(_section, stored, partners), behind[1:], strict=True)
    return [*behind[0], *(one for joined, new in pairs for one in (joined, *new))]


def _partner(section: Section, told: list[Section]) -> Section | None:
    """The library's section about the same."""
    same = (one for one in told if one.heading == section.heading and _fits(one, section))
    alike = (one for one in told if isinstance(one.content, _ONCE) and _fits(one, section))
    return next(same, None) or next(alike, None)


def _fits(one: Section, other: Section) -> bool:
    return type(one.content) is type(other.content)


def _beyond(section: Section, methods: set[str]) -> Section | None:
    """A section of the library, without the events that the corpus has as `methods`."""
    content = section.content
    if not isinstance(content, Listeners):
        return section
    events = [event for event in content.events if event.name not in methods]
    return replace(section, content=replace(content, events=events)) if events else None


def _methods(content: Content) -> list[str]:
    return [method.name for method in content.methods] if isinstance(content, Methods) else []


def _section(stored: Section, told: Section | None) -> Section:
    if told is None:
        return stored
    join = _JOINED.get(type(stored.content))
    if join is None:
        return stored
    return replace(stored, content=join(stored.content, told.content), is_filled=True)


def _joined(stored: list[_Row], told: list[_Row], join: Callable[[_Row, _Row], _Row]) -> list[_Row]:
    """The rows of both by name: those of the corpus in their order.

    Each new one comes after its neighbour in the library.
    """
    known = {row.name: row for row in told}
    rows = [join(row, known[row.name]) if row.name in known else row for row in stored]
    names = [row.name for row in rows]
    at = 0
    for row in told:
        if row.name in names:
            at = names.index(row.name) + 1
        else:
            rows.insert(at, row)
            names.insert(at, row.name)
            at += 1
    return rows


def _parameter(stored: Parameter, told: Parameter) -> Parameter:
    facts = replace(told.facts, description=told.description or stored.description)
    return stored if facts == stored.facts else replace(stored, library=facts)


def _parameters(stored: list[Parameter], told: list[Parameter]) -> list[Parameter]:
    return _joined(stored, told, _parameter)


def _method(stored: Method, told: Method) -> Method:
    return replace(stored, parameters=_parameters(stored.parameters, told.parameters))


def _matrix(stored: Matrix, told: Matrix) -> Matrix:
    """The stored table, with what it lacks beside it."""
    known = {name: has for name, _, has in stored.rows}
    rows = [(name, to, sorted(set(has) - set(known.get(name, ())))) for name, to, has in told.rows]
    return replace(stored, added=[row for row in rows if row[2]])


_JOINED: dict[type, Callable[[Any, Any], Content]] = {
    Parameters: lambda stored, told: Parameters(_parameters(stored.parameters, told.parameters)),
    Attributes: lambda stored, told: Attributes(_parameters(stored.attributes, told.attributes)),
    HelperClass: lambda stored, told: replace(
        stored, fields=_parameters(stored.fields, told.fields)
    ),
    Listeners: lambda stored, told: replace(
        stored,
        events=_joined(stored.events, told.events, lambda event, _: event),
        parameters=_parameters(stored.parameters, told.parameters),
    ),
    Methods: lambda stored, told: Methods(_joined(stored.methods, told.methods, _method)),
    Matrix: _matrix,
}
"""How contents of which both speak become one; of others the corpus alone is heard."""


def _of_library(section: Section) -> Section:
    """A section whose records are not those of the corpus, every part of it labelled."""
    content = _with_rows(section.content, _labelled)
    content = map_blocks(content, CodeBlock, lambda block: replace(block, chunks=[]))
    return replace(section, content=content, chunks=[], origin=Origin.LIBRARY)


def _labelled(rows: list[Any]) -> list[Any]:
    return [replace(row, origin=Origin.LIBRARY) for row in rows]


def _with_rows(value: _Value, change: Callable[[list[Any]], list[Any]]) -> _Value:
    """The same content with each of its lists of rows changed, the inner ones first."""
    changes = {
        field: change([_with_rows(row, change) for row in getattr(value, field)])
        for field in ROWS.get(type(value), ())
    }
    return replace(value, **changes) if changes else value  # type: ignore[type-var]


def as_shown(site: Site, library: Library) -> Site:
    """The site as readers see it: with the library's facts in the place of stored ones.

    Nothing is said to be lost that the library has told, guides link to what they name, and pages
    of components are in one order.
    """
    pages = [in_order(_shown(page)) for page in site.pages]
    shown = _with_pages(site, with_linked_names(pages, library))
    return replace(shown, shared_parameters=shared_parameters(shown.pages, site.matrix.support))


def _with_pages(site: Site, pages: list[Page]) -> Site:
    return replace(site, pages=pages, shared_event_parameters=shared_table(pages))


def _shown(page: Page) -> Page:
    sections = [
        replace(
            section,
            content=_with_rows(section.content, _with_facts),
            lost=[] if section.is_filled else section.lost,
        )
        for section in page.sections
    ]
    return replace(page, sections=sections, missing=missing(sections))


def _with_facts(rows: list[Any]) -> list[Any]:
    return [
        replace(row, **msgspec.structs.asdict(row.library), origin=Origin.LIBRARY, library=None)
        if isinstance(row, Parameter) and row.library
        else row
        for row in rows
    ]


def as_stored(site: Site) -> Site:
    """The site without what only the library tells, as those need it who judge the corpus."""
    pages = [_stored(page) for page in site.pages]
    kept = [page for page in pages if page.sections or page.kind is PageKind.STUB]
    return replace(_with_pages(site, kept), matrix=site.matrix.listed)


def _stored(page: Page) -> Page:
    sections = [
        replace(section, content=_with_rows(section.content, _without_told))
        for section in page.sections
        if section.origin is Origin.CORPUS
    ]
    return replace(page, sections=sections)


def _without_told(rows: list[Any]) -> list[Any]:
    return [
        replace(row, library=None) if isinstance(row, Parameter) and row.library else row
        for row in rows
        if row.origin is Origin.CORPUS
    ]
