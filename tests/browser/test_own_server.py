# What an app takes for granted of a server of its own: that its links lead to its own pages, that
# files may have any name, and that requests say who asks. The host has other things beside the app.

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, embed_to, export_to, share_runtime

NAMES = ("grüße – 東京 50%.txt", "100%.csv", "a+b & c;d,e='f'.txt", "plain.txt")

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a host with apps below a folder, where its root has none."""
    folder = tmp_path_factory.mktemp("own")
    share_runtime(folder)
    for name in ("links", "file_names", "request"):
        export_to(APPS / name, folder / name)
    embed_to(APPS / "links", folder / "embedded")
    with hosted(folder, "/some/where/") as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="de-CH") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("kind", ["links", "embedded"])
def test_links_lead_to_the_pages_of_the_app(kind: str, page: Page, demos: str) -> None:
    page.goto(f"{demos}{kind}/")
    page.get_by_role("link", name="To facts").click()
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    assert page.url == f"{demos}{kind}/facts/?from=first"
    page.get_by_role("link", name="again").click()
    expect(page).to_have_url(f"{demos}{kind}/facts/")
    page.get_by_role("link", name="To the first").click()
    expect(page.get_by_role("heading", name="First")).to_be_visible()
    assert page.url == f"{demos}{kind}/"
    page.get_by_role("link", name="relative").click()
    expect(page.get_by_role("heading", name="Second")).to_be_visible()


def test_a_link_is_opened_in_another_tab_as_well(
    context: BrowserContext, page: Page, demos: str
) -> None:
    page.goto(f"{demos}links/")
    with context.expect_page() as opened:
        page.get_by_role("link", name="To facts").click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("heading", name="Second")).to_be_visible()


def test_a_link_within_the_page_stays_in_it(page: Page, demos: str) -> None:
    page.goto(f"{demos}links/")
    page.get_by_role("link", name="here").click()
    expect(page).to_have_url(f"{demos}links/#here")


def test_a_page_is_found_by_the_name_of_its_file(page: Page, demos: str) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if not answer.ok else None)
    page.goto(f"{demos}links/facts/index.html")
    page.get_by_role("button", name="Square it").click()
    expect(page.get_by_label("Square", exact=True)).to_have_value("9", timeout=BOOT)
    assert missing == []


def test_files_of_any_name_can_be_saved(page: Page, demos: str) -> None:
    page.goto(f"{demos}file_names/?autostart=1")
    page.locator(".gradio-container main").wait_for(timeout=BOOT)
    await_state(page, "ready")
    for name in NAMES:
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_role("button", name="Make").click()
        link = page.locator(f'a[download="{name}"]')
        link.wait_for()
        for target in (link, page.get_by_role("button", name="Fetch")):
            with page.expect_download() as download:
                target.click()
            assert download.value.suggested_filename == name
            assert download.value.path().read_text("utf-8") == name


def test_requests_say_who_asks(page: Page, demos: str) -> None:
    address = f"{demos}request/?autostart=1&name=Ada"
    page.goto(address)
    page.locator(".gradio-container main").wait_for(timeout=BOOT)
    await_state(page, "ready")
    page.get_by_role("button", name="Generate").click()
    expect(page.get_by_label("output")).to_have_value(
        re.compile(r"True 127\.0\.0\.1 .*'name': 'Ada'")
    )
    page.get_by_role("button", name="Tell", exact=True).click()
    agent = page.evaluate("navigator.userAgent")
    expect(page.get_by_label("Headers")).to_have_value(
        f"user-agent: {agent}\naccept-language: de-CH\nreferer: {address}"
    )
