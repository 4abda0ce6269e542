# All Markdown twins of a site as one list, in the order of the navigation, for what is made of all
# of them together: llms-full.txt, the skill, the index for programs. Links in them are absolute,
# because they are read far away from the page.

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from docsgen.model import Page, page_types
from docsgen.model.page_types import DOCUMENTATION, HOME, PageType, SitePage
from docsgen.model.site_index import tokens
from docsgen.render.contents import Prepared, contents
from docsgen.render.head import address
from docsgen.render.page import PageView
from docsgen.render.twin import page_twin, with_notice
from docsgen.render.view import View

_Seen = TypeVar("_Seen", bound=View)


class Twin(msgspec.Struct, frozen=True):
    """A page and its text as Markdown; `summary` is one plain line about it.

    `section` is the title of the navigation's group that it is in, or of the page above it; empty
    for the home page and the indexes of areas, which only lead to others.
    """

    path: str
    title: str
    section: str
    summary: str
    text: str

    @property
    def tokens(self) -> int:
        """The estimated size of the text."""
        return tokens(self.text)


def all_twins(prepared: Prepared) -> list[Twin]:
    """The twins of all pages that readers can find: indexes, then groups, then all others."""
    texts, site = prepared.texts, prepared.site
    pages = [
        (known, page)
        for known in page_types.PAGE_TYPES
        if known.is_found and known is not DOCUMENTATION
        for page in known.pages(site, texts)
    ]
    others = [_other(prepared, known, page) for known, page in pages]
    indexes = [twin for twin in others if not twin.section]
    return [*indexes, *_documentation(prepared), *(twin for twin in others if twin.section)]


def _documentation(prepared: Prepared) -> Iterator[Twin]:
    """Pages of the documentation in the order of the navigation."""
    pages = {f"/{page.path}": page for page in prepared.site.pages}
    groups = [group for area in prepared.navigation.areas for group in area.groups]
    for group in groups:
        for entry in group.entries:
            text = _page_text(prepared, pages[entry.href])
            yield Twin(entry.href[1:], entry.title, group.title, entry.summary, text)


def _page_text(prepared: Prepared, page: Page) -> str:
    site, config = prepared.site, prepared.config
    seen = PageView(page, site, config.library, prepared.demos, prepared.texts, prepared.releases)
    view = _far_away(prepared, seen)
    return with_notice(page_twin(page, site, view), config, view)


def _other(prepared: Prepared, known: PageType, page: SitePage) -> Twin:
    """A page that docsgen makes of the whole site."""
    view = _far_away(
        prepared,
        View(page.path, prepared.site, prepared.demos, prepared.texts, prepared.releases),
    )
    shown = contents(prepared, known, page, view)
    text = with_notice(shown.twin, prepared.config, view)
    title = page.title or prepared.config.title
    return Twin(page.path, title, _section(prepared, known, page), shown.summary, text)


def _section(prepared: Prepared, known: PageType, page: SitePage) -> str:
    if known is HOME or known.holds_pages:
        return ""
    listed = page_types.above(page.path) or known
    return prepared.texts(listed.navigation or listed.title or "areas.other-pages")


def _far_away(prepared: Prepared, view: _Seen) -> _Seen:
    """The view of a page whose links are absolute."""
    view.root = address(prepared.config, prepared.releases.current.path)
    view.shared = address(prepared.config, "")
    return view
