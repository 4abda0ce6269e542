# What every template sees of the page that it makes: a view that turns model values into HTML.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from docsgen.languages import Texts, text_attributes
from docsgen.model import CodeBlock, Matrix, Parameter, Site, anchors, page_types
from docsgen.model.changes import EVERY_EVENT, Releases
from docsgen.model.page_types import EVENT_PARAMETERS
from docsgen.model.running import Running
from docsgen.model.site_languages import SiteLanguages
from docsgen.render.demos import ShownDemo
from docsgen.render.highlight import display_name, highlight
from docsgen.render.markdown import ROOT, plain, to_html, to_inline_html
from docsgen.render.reference import EventTable, event_table
from docsgen.render.releases import Mark, choices, marks, newest
from docsgen.render.samples import Hindrance, ShownCode, hindrance, shown_code


class View:
    """Turns model values into HTML for the page at `path`.

    `root` is the way to the root of the pages of its version, `shared` that to what all versions
    share. `demos` are all demos of the site by name. `asked_language` is the tag of the page's
    language where that is not the default one, `project_attributes` then says in which language
    the words of the project are that are not translated; `own_attributes` does the same for
    docsgen's own words within text in another language.
    """

    own_attributes = Markup()

    def __init__(
        self,
        path: str,
        site: Site,
        demos: Mapping[str, ShownDemo],
        texts: Texts,
        releases: Releases,
        languages: SiteLanguages | None = None,
    ) -> None:
        self.texts = texts
        is_further = languages is not None and not languages.is_default
        self.asked_language = texts.language if is_further else ""
        self.project_attributes = Markup()
        if languages and is_further:
            self.project_attributes = text_attributes(languages.all[0])
        self.releases = releases
        self.root = "../" * path.count("/") or "./"
        self.shared = "../" * f"{releases.current.path}{path}".count("/") or "./"
        self.choices = choices(path, releases)
        self.newest = newest(path, releases)
        self.all_marks: dict[str, list[Mark]] = {}
        if path == EVENT_PARAMETERS.path:
            self.all_marks = marks(EVERY_EVENT, releases)
        self.demos = demos
        self._site = site

    def href(self, target: str) -> str:
        """A relative link to `target`, which starts with `/` when it is a page of the site."""
        return self.root + target[1:] if target.startswith("/") else target

    def shared_href(self, target: str) -> str:
        """A relative link to `target`, which starts with `/` and is there for all versions."""
        return self.shared + target.removeprefix("/")

    def page(self, page_type: str, name: str = "") -> str:
        """A relative link to the page of a type, or to the one called `name` where it has several.

        Raises LookupError where there is no such type.
        """
        return self.root + page_types.page_type(page_type).at(name)

    @property
    def playground(self) -> str | None:
        """A relative link to the playground, where the site has one and apps can be started."""
        can_start = any(shown.embed for shown in self.demos.values())
        is_there = self._site.playground is not None and can_start
        return self.page(page_types.PLAYGROUND.name) if is_there else None

    def md(self, text: str) -> Markup:
        """A block of Markdown as HTML."""
        return Markup(to_html(text, self.texts).replace(f'"{ROOT}', f'"{self.root}'))

    def inline(self, text: str) -> Markup:
        """A line of Markdown as HTML."""
        return Markup(to_inline_html(text, self.texts).replace(f'"{ROOT}', f'"{self.root}'))

    def relative(self, html: str) -> Markup:
        """A template's HTML, whose links to pages of the site start with `/`, for this page."""
        return Markup(html.replace(' href="/', f' href="{self.root}'))

    def code(self, block: CodeBlock) -> ShownCode:
        """A code sample, highlighted, with what a reader must know about it."""
        return shown_code(block, self.texts)

    def hindrance(self, running: Running | None) -> Hindrance:
        """Why code does not run as it is copied, in words."""
        return hindrance(running, self.texts)

    @staticmethod
    def highlight(code: str, language: str) -> Markup:
        """Code that is shown as it is, highlighted."""
        return Markup(highlight(code.strip("\n"), language))

    def language(self, name: str) -> str:
        """The name of a language as readers write it."""
        return display_name(name, self.texts)

    def matrix_size(self, matrix: Matrix) -> str:
        """How many components and events there are."""
        return self.texts(
            "events.size-of-matrix",
            components=self.texts("events.components", count=len(matrix.rows)),
            events=self.texts("events.events", count=len(matrix.events)),
        )

    def event_table(self, rows: list[Parameter]) -> EventTable:
        """A page's event parameters against the shared ones."""
        return event_table(rows, self._site)

    def marks(self, *places: str) -> list[Mark]:
        """What is new, changed or gone at the first of these anchors of the page that has marks."""
        return next(filter(None, map(self.all_marks.get, places)), [])

    def row_source(self, row: Parameter) -> Markup:
        """Nothing: what is no documentation page has rows of one source only."""
        return Markup()

    @staticmethod
    def field_prefix(helper_class: str) -> str:
        """What the ids of all fields of a small class begin with."""
        return anchors.field(helper_class, "")

    @staticmethod
    def plain(text: str) -> str:
        """A line of Markdown without its marks."""
        return plain(text)

    @staticmethod
    def kind(value: Any) -> str:
        """The tag of a content or block, for the templates to choose a macro by."""
        return str(type(value).__struct_config__.tag)
