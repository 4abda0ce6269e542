# Old and mistaken addresses in a real browser.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted

PLACE = "guides/blocks-and-event-listeners/#running-events-consecutively"
"""Where the address of a page leads that neither the corpus nor the library has."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("docs/dependency/", PLACE),
        ("docs/button/", "docs/gradio/button/"),
        ("docs/button/#event-listeners", "docs/gradio/button/#event-listeners"),
        ("main/guides/quickstart/?a=b#installation", "guides/quickstart/#installation"),
        ("docs/dependency/#elsewhere", PLACE),
    ],
)
def test_an_old_address_leads_on_and_keeps_the_section(
    old: str, new: str, host: str, page: Page
) -> None:
    page.goto(host + old)
    page.wait_for_url(host + new)
    expect(page.locator("h1")).to_be_visible()


def test_an_old_address_is_no_step_back(host: str, page: Page) -> None:
    page.goto(host)
    page.goto(f"{host}docs/button/")
    page.wait_for_url(f"{host}docs/gradio/button/")
    page.go_back()
    page.wait_for_url(host)


def test_an_old_address_leads_on_without_scripts(host: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}docs/dependency/")
        page.wait_for_url(f"{host}{PLACE}")


def test_an_old_address_leads_on_from_files(built: Path, page: Page) -> None:
    page.goto((built / "docs/dependency/index.html").as_uri())
    page.wait_for_url(f"file:///**/{PLACE.replace('#', 'index.html#')}")


@pytest.mark.parametrize(
    ("missing", "suggested"),
    [
        ("docs/gradio/buton", "docs/gradio/button"),
        ("docs/gradio/text_box/", "docs/gradio/textbox"),
        ("guides/quick-start", "guides/quickstart"),
        ("de/docs/gradio/plot/index.html", "docs/gradio/plot"),
    ],
)
def test_the_nearest_pages_are_suggested_first(
    missing: str, suggested: str, host: str, page: Page
) -> None:
    page.goto(host + missing)
    first = page.locator(".nearest a").first
    expect(first).to_have_text(suggested)
    first.click()
    page.wait_for_url(f"{host}{suggested}/")


def test_nothing_is_suggested_where_nothing_is_near(host: str, page: Page) -> None:
    page.goto(f"{host}qqqqqqqqqqqqqqqq", wait_until="networkidle")
    expect(page.locator(".nearest")).to_be_hidden()


def test_another_case_is_no_mistake(host: str, page: Page) -> None:
    page.goto(f"{host}Docs/Gradio/BUTTON#description")
    page.wait_for_url(f"{host}docs/gradio/button/#description")


@pytest.fixture
def bare_host(built: Path, tmp_path: Path) -> Iterator[str]:
    """A host that has nothing but the page for what is not there."""
    (tmp_path / "404.html").write_bytes((built / "404.html").read_bytes())
    with hosted(tmp_path) as url:
        yield url


def test_without_a_sitemap_the_areas_are_left(bare_host: str, page: Page) -> None:
    page.goto(f"{bare_host}x", wait_until="networkidle")
    expect(page.locator(".nearest")).to_be_hidden()
    expect(page.locator("main a").first).to_be_visible()
