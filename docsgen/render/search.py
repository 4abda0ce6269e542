# What the site's search can find: one record for every place that a reader may want to go to, with
# its exact anchor. docs/search.md says how records are ranked.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from docsgen.config import Config
from docsgen.model import (
    Attributes,
    Behavior,
    Block,
    Callout,
    CodeBlock,
    Description,
    Exchange,
    Heading,
    HelperClass,
    Listeners,
    Markdown,
    Matrix,
    Method,
    Methods,
    Page,
    Parameter,
    Parameters,
    Prose,
    Section,
    Shortcut,
    Shortcuts,
    Site,
)
from docsgen.render import anchors
from docsgen.render.markdown import plain
from docsgen.render.navigation import Navigation
from docsgen.render.reference import event_table, undescribed_events
from docsgen.render.summary import Summaries

KINDS = ("page", "parameter", "event", "method", "shortcut", "guide")
"""What a record can be: `guide` is a guide or a section of one, `page` the same in the reference,
`parameter` also an attribute or a field."""


class Record(msgspec.Struct, frozen=True):
    """A place that search can find.

    `url` is relative to the site's root, with the anchor; `trail` says where the place is, from
    the outside in; `text` is plain.
    """

    url: str
    title: str
    kind: str
    trail: list[str]
    text: str


def search_records(site: Site, config: Config) -> list[Record]:
    """All that search can find, in the order of the site's pages."""
    navigation = Navigation(site, config, Summaries(site, config))
    found = [_area_records(navigation), _matrix_records(site)]
    found += [_page_records(page, site, config, navigation) for page in site.pages]
    return list(chain.from_iterable(found))


def empty_words(config: Config) -> list[str]:
    """The names of the library, which say nothing where everything is about it."""
    library = config.library
    return sorted(
        {name.lower() for name in (library.name, library.alias, *library.aliases.values())}
    )


def _area_records(navigation: Navigation) -> Iterator[Record]:
    for area in navigation.areas:
        groups = ", ".join(group.title for group in area.groups)
        yield Record(area.path, area.title, "page", ["Index"], groups)


def _matrix_records(site: Site) -> Iterator[Record]:
    """The support matrix, its events, and the parameters that all listeners share."""
    matrix = site.matrix
    if not matrix.events:
        return
    events = ", ".join(matrix.events)
    yield Record("events/", "Support matrix", "page", ["Events"], f"Components by event: {events}")
    for event in matrix.events:
        names = ", ".join(name for name, events in matrix.support.items() if event in events)
        url = f"events/#{anchors.event(event)}"
        yield Record(url, event, "event", ["Events"], f"Supported by {names}.")
    for lab in site.labs.values():
        about = f"Every listener of {lab.component} to try out: {', '.join(lab.events)}."
        yield Record(lab.path, f"Event lab: {lab.component}", "page", ["Events"], about)
    path, title = "events/parameters/", "Event parameters"
    parameters = site.shared_event_parameters
    listed = ", ".join(parameter.name for parameter in parameters)
    yield Record(path, title, "page", ["Events"], f"Every event listener takes {listed}.")
    for parameter in parameters:
        url = f"{path}#{parameter.name}"
        yield Record(url, parameter.name, "parameter", [title], _about(parameter))


def _page_records(
    page: Page, site: Site, config: Config, navigation: Navigation
) -> Iterator[Record]:
    place = navigation.place(page)
    kind = "guide" if page.kind.is_prose else "page"
    yield Record(
        page.path, place.entry.title, kind, [place.group.title], _introduction(page, config)
    )
    for section in page.sections:
        yield from _section_records(section, page, kind, site)
    for event in undescribed_events(page, site):
        url = _url(page, anchors.event(event))
        text = f"{page.title} supports the event {event}."
        yield Record(url, event, "event", [page.title, "Events"], text)


def _introduction(page: Page, config: Config) -> str:
    """What a page is about: its own words, or those of its headings."""
    if page.kind.is_prose:
        return ", ".join(plain(section.heading) for section in page.sections)
    library = config.library
    name = f"{library.aliases.get(page.kind_name, library.alias)}.{page.title}"
    return f"{name} {_lines(page.description)}".strip()


def _section_records(section: Section, page: Page, kind: str, site: Site) -> Iterator[Record]:
    match section.content:
        case Prose(blocks=blocks) | Matrix(blocks=blocks):
            yield from _prose(section, blocks, page, kind)
        case Behavior(input=given, output=returned):
            text = _joined(map(_exchange, (given, returned)))
            yield Record(_url(page, section.id), section.heading, kind, [page.title], text)
        case Description():
            pass  # the page's own record has it
        case _:
            yield from _reference(section, page, site)


def _prose(section: Section, blocks: list[Block], page: Page, kind: str) -> Iterator[Record]:
    """A record for the section and one for each heading in it, with the text below it."""
    heading = plain(section.heading)
    title, trail, anchor, texts = heading, [page.title], section.id, list[str]()
    for block in blocks:
        if isinstance(block, Heading):
            yield Record(_url(page, anchor), title, kind, trail, _joined(texts))
            title, trail, anchor, texts = plain(block.text), [page.title, heading], block.id, []
        else:
            texts.append(_text(block))
    yield Record(_url(page, anchor), title, kind, trail, _joined(texts))


def _reference(section: Section, page: Page, site: Site) -> Iterator[Record]:
    match section.content:
        case Parameters(parameters=rows):
            for row in rows:
                yield _parameter(row, page, anchors.parameter(row.name), "Parameters")
        case Attributes(attributes=rows):
            for row in rows:
                yield _parameter(row, page, anchors.attribute(row.name), "Attributes")
        case HelperClass(name=helper):
            text = _lines(section.content.description)
            yield Record(_url(page, section.id), helper, "page", [page.title], text)
            for row in section.content.fields:
                yield _parameter(row, page, anchors.field(helper, row.name), helper)
        case Listeners():
            yield from _listeners(section.content, page, site)
        case Methods(methods=methods):
            yield from chain.from_iterable(_method(method, page, site) for method in methods)
        case Shortcuts(shortcuts=shortcuts):
            yield from (_shortcut(shortcut, page) for shortcut in shortcuts)


def _listeners(listeners: Listeners, page: Page, site: Site) -> Iterator[Record]:
    for event in listeners.events:
        url = _url(page, anchors.event(event.name))
        text = f"{listeners.owner}.{event.name} {_lines(event.description)}"
        yield Record(url, event.name, "event", [page.title, "Events"], text)
    for row in _own_rows(listeners.parameters, site):
        yield _parameter(row, page, anchors.event_parameter(row.name), "Event parameters")


def _method(method: Method, page: Page, site: Site) -> Iterator[Record]:
    kind, group = ("event", "Events") if method.is_event_listener else ("method", "Methods")
    url = _url(page, anchors.method(method.name))
    text = f"{method.owner}.{method.name} {_lines(method.description)}"
    yield Record(url, method.name, kind, [page.title, group], text)
    rows = method.parameters
    for row in _own_rows(rows, site) if method.is_event_listener else rows:
        anchor = anchors.method_parameter(method.name, row.name)
        yield _parameter(row, page, anchor, method.name)


def _own_rows(rows: list[Parameter], site: Site) -> list[Parameter]:
    """The event parameters that the page itself shows, not only the table that all share."""
    table = event_table(rows, site)
    return table.differing if table.shared else rows


def _shortcut(shortcut: Shortcut, page: Page) -> Record:
    url = _url(page, anchors.shortcut(shortcut.shortcut))
    text = f'{shortcut.class_}, "{shortcut.shortcut}": {shortcut.initialization}'
    return Record(url, shortcut.shortcut, "shortcut", [page.title, "Shortcuts"], text)


def _parameter(row: Parameter, page: Page, anchor: str, owner: str) -> Record:
    url = _url(page, anchor)
    return Record(url, row.name, "parameter", [page.title, owner], _about(row))


def _about(row: Parameter) -> str:
    default = f"= {row.default}" if row.default is not None else ""
    return _joined([row.type, default, _lines(row.description)])


def _url(page: Page, anchor: str) -> str:
    return f"{page.path}#{anchor}"


def _text(block: Block) -> str:
    match block:
        case Markdown(text=text) | Callout(text=text):
            return _lines(text)
        case CodeBlock(code=code):
            return " ".join(code.split())
        case _:
            return ""


def _exchange(exchange: Exchange) -> str:
    return _joined([exchange.type, _lines(exchange.description)])


def _lines(text: str) -> str:
    """Markdown of several lines as plain text."""
    return _joined(plain(line) for line in text.split("\n"))


def _joined(texts: Iterable[str]) -> str:
    return " ".join(filter(None, texts))
