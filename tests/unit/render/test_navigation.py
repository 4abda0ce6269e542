from __future__ import annotations

import msgspec
import pytest

from docsgen.config import Group, Project
from docsgen.kinds import PageKind
from docsgen.model import Page, Site, SupportMatrix
from docsgen.render.navigation import Navigation
from docsgen.render.summary import Summaries


def page(path: str, title: str, kind: str, category: str = "") -> Page:
    return Page(f"https://x/{path}", f"{path}/", title, PageKind(kind), kind, category, [0], [])


@pytest.fixture
def site() -> Site:
    pages = [
        page("docs/row", "Row", "layout"),
        page("docs/button", "Button", "component"),
        page("docs/audio", "Audio", "component"),
        page("guides/second", "Z first in the corpus", "guide", "Basics"),
        page("guides/first", "A", "guide", "Basics"),
        page("guides/odd", "Odd", "guide", "Unforeseen"),
    ]
    return Site(pages, SupportMatrix([], {}), [], {}, {})


@pytest.fixture
def navigation(site: Site, real_project: Project) -> Navigation:
    groups = [
        Group("Components", kinds=["component"]),
        Group("Empty", kinds=["stub"]),
        Group("Layouts", kinds=["layout"]),
        Group("Basics", categories=["Basics"]),
    ]
    config = msgspec.structs.replace(real_project.config, navigation=groups)
    return Navigation(site, config, Summaries(site, config))


def titles(navigation: Navigation) -> dict[str, dict[str, list[str]]]:
    return {
        area.title: {g.title: [e.title for e in g.entries] for g in area.groups}
        for area in navigation.areas
    }


def test_groups_follow_the_configuration_and_leave_out_empty_ones(navigation: Navigation) -> None:
    assert list(titles(navigation)["Reference"]) == ["Components", "Layouts"]


def test_reference_pages_are_sorted_and_guides_keep_their_order(navigation: Navigation) -> None:
    assert titles(navigation)["Reference"]["Components"] == ["Audio", "Button"]
    assert titles(navigation)["Guides"]["Basics"] == ["Z first in the corpus", "A"]


def test_a_page_that_no_group_takes_is_still_listed(navigation: Navigation) -> None:
    assert titles(navigation)["Guides"]["Unforeseen"] == ["Odd"]


def test_neighbours_follow_the_order_of_the_area(navigation: Navigation, site: Site) -> None:
    place = navigation.place(site.pages[1])
    assert place.previous
    assert place.next
    assert (place.previous.title, place.next.title) == ("Audio", "Row")


def test_the_ends_of_an_area_have_one_neighbour(navigation: Navigation, site: Site) -> None:
    assert navigation.place(site.pages[2]).previous is None
    assert navigation.place(site.pages[0]).next is None
