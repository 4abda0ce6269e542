# Ten tasks that readers come with. Each begins on the home page, and the browser counts what is
# clicked on the way; what is typed costs nothing.

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.pasting import BOOT

MOST = 3
"""Clicks that a task may take."""

PHONE = 375

_COUNT = """
const count = () => (sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1);
addEventListener("click", ({ isTrusted }) => isTrusted && count(), true);
addEventListener("keydown", (event) => {
  if (event.isTrusted && event.key === "Enter" && event.target instanceof HTMLInputElement) count();
}, true);
"""
"""Counts clicks and taps in pages and in frames of theirs. Enter on a link or a button is a click
too; in a field of one line, such as that of the search, it is not, and is counted apart."""

Start = Callable[..., Page]
"""`start(home)`: the home page in a browser that counts; options are those of a browser context."""


@pytest.fixture
def start(visit: Visit) -> Iterator[Start]:
    """Opens the home page; afterwards, no more must have been clicked than a task may take."""
    begun: list[Page] = []

    def open_home(home: str, **options: Any) -> Page:
        page = visit("about:blank", permissions=["clipboard-read", "clipboard-write"], **options)
        page.add_init_script(_COUNT)
        page.goto(home)
        begun.append(page)
        return page

    yield open_home
    for page in begun:
        assert 1 <= clicks(page) <= MOST


def clicks(page: Page) -> int:
    """What the browser has counted."""
    return int(page.evaluate("sessionStorage.clicks ?? 0"))


def copied(page: Page) -> str:
    """What is on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def greet(app: FrameLocator, press: Callable[[Locator], None]) -> None:
    """Let the app of the home page greet somebody."""
    name = app.get_by_label("name")
    name.wait_for(timeout=BOOT)
    name.fill("Ada")
    press(app.get_by_role("button", name="Submit"))
    expect(app.get_by_label("output")).to_have_value("Hello, Ada!", timeout=BOOT)


def follow_keys(page: Page, target: Locator, most: int = 40) -> None:
    """Press Tab until `target` has the focus, then Enter."""
    for _ in range(most):
        if target.evaluate("e => e === e.ownerDocument.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def test_the_browser_counts_clicks_and_enter_on_all_pages(host: str, visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script(_COUNT)
    page.goto(host)
    page.get_by_role("button", name="Colour theme").click()
    page.get_by_role("button", name="Colour theme").press("Enter")
    page.locator(".bar").get_by_role("link", name="Guides").click()
    page.wait_for_url(f"{host}guides/")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("textbox")
    expect(page.get_by_role("option").first).to_contain_text("Textbox")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host}docs/gradio/textbox/")
    assert clicks(page) == MOST + 1


def test_limit_the_types_of_uploads(host: str, start: Start) -> None:
    page = start(host)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("limit upload types")
    page.get_by_role("option", name="file_types Parameter UploadButton").click()
    place = page.locator("#param-file_types")
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text("List of type of files to be uploaded")


def test_which_components_have_select(host: str, start: Start) -> None:
    page = start(host)
    page.locator(".bar").get_by_role("link", name="Events").click()
    page.get_by_role("link", name="select", exact=True).first.click()
    entry = page.locator("#event-select")
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_role("link", name="Dataframe")).to_be_visible()


def test_run_the_chat_demo(host: str, start: Start) -> None:
    page = start(host)
    page.get_by_role("link", name="Chat 6").click()
    page.get_by_role("link", name="Simple chatbot").click()
    page.get_by_role("link", name="Run demo").click()
    app = page.frame_locator("iframe")
    app.get_by_label("Message").fill("Hello!", timeout=BOOT)
    app.get_by_label("Message").press("Enter")
    expect(app.get_by_text("Write me a sentence")).to_be_visible(timeout=BOOT)


def test_get_the_line_that_embeds_a_demo(host: str, start: Start) -> None:
    page = start(host)
    page.locator(".trial").get_by_role("link", name="Hello, world", exact=True).click()
    figure = page.locator("figure.code", has_text="iframe").first
    figure.get_by_role("button", name="Copy").click()
    assert copied(page).startswith("<iframe ")
    assert "/embed/hello_world_4/" in copied(page)


def test_what_changed_between_versions(gadget: str, start: Start) -> None:
    page = start(gadget)
    page.locator(".bar").get_by_role("link", name="Reference").click()
    page.get_by_role("link", name="1.9 to 1.10").click()
    expect(page.get_by_text("New parameter width.")).to_be_visible()


def test_the_parameters_of_a_text_box(host: str, start: Start) -> None:
    page = start(host)
    page.get_by_role("link", name="Textbox", exact=True).click()
    page.locator(".toc").get_by_role("link", name="Initialization").click()
    expect(page.locator("#param-value")).to_be_in_viewport()
    expect(page.locator("#param-placeholder")).to_have_count(1)


def test_stream_audio(host: str, start: Start) -> None:
    page = start(host)
    page.get_by_role("link", name="Streaming AI Generated Audio").click()
    expect(page.locator("figure.code", has_text="streaming=True").first).to_be_visible()


def test_copy_and_run_a_sample(host: str, start: Start) -> None:
    page = start(host)
    sample = page.locator(".trial figure.code")
    sample.get_by_role("button", name="Copy").click()
    assert copied(page) == sample.locator("pre").text_content()
    page.get_by_role("link", name="Run demo").click()
    greet(page.frame_locator(".trial iframe"), Locator.click)
    assert clicks(page) == MOST, "the one in the frame is counted too"


def test_run_a_demo_with_the_keyboard_alone(host: str, start: Start) -> None:
    page = start(host)
    follow_keys(page, page.get_by_role("link", name="Run demo"))
    greet(page.frame_locator(".trial iframe"), lambda button: follow_keys(page, button))


def test_run_a_demo_on_a_phone(host: str, start: Start) -> None:
    page = start(host, width=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("link", name="Audio 5").tap()
    page.get_by_role("link", name="From a recording to text").tap()
    page.get_by_role("link", name="Run demo").tap()
    app = page.frame_locator("iframe")
    expect(app.get_by_role("button", name="Submit")).to_be_visible(timeout=BOOT)
