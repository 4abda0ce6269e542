# Where a page stands: its area and group, its neighbours, and the way back to the home page.

from __future__ import annotations

from collections import Counter

import msgspec
from msgspec.structs import replace

from docsgen.config import Config, Group
from docsgen.languages import texts_in
from docsgen.model import Page, Site
from docsgen.model.naming import slug
from docsgen.model.page_types import GUIDES, REFERENCE
from docsgen.render.summary import Summaries

LARGE = 150
"""Pages of an area beyond which a sidebar shows only the neighbourhood of the current page."""


class Entry(msgspec.Struct, frozen=True):
    """A page in a list of pages; `href` starts with `/`, `summary` says what it is about."""

    title: str
    href: str
    summary: str = ""


class NavigationGroup(msgspec.Struct, frozen=True):
    """A titled list of pages; `id` is its anchor on the area's index page."""

    title: str
    id: str
    entries: list[Entry]


class Area(msgspec.Struct, frozen=True):
    """A part of the site with an index page of its own at `/{path}`."""

    title: str
    path: str
    groups: list[NavigationGroup]

    @property
    def size(self) -> int:
        """The number of pages."""
        return sum(len(group.entries) for group in self.groups)


class Place(msgspec.Struct, frozen=True):
    """Where one page stands; `entry` is how lists name it."""

    entry: Entry
    area: Area
    group: NavigationGroup
    previous: Entry | None
    next: Entry | None


class Navigation:
    """The areas of a site, in order, and the place of each page in them."""

    def __init__(self, site: Site, config: Config, summaries: Summaries) -> None:
        texts = texts_in(config.language)
        placed: dict[str, list[Page]] = {}
        for page in site.pages:
            placed.setdefault(
                _group_title(page, config.navigation) or texts("areas.other-pages"), []
            ).append(page)
        order = dict.fromkeys([*(group.title for group in config.navigation), *placed])
        groups = [(title, placed[title]) for title in order if title in placed]
        guides = {title for title, pages in groups if all(p.kind.is_guide for p in pages)}
        listed = {
            title: replace(_group(title, pages, summaries), title=config.group_title(title))
            for title, pages in groups
        }
        reference = [group for title, group in listed.items() if title not in guides]
        self.areas = [
            Area(texts(REFERENCE.title), REFERENCE.path, reference),
            Area(
                texts(GUIDES.title),
                GUIDES.path,
                [listed[title] for title in listed if title in guides],
            ),
        ]
        self._places = {href: place for area in self.areas for href, place in _places(area)}

    def area(self, path: str) -> Area:
        """The area whose index page is at `path`."""
        return next(area for area in self.areas if area.path == path)

    def place(self, page: Page) -> Place:
        """The place of `page`; every page of the site has one."""
        return self._places[f"/{page.path}"]


def neighbourhood(place: Place, href: str) -> tuple[int, int]:
    """The slice of the group's entries that a sidebar shows on the page at `href`."""
    entries = place.group.entries
    at = next(number for number, entry in enumerate(entries) if entry.href == href)
    start = max(0, min(at - LARGE // 2, len(entries) - LARGE))
    return start, start + LARGE


def _group_title(page: Page, groups: list[Group]) -> str:
    """The first group that takes the page; else its category, which may be empty."""
    for group in groups:
        is_in_category = page.kind.is_guide and page.category in group.categories
        if page.kind_name in group.kinds or is_in_category:
            return group.title
    return page.category


def _group(title: str, pages: list[Page], summaries: Summaries) -> NavigationGroup:
    """Guides keep the order of the corpus, where own ones may have a place of their own.

    Reference pages are sorted, introductions first.
    """
    pages = sorted(pages, key=lambda page: page.own.order if page.own else 0)
    if any(not page.kind.is_guide for page in pages):
        pages = sorted(pages, key=lambda page: (page.title != "Introduction", page.title.lower()))
    counted = Counter(page.title for page in pages)
    entries = [
        Entry(
            page.title if counted[page.title] == 1 else _long_title(page),
            f"/{page.path}",
            summaries.of(page),
        )
        for page in pages
    ]
    return NavigationGroup(title, slug(title), entries)


def _long_title(page: Page) -> str:
    return f"{page.category}: {page.title}" if page.category else page.title


def _places(area: Area) -> list[tuple[str, Place]]:
    order = [(group, entry) for group in area.groups for entry in group.entries]
    entries = [None, *(entry for _, entry in order), None]
    neighbours = list(zip(entries, entries[2:], strict=False))
    return [
        (entry.href, Place(entry, area, group, previous, following))
        for (group, entry), (previous, following) in zip(order, neighbours, strict=True)
    ]
