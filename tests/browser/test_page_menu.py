# The menu beside "Copy as Markdown": what is in it, and that everybody gets in and out of it.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser.conftest import Visit
from tests.browser.hard_content import HARD
from tests.browser.kinds import DESKTOP, NARROWEST, PHONE, SCHEMES
from tests.browser.probes import overflow, violations

COMPONENT = HARD["200 parameters"]
MENU = "details.page-menu"
OPENED = f"{MENU}[open]"


@pytest.fixture(scope="module")
def host(hard: Path) -> Iterator[str]:
    """The URL of a small site."""
    with hosted(hard) as url:
        yield url


def opened(page: Page) -> Page:
    """The page with the menu open."""
    page.locator(f"{MENU} summary").click()
    expect(page.locator(OPENED)).to_be_visible()
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [NARROWEST, PHONE, DESKTOP])
@pytest.mark.parametrize("what", ["200 parameters", "arabic", "an unbroken title"])
def test_the_open_menu_is_accessible_and_fits(
    what: str, width: int, scheme: str, host: str, visit: Visit
) -> None:
    page = opened(visit(host + HARD[what], width=width, color_scheme=scheme))
    assert violations(page, MENU) == []  # it covers parts of what is below it
    assert overflow(page) == []
    box = page.locator(f"{MENU} ul").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_the_menu_fits_where_writing_runs_from_the_right(host: str, visit: Visit) -> None:
    page = visit(host + COMPONENT, width=NARROWEST)
    page.locator("article").evaluate("article => { article.dir = 'rtl'; }")
    box = opened(page).locator(f"{MENU} ul").bounding_box()
    summary = page.locator(f"{MENU} summary").bounding_box()
    assert box
    assert summary
    assert summary["x"] < NARROWEST / 2, "it is mirrored"
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROWEST


def test_it_leads_to_the_markdown_the_skill_and_assistants(host: str, visit: Visit) -> None:
    page = opened(visit(host + COMPONENT))
    links = page.locator(f"{MENU} a")
    names = links.all_inner_texts()
    assert names[0] == "View Markdown"
    assert names[-1] == "Download all as a skill"
    assert all(name.startswith("Open in ") for name in names[1:-1])
    for at in (0, -1):
        url = str(links.nth(at).evaluate("link => link.href"))
        assert page.request.get(url).ok, url
    twin = f"https://example.org/{COMPONENT}index.md"
    for at in range(1, len(names) - 1):
        url = str(links.nth(at).get_attribute("href"))
        assert urlsplit(url).scheme == "https"
        assert twin in parse_qs(urlsplit(url).query)["q"][0]
        assert links.nth(at).get_attribute("rel") == "noopener noreferrer"


def test_nobody_else_is_asked_before_a_link_is_followed(host: str, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host + COMPONENT)
    opened(page).locator(f"{MENU} a").nth(1).hover()
    page.wait_for_load_state("networkidle")
    assert requests
    assert [url for url in requests if not url.startswith(host)] == []


def test_keys_open_it_walk_through_it_and_close_it(host: str, page: Page) -> None:
    page.goto(host + COMPONENT)
    page.locator("button.copy-page").focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"{MENU} summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(OPENED)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="View Markdown")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OPENED)).to_have_count(0)
    expect(page.locator(f"{MENU} summary")).to_be_focused()


def test_it_closes_when_it_is_left(host: str, page: Page) -> None:
    page.goto(host + COMPONENT)
    opened(page).locator(f"{MENU} button").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Source")).to_be_focused()
    expect(page.locator(OPENED)).to_have_count(0)
    opened(page).locator("h1").click()
    expect(page.locator(OPENED)).to_have_count(0)


def test_the_command_and_the_page_are_copied(host: str, browser: Browser) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(host + COMPONENT)
        opened(page).locator(f"{MENU} button").click()
        expect(page.locator(f"{MENU} button")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "docsgen mcp https://example.org/"
        page.locator("button.copy-page").click()
        expect(page.locator("button.copy-page")).to_have_text("Copied")
        twin = page.request.get(f"{host}{COMPONENT}index.md").text()
        assert page.evaluate("navigator.clipboard.readText()") == twin


def test_it_works_without_scripts(host: str, visit: Visit) -> None:
    page = opened(visit(host + COMPONENT, java_script_enabled=False))
    expect(page.get_by_role("link", name="View Markdown")).to_be_visible()
    expect(page.locator(f"{MENU} button")).to_be_hidden()
