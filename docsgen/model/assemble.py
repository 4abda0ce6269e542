# Stage 2: sections to a site. Pages get their titles, kinds and anchors, the support matrix is
# built and cross-checked, stubs stand in for components without a page, and links are resolved.

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from urllib.parse import urljoin

from msgspec.structs import replace

from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.memory import MANY
from docsgen.model.blocks import CodeBlock, Heading
from docsgen.model.demo import Demo
from docsgen.model.links import Links, Resolution, rewrite_links
from docsgen.model.naming import category, class_name, guide_title, slug, unique
from docsgen.model.page import OwnGuide, Page, Section, blocks_of
from docsgen.model.pathological import why_pathological
from docsgen.model.paths import folded, own_indexes, page_path
from docsgen.model.redirects import find_redirects
from docsgen.model.reference import (
    Container,
    Link,
    Listeners,
    Matrix,
    Methods,
    Parameter,
    Prose,
    Shortcuts,
)
from docsgen.model.rewrite import map_texts, texts_of
from docsgen.model.site import Mention, Site, SupportMatrix

_THEME_IDS = ("content", "source", "live-demos", "mentions", "matrix-events", "related-guides")
"""Anchors that every page's template uses itself."""


def assemble(
    sections: list[Section],
    config: Config,
    findings: Findings,
    demos: Iterable[Demo] = (),
    stored: Mapping[int, str] = MappingProxyType({}),
) -> Site:
    """The site made of `sections` and `demos`, with every internal link live.

    `stored` are the texts of the corpus's records.
    """
    known = {demo.name: demo for demo in demos}
    _check_showcase(config, known, findings)
    pages = [
        _own_page(group[0].own, group) if group[0].own else _page(group, config)
        for group in _by_page(sections)
    ]
    matrix = _matrix(pages)
    names = _component_paths(pages, findings)
    pages += _stubs(names, pages, config)
    _check_matrix(pages, matrix, findings)
    _check_empty(pages, findings)
    _check_markdown(pages, findings)
    anchors = {**_tables(matrix), **{page.path: _anchors(page) for page in pages}}
    redirects = find_redirects(config, anchors, own_indexes(bool(matrix.events)), findings)
    links = Links(config, anchors, redirects)
    pages = [_resolve_page(page, links, findings) for page in pages]
    return Site(
        pages=pages,
        matrix=matrix,
        shared_event_parameters=_shared_table(pages),
        mentions=_mentions(pages, config),
        paths=names,
        redirects=redirects,
        demos=known,
        stored=dict(stored),
    )


def _by_page(sections: list[Section]) -> list[list[Section]]:
    """Sections grouped by the path of their page, pages in order of first appearance."""
    groups: dict[str, list[Section]] = {}
    for section in sections:
        groups.setdefault(_path(section), []).append(section)
    return list(groups.values())


def _path(section: Section) -> str:
    return section.own.path if section.own else page_path(section.url)


def _page(sections: list[Section], config: Config) -> Page:
    url = sections[0].url
    kind_name = config.kind_name_of(url)
    kind = config.kind(kind_name)
    stored = sections[0].page_title
    title = guide_title(stored, config.words)
    if not kind.is_prose:
        title = _class_title(page_path(url), sections) or title
    return Page(
        url=url,
        path=page_path(url),
        title=title,
        kind=kind,
        kind_name=kind_name,
        category=category(stored),
        chunks=sorted({chunk for section in sections for chunk in section.chunks}),
        sections=_with_anchors(sections),
        missing=[f"{s.heading}: {lost}" for s in sections for lost in s.lost],
        qualified=_qualified(title, kind_name, config) if kind.is_reference else "",
    )


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


def _class_title(path: str, sections: list[Section]) -> str | None:
    """The class's real casing: as its listeners, methods or shortcuts write it, or its text."""
    wanted = path.rstrip("/").rpartition("/")[2]
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


def _matrix(pages: list[Page]) -> SupportMatrix:
    tables = [table for page in pages for table in page.contents(Matrix)]
    return SupportMatrix(
        events=sorted({event for table in tables for event in table.events}),
        support=dict(sorted((row[0], sorted(row[2])) for table in tables for row in table.rows)),
    )


def _component_paths(pages: list[Page], findings: Findings) -> dict[str, str]:
    """The page path of each component in the matrix, whether the page exists or not."""
    paths = {}
    spelt = {folded(page.path): page.path for page in pages}
    for page in pages:
        for name, target, _ in (row for table in page.contents(Matrix) for row in table.rows):
            try:
                path = page_path(urljoin(page.url, target))
                paths[name] = spelt.setdefault(folded(path), path)
            except ValueError as error:
                message = f"link to {target!r} of component {name}: {error}"
                at = Location(record=page.chunks[0], url=page.url)
                findings.add("DG020", message, hint="the component gets no page", at=at)
    return paths


def _stubs(names: dict[str, str], pages: list[Page], config: Config) -> list[Page]:
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


def _check_matrix(pages: list[Page], matrix: SupportMatrix, findings: Findings) -> None:
    for page in pages:
        listed = set(matrix.support.get(page.class_name, ()))
        documented = {event.name for event in page.events}
        if page.kind is not PageKind.COMPONENT or listed == documented:
            continue
        only_matrix, only_page = sorted(listed - documented), sorted(documented - listed)
        message = f"{page.title}: {len(only_matrix)} events only in the matrix"
        message += f" ({', '.join(only_matrix[:5])}{', ...' if len(only_matrix) > 5 else ''})"
        message += f", {len(only_page)} only on the page" if only_page else ""
        hint = "the page shows the matrix's events too"
        findings.add("DG025", message, hint=hint, at=Location(url=page.url))


def _check_empty(pages: list[Page], findings: Findings) -> None:
    for page in pages:
        is_empty = all(isinstance(section.content, Container) for section in page.sections)
        if is_empty and page.kind is not PageKind.STUB:
            hint = "write its text" if page.own else "remove its records"
            findings.add("DG026", "the page has no text", hint=hint, at=page.sections[0].location)


def _check_markdown(pages: list[Page], findings: Findings) -> None:
    """Report text that cannot be rendered as Markdown and is shown as it is."""
    for page in pages:
        if page.own:
            _check_text(page.own.summary, None, findings, page.sections[0].location)
        for section in page.sections:
            at = replace(section.location, url=page.url)
            _check_text(section.heading, None, findings, at)
            for block in blocks_of(section):
                if isinstance(block, Heading):
                    _check_text(block.text, None, findings, at)
            map_texts(section.content, partial(_check_text, findings=findings, at=at))


def _check_text(text: str, line: int | None, findings: Findings, at: Location) -> str:
    if why := why_pathological(text):
        hint = "write it as a code sample, or split it"
        here = replace(at, line=line) if line else at
        findings.add("DG211", f"the text is shown as it is: {why}", hint=hint, at=here)
    return text


def _check_showcase(config: Config, demos: Mapping[str, Demo], findings: Findings) -> None:
    for name in config.showcase:
        if name not in demos:
            message = f"the demo {name!r} of the showcase is not there"
            hint = "correct or remove the entry of `showcase`"
            findings.add("DG201", message, hint=hint, at=Location(file="content/site.yaml"))


def _tables(matrix: SupportMatrix) -> dict[str, frozenset[str]]:
    """The pages that show the matrix, with the anchors they have."""
    if not matrix.events:
        return {}
    rows = [f"component-{name}" for name in matrix.support]
    columns = [f"event-{event}" for event in matrix.events]
    anchors = frozenset(["by-event", "by-component", *rows, *columns])
    return {"events/": anchors, "events/parameters/": frozenset()}


def _anchors(page: Page) -> frozenset[str]:
    headings = (b.id for s in page.sections for b in blocks_of(s) if isinstance(b, Heading))
    return frozenset({*(section.id for section in page.sections), *headings})


def _resolve_page(page: Page, links: Links, findings: Findings) -> Page:
    sections = []
    for section in page.sections:
        at = replace(section.location, url=page.url)
        resolve = partial(links.resolve, page=page.path)
        rewrite = partial(_rewrite, resolve=resolve, findings=findings, at=at)
        content = map_texts(section.content, rewrite)
        related = []
        for link in section.related:
            resolution = links.resolve(link.url, page.path, follow=False)
            if resolution.rule:
                findings.add(resolution.rule, resolution.message, hint=resolution.hint, at=at)
            related.append(Link(link.title, resolution.target or urljoin(page.url, link.url)))
        sections.append(replace(section, content=content, related=related))
    return replace(page, sections=sections)


def _rewrite(
    text: str,
    line: int | None,
    resolve: Callable[[str], Resolution],
    findings: Findings,
    at: Location,
) -> str:
    return rewrite_links(text, resolve, findings, replace(at, line=line) if line else at)


def _shared_table(pages: list[Page]) -> list[Parameter]:
    """The event-parameter table that occurs on most pages."""
    tables = [listeners.parameters for page in pages for listeners in page.contents(Listeners)]
    counted = Counter(tuple(p.name for p in table) for table in tables)
    if not counted:
        return []
    names = counted.most_common(1)[0][0]
    same = [table for table in tables if tuple(p.name for p in table) == names]
    return max(same, key=same.count)


def _mentions(pages: list[Page], config: Config) -> dict[str, list[Mention]]:
    """For each class by its dotted name, the text and the samples that say `gr.Class`."""
    pattern = re.compile(
        rf"\b(?:{re.escape(config.library.alias)}|{re.escape(config.library.name)})\.([A-Z]\w+)"
    )
    found: dict[str, list[Mention]] = {}
    for page in pages:
        for section in page.sections:
            if not isinstance(section.content, Prose):
                continue
            samples = "\n".join(b.code for b in blocks_of(section) if isinstance(b, CodeBlock))
            text = "\n".join(texts_of(section.content))
            in_samples = _named(samples, pattern)
            for name in sorted(in_samples | _named(text, pattern)):
                title = section.heading or "Introduction"
                where = Link(title, f"/{page.path}#{section.id}")
                mention = Mention(page.title, where, name in in_samples)
                found.setdefault(f"{config.library.name}.{name}", []).append(mention)
    return found


@functools.lru_cache(maxsize=MANY)
def _named(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(text))
