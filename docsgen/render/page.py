# What the template of a documentation page sees: the page, what is around it, and its parts.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from docsgen.config import Library
from docsgen.languages import Texts, primary, text_attributes
from docsgen.model import (
    Attributes,
    CodeBlock,
    Description,
    Event,
    Heading,
    Link,
    Listeners,
    Mention,
    Method,
    Methods,
    Origin,
    Page,
    Parameter,
    Parameters,
    Section,
    Shortcut,
    Site,
    blocks_of,
)
from docsgen.model.changes import Releases
from docsgen.model.guide_picture import images_of
from docsgen.model.site_languages import SiteLanguages
from docsgen.render.demos import ShownDemo
from docsgen.render.examples import shown_example
from docsgen.render.labs import Mark as EventMark
from docsgen.render.labs import ShownLab
from docsgen.render.library_themes import shown_themes
from docsgen.render.markdown import plain
from docsgen.render.reference import (
    record_ranges,
    signature,
    undescribed_events,
)
from docsgen.render.releases import marks
from docsgen.render.samples import runs_as_app
from docsgen.render.view import View

MOST_DEMOS = 6
"""Demos that use a class and are listed on its page."""


class TocEntry(msgspec.Struct, frozen=True):
    """A line of the table of contents; `level` is 2 for a section, 3 below it."""

    title: str
    id: str
    level: int


class PageView(View):
    """The view of a documentation page."""

    def __init__(
        self,
        page: Page,
        site: Site,
        library: Library,
        demos: Mapping[str, ShownDemo],
        texts: Texts,
        releases: Releases,
        languages: SiteLanguages | None = None,
        lab: ShownLab | None = None,
    ) -> None:
        super().__init__(page.path, site, demos, texts, releases, languages)
        example = site.examples.get(page.path)
        self.example = shown_example(example) if example else None
        self.lab = lab
        self.library = library.title
        self.shared_parameters = site.shared_parameters.get(page.path, [])
        self.last_of_events = _last_of_events(page)
        self.alias = library.aliases.get(page.kind_name, library.alias)
        self.name = f"{self.alias}.{page.title}"
        if page.qualified == f"{library.name}.{page.class_name}":
            self.all_marks = marks(page.class_name, releases)
        self._sources = _sources(page, library, texts)
        self.text_language = page.own.language if page.own else library.language
        if self.is_foreign:
            self.own_attributes = text_attributes(texts.language)
        self._is_mixed = bool(page.chunks)
        self.library_source = f"{library.title} {library.version}" if self._sources else ""
        self.signature = signature(page)
        self.records = record_ranges(page.chunks)
        self.matrix_events = undescribed_events(page, site)
        self.related: list[Link] = page.related
        self.mentions = _mentions(page, site)
        self.other_demos = _other_demos(page, demos)
        self.has_demos = any(name in demos for name in page.demos)
        blocks = (block for section in page.sections for block in blocks_of(section))
        self.has_apps = any(isinstance(one, CodeBlock) and runs_as_app(one) for one in blocks)
        self.lead = _lead(page)
        self.themes = shown_themes(page, site)
        self.pictured = [theme for theme in self.themes.values() if theme.pictures]
        self.moved = site.moved_sections.get(page.path, {})
        self.has_pictures = bool(self.pictured or images_of(page))
        self.toc = list(_toc(page, self))

    @property
    def lab_runs(self) -> bool:
        """Whether there is an event lab that can be started here."""
        return self.lab is not None and self.lab.shown.embed is not None

    def event_mark(self, event: str) -> EventMark | None:
        """The evidence of an event in the lab, if there is a lab that has it."""
        marks = self.lab.marks if self.lab else []
        return next((mark for mark in marks if mark.event == event), None)

    @property
    def is_foreign(self) -> bool:
        """Whether the page's text is in another language than what docsgen says around it."""
        return primary(self.text_language) != primary(self.texts.language)

    @property
    def text_attributes(self) -> Markup:
        """Attributes that say in which language the page's text is, where that is another."""
        return text_attributes(self.text_language) if self.is_foreign else Markup()

    def source(self, section: Section) -> Markup:
        """An attribute for a section's element that says in a tooltip where the section is from."""
        return _tooltip(self._sources.get(section.origin))

    def row_source(self, row: Parameter | Event | Method | Shortcut) -> Markup:
        """The same for what only the library tells in a section that is from elsewhere."""
        is_added = self._is_mixed and row.origin is Origin.LIBRARY
        return _tooltip(self._sources.get(Origin.LIBRARY) if is_added else None)


def _sources(page: Page, library: Library, texts: Texts) -> dict[Origin, str]:
    """Who says what stands on the page, in words, where not only the corpus does."""
    if not any(one.is_filled or one.origin is Origin.LIBRARY for one in page.sections):
        return {}
    return {
        Origin.CORPUS: texts("page.from-corpus", host=urlsplit(page.url).netloc),
        Origin.LIBRARY: texts("page.from-library", library=library.title, version=library.version),
    }


def _tooltip(text: str | None) -> Markup:
    return Markup(' title="{}"').format(text) if text else Markup()


def _lead(page: Page) -> Section | None:
    """The description that opens a reference page and needs no heading."""
    opening = page.sections[0] if page.sections else None
    return opening if opening and isinstance(opening.content, Description) else None


def _last_of_events(page: Page) -> Section | None:
    """The section behind which events stand that only the matrix has; None: behind all."""
    told = (Description, Parameters, Attributes, Listeners)
    return next((one for one in reversed(page.sections) if isinstance(one.content, told)), None)


def _other_demos(page: Page, demos: Mapping[str, ShownDemo]) -> list[ShownDemo]:
    """Demos whose code names the page's class, without those that the page shows anyway."""
    url = f"/{page.path}"
    users = [shown for shown in demos.values() if url in [use.url for use in shown.uses]]
    return [shown for shown in users if shown.demo.name not in page.demos][:MOST_DEMOS]


def _mentions(page: Page, site: Site) -> list[Mention]:
    own = f"/{page.path}#"
    found = site.mentions.get(page.qualified, [])
    return [mention for mention in found if not mention.section.url.startswith(own)]


def _toc(page: Page, view: PageView) -> Iterator[TocEntry]:
    matrix_events = TocEntry(view.texts("events.short-title"), "matrix-events", 2)
    if view.example:
        yield TocEntry(view.texts("example.title"), "live-example", 2)
    for section in page.sections:
        if section.heading and section is not view.lead:
            yield TocEntry(plain(section.heading), section.id, 2)
        if not isinstance(section.content, Methods):
            headings = (block for block in blocks_of(section) if isinstance(block, Heading))
            yield from (TocEntry(plain(block.text), block.id, 3) for block in headings)
        if view.matrix_events and section is view.last_of_events:
            yield matrix_events
    if view.matrix_events and not view.last_of_events:
        yield matrix_events
    if view.other_demos:
        yield TocEntry(view.texts("page.demos"), "live-demos", 2)
    if view.related:
        yield TocEntry(view.texts("page.related"), "related-guides", 2)
    if view.mentions:
        yield TocEntry(view.texts("page.mentions"), "mentions", 2)
