# No false green: every broken site is noticed by its probe, and by none when that one is left out.
# The sites are hand-written (tests/sites), so that no Python has to start.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docsgen.demos.reading import read_demo
from docsgen.hosting import hosted
from docsgen.verify.probes import EMBED_PROBES, PAGE_PROBES, PROBES, Found, Visit, ask_all
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.starting import starts
from tests.sites import BROKEN, EMBED, FATAL, PAGE, Broken, put_together

LIMIT = 6.0
"""Seconds that a probe may take: what is broken never comes, however long one waits."""

LONG = 120.0
"""Seconds in which a page has filled the memory that it may use, on any machine."""

Look = Callable[..., list[Found]]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Look:
    """`look("blank", EMBED, without="loads")`: what the probes find in a site of tests/sites."""

    def found(folder: str, path: str, without: str = "", limit: float = LIMIT) -> list[Found]:
        is_embed = path.startswith("embed/")
        root = put_together(folder, tmp_path)
        site, subject = BuiltSite(root / "site"), Subject(path, "embed" if is_embed else "page")
        demo = read_demo(root / "content" / "demos" / "greeting") if is_embed else None
        probes = [p for p in (EMBED_PROBES if is_embed else PAGE_PROBES) if p.name != without]
        with (
            hosted(site.folder, shared=True) as base,
            Visit(browser, subject, site, base, demo, limit) as visit,
        ):
            return list(ask_all(visit, probes, lambda _: None))

    return found


@pytest.mark.parametrize("path", [EMBED, PAGE, "about/"])
def test_a_sound_site_is_found_to_be_sound(path: str, look: Look) -> None:
    assert look("sound", path) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.folder)
def test_what_is_broken_is_noticed(broken: Broken, look: Look) -> None:
    assert broken.rule in {found.rule for found in look(broken.folder, broken.path)}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.folder)
def test_nothing_else_than_its_probe_notices(broken: Broken, look: Look) -> None:
    found = look(broken.folder, broken.path, without=broken.probe)
    assert broken.rule not in {one.rule for one in found}


def test_what_python_says_is_found_where_the_player_shows_it(look: Look) -> None:
    told = [one.message for one in look("python-fails", EMBED) if one.rule == "DG184"]
    assert told == ["Python does not start: Python could not be loaded"]


def test_an_embed_whose_python_fails_does_not_start(browser: Browser, tmp_path: Path) -> None:
    site = put_together("python-fails", tmp_path) / "site"
    with hosted(site) as base:
        assert starts(browser, base + EMBED) == "Python could not be loaded"


def test_a_page_that_eats_the_memory_crashes_alone(look: Look) -> None:
    assert "DG176" in {found.rule for found in look("eats-memory", EMBED, limit=LONG)}
    assert look("sound", EMBED) == []


def test_every_probe_has_something_broken() -> None:
    shown = {broken.probe for broken in BROKEN}
    assert shown | {"opens"} == set(PROBES)  # `opens` is `loads` for pages


def test_what_is_broken_once_is_listed_once() -> None:
    folders = [broken.folder for broken in (*BROKEN, *FATAL)]
    assert len(folders) == len(set(folders))
