# Content that is hard to lay out: every page of it stays accessible, still, narrow and light.

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.render import Cards, Theme
from docsgen.render.site import SiteRenderer
from docsgen.workflows.load import load
from tests.browser import hard_content
from tests.browser.conftest import Visit
from tests.browser.hard_content import ARABIC, ENGLISH, HARD, HEBREW
from tests.browser.kinds import DESKTOP, PHONE
from tests.browser.probes import overflow, shifts, side, violations


@pytest.fixture(scope="session")
def hard_host(hard: Path) -> Iterator[str]:
    """The URL of the hard site."""
    with hosted(hard) as url:
        yield url


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("what", HARD)
def test_hard_content_is_accessible(what: str, width: int, hard_host: str, visit: Visit) -> None:
    assert violations(visit(hard_host + HARD[what], width=width)) == []


@pytest.mark.parametrize("path", ["", "docs/", "guides/", *HARD.values()])
def test_hard_content_fits_a_small_phone_and_a_desk(
    path: str, hard_host: str, visit: Visit
) -> None:
    page = visit(hard_host + path, width=360)
    assert overflow(page) == []
    page.set_viewport_size({"width": DESKTOP, "height": 900})
    assert overflow(page) == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("what", HARD)
def test_hard_content_does_not_move(what: str, width: int, hard_host: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert shifts(page, hard_host + HARD[what]) == []


@pytest.mark.parametrize("place", ["h1", "h2", "article p", "article li"])
@pytest.mark.parametrize("language", ["arabic", "hebrew"])
def test_text_from_right_to_left_starts_at_the_right(
    language: str, place: str, hard_host: str, visit: Visit
) -> None:
    words = ARABIC if language == "arabic" else HEBREW
    keys = {"h1": "title", "h2": "heading", "article p": "text", "article li": "item"}
    page = visit(hard_host + HARD[language])
    assert side(page, place.split()[0], words[keys[place]]) == "right"


@pytest.mark.parametrize(("selector", "text"), [("article", ENGLISH), ("pre", "x")])
@pytest.mark.parametrize("language", ["arabic", "hebrew"])
def test_english_and_code_start_at_the_left_in_such_a_page(
    language: str, selector: str, text: str, hard_host: str, visit: Visit
) -> None:
    assert side(visit(hard_host + HARD[language]), selector, text) == "left"


def test_titles_from_right_to_left_start_where_their_list_does(
    hard_host: str, visit: Visit
) -> None:
    page = visit(hard_host + HARD["emoji"])
    assert side(page, ".sidebar", HEBREW["title"]) == "left"


NUMBERS = [0, 700, 1_499, 1_500, 2_999]


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with some pages of a site that has 3,000."""
    root, out = tmp_path_factory.mktemp("large"), tmp_path_factory.mktemp("large-site")
    hard_content.write(root, hard_content.many_pages(3_000))
    project, theme = load_project(root), Theme(root / "templates")
    cards = Cards(root, theme.files["icon-512.png"])
    site = load(project, Findings())
    pages = SiteRenderer(site, theme, project.config, cards, {}).pages()
    some = [pages[f"guides/page-{number}/"]() for number in NUMBERS]
    for path, data in (theme.assets() | {p: d for files in some for p, d in files.items()}).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    return out


@pytest.mark.xdist_group("large")
@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_among_thousands_stays_light(number: int, large: Path) -> None:
    html = (large / f"guides/page-{number}/index.html").read_bytes()
    assert len(html) < 32 * 1024
    assert len(gzip.compress(html)) < 6 * 1024


@pytest.mark.xdist_group("large")
def test_a_page_among_thousands_is_accessible_and_still(large: Path, visit: Visit) -> None:
    with hosted(large) as url:
        page = visit(f"{url}guides/page-700/", width=PHONE)
        assert violations(page) == []
        assert overflow(page) == []
        assert shifts(page, f"{url}guides/page-1500/") == []
