# What the site's search can find: one record for every place that a reader may want to go to, with
# its exact anchor. docs/search.md says how records are ranked.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from docsgen.config import Config
from docsgen.languages import Texts, texts_in
from docsgen.languages.vocabulary import Vocabulary, vocabulary
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
    anchors,
    page_types,
)
from docsgen.model.page_types import PageType, SitePage
from docsgen.render.markdown import plain
from docsgen.render.navigation import Navigation
from docsgen.render.reference import event_table, undescribed_events
from docsgen.render.summary import Summaries

SEARCH_KINDS = ("page", "parameter", "event", "method", "shortcut", "guide")
"""What a place can be, in the order in which the dialog offers them.

`guide` is a guide or a section of one, `page` the same in the reference, `parameter` also an
attribute or a field. The texts `search-kind.<name>` and `search-kinds.<name>` say what one such
place is called, and all of them. The dialog gets the list with the index (places.py).
"""


def named_kinds(texts: Texts) -> list[tuple[str, str, str]]:
    """All kinds with what one such place is called, and what all of them are."""
    return [(k, texts(f"search-kind.{k}"), texts(f"search-kinds.{k}")) for k in SEARCH_KINDS]


class Record(msgspec.Struct, frozen=True):
    """A place that search can find.

    `url` is relative to the site's root, with the anchor; `kind` is the name of a search kind;
    `trail` says where the place is, from the outside in; `text` is plain; `weight` is that of its
    page (mentions.py).
    """

    url: str
    title: str
    kind: str
    trail: list[str]
    text: str
    weight: int = 0


def search_records(site: Site, config: Config) -> list[Record]:
    """All that search can find, in the order of the site's pages."""
    navigation = Navigation(site, config, Summaries(site, config))
    found = [_own_records(site, navigation, texts_in(config.language))]
    found += [_page_records(page, site, config, navigation) for page in site.pages]
    return list(chain.from_iterable(found))


def search_vocabulary(config: Config, records: list[Record]) -> Vocabulary:
    """What the search takes for the same, and what says nothing: the names of the library, too."""
    text = " ".join(part for record in records for part in (record.title, record.text))
    known = vocabulary(config.language, config.search.synonyms, text)
    return Vocabulary([*library_names(config), *known.empty], known.synonyms)


def library_names(config: Config) -> list[str]:
    """The names under which code imports the library, in lower case; sorted."""
    library = config.library
    return sorted(
        {name.lower() for name in (library.name, library.alias, *library.aliases.values())}
    )


def _own_records(site: Site, navigation: Navigation, texts: Texts) -> Iterator[Record]:
    """The pages that docsgen makes, as far as their types say that search finds them."""
    for known in page_types.PAGE_TYPES:
        for page in known.pages(site, texts) if known.search else ():
            text = _index(page.path, navigation) if known.holds_pages else _lines(page.text)
            where = _where(known, page, texts)
            yield Record(page.path, page.title, known.search, [where], text)
            owner = texts(known.navigation) if known.navigation else page.title
            yield from _part_records(page, owner)


def _where(page_type: PageType, page: SitePage, texts: Texts) -> str:
    """Where a page of docsgen's own is, in the words of the navigation."""
    if page_type.holds_pages:
        return texts("areas.index")
    listed = page_types.above(page.path) or page_type
    return texts(listed.navigation) if listed.navigation else ""


def _index(path: str, navigation: Navigation) -> str:
    return ", ".join(group.title for group in navigation.area(path).groups)


def _part_records(page: SitePage, owner: str) -> Iterator[Record]:
    for part in page.parts:
        if part.search:
            url = f"{page.path}#{part.anchor}"
            yield Record(url, part.title, part.search, [owner], _lines(part.text))


def _page_records(
    page: Page, site: Site, config: Config, navigation: Navigation
) -> Iterator[Record]:
    place, texts = navigation.place(page), texts_in(config.language)
    kind = "guide" if page.kind.is_prose else "page"
    yield Record(
        page.path, place.entry.title, kind, [place.group.title], _introduction(page, config)
    )
    for section in page.sections:
        yield from _section_records(section, page, kind, site, texts)
    for event in undescribed_events(page, site):
        url = _url(page, anchors.event(event))
        text = texts("search-records.component-event", component=page.title, event=event)
        yield Record(url, event, "event", [page.title, texts("events.short-title")], text)


def _introduction(page: Page, config: Config) -> str:
    """What a page is about: its own words, or those of its headings."""
    if page.kind.is_prose:
        return ", ".join(plain(section.heading) for section in page.sections)
    library = config.library
    name = f"{library.aliases.get(page.kind_name, library.alias)}.{page.title}"
    return f"{name} {_lines(page.description)}".strip()


def _section_records(
    section: Section, page: Page, kind: str, site: Site, texts: Texts
) -> Iterator[Record]:
    match section.content:
        case Prose(blocks=blocks) | Matrix(blocks=blocks):
            yield from _prose(section, blocks, page, kind)
        case Behavior(input=given, output=returned):
            text = _joined(map(_exchange, (given, returned)))
            yield Record(_url(page, section.id), section.heading, kind, [page.title], text)
        case Description():
            pass  # the page's own record has it
        case _:
            yield from _reference(section, page, site, texts)


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


def _reference(section: Section, page: Page, site: Site, texts: Texts) -> Iterator[Record]:
    match section.content:
        case Parameters(parameters=rows):
            for row in rows:
                yield _parameter(
                    row, page, anchors.parameter(row.name), texts("reference.parameters")
                )
        case Attributes(attributes=rows):
            for row in rows:
                yield _parameter(
                    row, page, anchors.attribute(row.name), texts("reference.attributes")
                )
        case HelperClass(name=helper):
            text = _lines(section.content.description)
            yield Record(_url(page, section.id), helper, "page", [page.title], text)
            for row in section.content.fields:
                yield _parameter(row, page, anchors.field(helper, row.name), helper)
        case Listeners():
            yield from _listeners(section.content, page, site, texts)
        case Methods(methods=methods):
            yield from chain.from_iterable(_method(method, page, site, texts) for method in methods)
        case Shortcuts(shortcuts=shortcuts):
            yield from (_shortcut(shortcut, page, texts) for shortcut in shortcuts)


def _listeners(listeners: Listeners, page: Page, site: Site, texts: Texts) -> Iterator[Record]:
    for event in listeners.events:
        url = _url(page, anchors.event(event.name))
        text = f"{listeners.owner}.{event.name} {_lines(event.description)}"
        yield Record(url, event.name, "event", [page.title, texts("events.short-title")], text)
    for row in _own_rows(listeners.parameters, site):
        owner = texts("event-parameters.title")
        yield _parameter(row, page, anchors.event_parameter(row.name), owner)


def _method(method: Method, page: Page, site: Site, texts: Texts) -> Iterator[Record]:
    is_event = method.is_event_listener
    kind, key = ("event", "events.short-title") if is_event else ("method", "reference.methods")
    url = _url(page, anchors.method(method.name))
    text = f"{method.owner}.{method.name} {_lines(method.description)}"
    yield Record(url, method.name, kind, [page.title, texts(key)], text)
    rows = method.parameters
    for row in _own_rows(rows, site) if is_event else rows:
        anchor = anchors.method_parameter(method.name, row.name)
        yield _parameter(row, page, anchor, method.name)


def _own_rows(rows: list[Parameter], site: Site) -> list[Parameter]:
    """The event parameters that the page itself shows, not only the table that all share."""
    table = event_table(rows, site)
    return table.differing if table.shared else rows


def _shortcut(shortcut: Shortcut, page: Page, texts: Texts) -> Record:
    url = _url(page, anchors.shortcut(shortcut.shortcut))
    text = f'{shortcut.class_}, "{shortcut.shortcut}": {shortcut.initialization}'
    trail = [page.title, texts("reference.shortcuts")]
    return Record(url, shortcut.shortcut, "shortcut", trail, text)


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
