# Sections to pages: titles, kinds, anchors, and stubs for components without a page of their own.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin

from msgspec.structs import replace

from docsgen.config import Config
from docsgen.kinds import PageKind
from docsgen.model.blocks import CodeBlock, Heading
from docsgen.model.naming import category, class_name, guide_title, slug, stored_name, unique
from docsgen.model.page import OwnGuide, Page, Section, blocks_of
from docsgen.model.paths import page_path
from docsgen.model.reference import Listeners, Matrix, Methods, Origin, Prose, Shortcuts
from docsgen.model.rewrite import texts_of

_THEME_IDS = ("content", "source", "live-demos", "mentions", "matrix-events", "related-guides")
"""Anchors that every page's template uses itself."""


def pages_of(sections: list[Section], config: Config, told: Mapping[str, PageKind]) -> list[Page]:
    """The pages that sections make up, in the order in which the first of each appears.

    `told` has the kinds that the library gives to pages, by path.
    """
    return [
        _own_page(group[0].own, group) if group[0].own else _page(group, config, told)
        for group in by_page(sections).values()
    ]


def stubs(names: dict[str, str], pages: list[Page], config: Config) -> list[Page]:
    """A page for each component of which the corpus holds only the matrix row."""
    known = {page.path for page in pages}
    origins = [page for page in pages if page.contents(Matrix)]
    stubs = []
    for name, path in sorted(names.items()):
        if path in known:
            continue
        known.add(path)
        stubs.append(
            Page(
                url=urljoin(origins[0].url, f"/{path.rstrip('/')}"),
                path=path,
                title=name,
                kind=PageKind.STUB,
                kind_name=PageKind.STUB,
                category=origins[0].category,
                chunks=[],
                sections=[],
                qualified=_qualified(name, PageKind.STUB, config),
            )
        )
    return stubs


def by_page(sections: Iterable[Section]) -> dict[str, list[Section]]:
    """Sections grouped by the path of their page, pages in order of first appearance."""
    groups: dict[str, list[Section]] = {}
    for section in sections:
        groups.setdefault(_path(section), []).append(section)
    return groups


def _path(section: Section) -> str:
    return section.own.path if section.own else page_path(section.url)


def _page(sections: list[Section], config: Config, told: Mapping[str, PageKind]) -> Page:
    url = sections[0].url
    kind_name = config.kind_name_of(url, told.get(page_path(url)))
    kind = config.kind(kind_name)
    stored = sections[0].page_title
    title = guide_title(stored, config.words)
    if not kind.is_prose:
        wanted = page_path(url).rstrip("/").rpartition("/")[2].removesuffix("-class")
        is_whole = config.source.windows is None or sections[0].origin is Origin.LIBRARY
        kept = stored_name(stored, wanted) if is_whole else None
        title = kept or _class_title(wanted, sections) or title
    return Page(
        url=url,
        path=page_path(url),
        title=title,
        kind=kind,
        kind_name=kind_name,
        category=category(stored),
        chunks=sorted({chunk for section in sections for chunk in section.chunks}),
        sections=_with_anchors(sections),
        missing=missing(sections),
        qualified=_qualified(title, kind_name, config) if kind.is_reference else "",
    )


def missing(sections: Iterable[Section]) -> list[str]:
    """What the sections of a page lost, in words."""
    return [f"{section.heading}: {lost}" for section in sections for lost in section.lost]


def _qualified(title: str, kind_name: str, config: Config) -> str:
    """The dotted name of the class or function with that title on pages of that kind."""
    library = config.library
    return f"{library.aliases.get(kind_name, library.name)}.{title}"


def _own_page(own: OwnGuide, sections: list[Section]) -> Page:
    return Page(
        url=sections[0].url,
        path=own.path,
        title=own.title,
        kind=PageKind.GUIDE,
        kind_name=PageKind.GUIDE,
        category=own.category,
        chunks=[],
        sections=_with_anchors(sections),
        own=own,
    )


def _class_title(wanted: str, sections: list[Section]) -> str | None:
    """The class's real casing: as its listeners, methods or shortcuts write it, or its text."""
    return class_name(wanted, _names_in(sections)) or class_name(wanted, _texts_in(sections))


def _names_in(sections: list[Section]) -> Iterator[str]:
    for section in sections:
        match section.content:
            case Listeners(owner=owner):
                yield owner
            case Methods(methods=methods):
                yield from (method.owner for method in methods)
            case Shortcuts(shortcuts=shortcuts):
                yield from (shortcut.class_ for shortcut in shortcuts)


def _texts_in(sections: list[Section]) -> Iterator[str]:
    for section in sections:
        yield from (block.code for block in blocks_of(section) if isinstance(block, CodeBlock))
        yield from texts_of(section.content)


def _with_anchors(sections: list[Section]) -> list[Section]:
    """Every section and every heading inside one gets an anchor that is unique on the page."""
    wanted = []
    for section in sections:
        wanted.append(slug(section.heading))
        wanted += [slug(b.text) for b in blocks_of(section) if isinstance(b, Heading)]
    ids = iter(unique([*_THEME_IDS, *wanted])[len(_THEME_IDS) :])
    return [_anchored(section, ids) for section in sections]


def _anchored(section: Section, ids: Iterator[str]) -> Section:
    section = replace(section, id=next(ids))
    if isinstance(section.content, Prose | Matrix):
        blocks = [
            replace(block, id=next(ids)) if isinstance(block, Heading) else block
            for block in section.content.blocks
        ]
        section = replace(section, content=replace(section.content, blocks=blocks))
    return section


def anchors_of(page: Page) -> frozenset[str]:
    """All anchors of a page."""
    headings = (b.id for s in page.sections for b in blocks_of(s) if isinstance(b, Heading))
    return frozenset({*(section.id for section in page.sections), *headings})
