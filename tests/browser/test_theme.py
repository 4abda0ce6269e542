# What the default theme's scripts add: panels, filters, copying, following the reader.

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 800}
CHATBOT = "docs/gradio/chatbot/"


def test_panels_are_open_where_there_is_room(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(host + CHATBOT)
    navigation = page.get_by_role("navigation", name="Reference")
    expect(navigation.get_by_role("link", name="Chatbot")).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("navigation", name="On this page")).to_be_visible()


@pytest.mark.parametrize(("panel", "label"), [("Reference", "Reference"), ("On this page",) * 2])
def test_on_a_phone_a_panel_opens_over_the_page_and_closes_again(
    panel: str, label: str, host: str, page: Page
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(host + CHATBOT)
    navigation = page.get_by_role("navigation", name=panel)
    summary = page.locator(".panel > summary", has_text=label)
    expect(navigation).to_be_hidden()
    summary.click()
    expect(navigation).to_be_visible()
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.mouse.click(200, PHONE["height"] - 5)
    expect(navigation).to_be_hidden()


def test_the_table_of_contents_follows_the_reader(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(host + CHATBOT)
    contents = page.get_by_role("navigation", name="On this page")
    for section in ("Initialization", "Event Listeners"):
        page.get_by_role("heading", name=section, level=2).evaluate(
            "heading => heading.scrollIntoView({behavior: 'instant'})"
        )
        expect(contents.locator("[aria-current]")).to_have_text(section)


def test_parameters_can_be_filtered_and_a_link_brings_them_back(host: str, page: Page) -> None:
    page.goto(host + CHATBOT)
    page.get_by_role("searchbox", name="Filter").first.fill("avatar")
    expect(page.locator("#param-avatar_images")).to_be_visible()
    expect(page.locator("#param-height")).to_be_hidden()
    page.locator(".signature").get_by_role("link", name="height", exact=True).click()
    expect(page.locator("#param-height")).to_be_in_viewport()


def test_a_short_table_has_no_filter(host: str, page: Page) -> None:
    page.goto(host + "docs/gradio/accordion/")
    expect(page.get_by_role("heading", name="Initialization")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Filter")).to_have_count(0)


def test_code_and_pages_copy_as_shown(host: str, browser: Browser) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(host + CHATBOT)
        sample = page.locator("figure.code").first
        sample.get_by_role("button", name="Copy").click()
        expect(sample.get_by_role("button")).to_have_text("Copied")
        assert (
            page.evaluate("navigator.clipboard.readText()") == sample.locator("code").inner_text()
        )
        page.get_by_role("button", name="Copy as Markdown").click()
        expect(page.get_by_role("button", name="Copied").first).to_be_visible()
        twin = context.request.get(host + CHATBOT + "index.md").text()
        page.wait_for_function(
            "twin => navigator.clipboard.readText().then(text => text === twin)", arg=twin
        )


def test_the_theme_is_chosen_and_remembered(host: str, page: Page) -> None:
    page.goto(host)
    button = page.get_by_role("button", name="Colour theme")
    seen = []
    for _ in range(3):
        button.click()
        seen.append(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
    assert seen == ["light", "dark", "light dark"]
    button.click()
    button.click()
    page.goto(host + CHATBOT)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_back_returns_to_the_place_that_was_left(host: str, page: Page) -> None:
    page.goto(host + CHATBOT)
    page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    page.locator(".bar nav a").first.evaluate("link => link.click()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reference")
    page.go_back()
    page.wait_for_function("scrollY === 1500")


def test_without_javascript_all_is_there_and_no_control_is_dead(
    host: str, browser: Browser
) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    ) as context:
        page = context.new_page()
        page.goto(host + CHATBOT)
        assert page.locator("button:visible, input:visible").count() == 0
        expect(page.get_by_role("navigation", name="Reference")).to_be_hidden()
        page.locator(".sidebar > summary").click()
        expect(page.get_by_role("navigation", name="Reference")).to_be_visible()
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
