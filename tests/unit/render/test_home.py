# What the home page shows beside its title.

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from docsgen.config import Config
from docsgen.kinds import PageKind
from docsgen.model.demo import Embed
from docsgen.render.home import home
from docsgen.render.navigation import Area, Entry, NavigationGroup
from tests.unit.render.test_gallery import page, shown, site_of

LAMPS = NavigationGroup("Lamps", "lamps", [Entry("Lamp", "/docs/lamp/")])
ROWS = NavigationGroup("Rows", "rows", [Entry("Row", "/docs/row/")])
MIXED = NavigationGroup("Mixed", "mixed", [*LAMPS.entries, *ROWS.entries])
SITE = site_of(page("Lamp"), page("Row", PageKind.LAYOUT))
DEMOS = {name: shown(name) for name in ("first", "second")}


@pytest.fixture
def config(make_project: Any) -> Config:
    """A site with two demos in its showcase, and one that is not there."""
    made: Config = make_project({}).config
    return replace(made, showcase=["gone", "first", "second"])


def test_the_first_demo_of_the_showcase_is_there_to_try(config: Config) -> None:
    live = {**DEMOS, "first": replace(DEMOS["first"], embed=Embed("first", [], [], []))}
    values = home(SITE, config, [], live)
    assert values["trial"] == live["first"]
    assert values["showcase"] == [DEMOS["second"]]


def test_a_demo_that_cannot_be_started_is_shown_with_the_others(config: Config) -> None:
    values = home(SITE, config, [], DEMOS)
    assert values["trial"] is None
    assert values["showcase"] == list(DEMOS.values())


def test_groups_of_components_are_apart_from_their_area(config: Config) -> None:
    reference = Area("Reference", "docs/", [LAMPS, ROWS, MIXED])
    values = home(SITE, config, [reference], {})
    assert values["components"] == [(reference, LAMPS)]
    assert values["areas"] == [replace(reference, groups=[ROWS, MIXED])]


def test_an_area_of_components_alone_is_not_listed_twice(config: Config) -> None:
    values = home(SITE, config, [Area("Reference", "docs/", [LAMPS])], {})
    assert values["areas"] == []
