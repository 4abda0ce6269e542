# Each of the small apps in tests/apps, exported: it starts in the browser, and does there what the
# feature it stands for does on a server.

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser import small_apps
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime
from tests.browser.playing import Play, box, click, holds

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here


def async_fn(page: Page) -> None:
    click(page, "Submit")
    holds(page, "output", "2")


def cancel(page: Page) -> None:
    click(page, "Run")
    holds(page, "N", re.compile("[3-9]"))
    click(page, "Stop")
    page.wait_for_timeout(1000)
    stopped = box(page, "N")
    page.wait_for_timeout(1000)
    assert box(page, "N") == stopped


def chain(page: Page) -> None:
    click(page, "Go")
    holds(page, "B", "x1")
    holds(page, "C", "x12")
    holds(page, "A", "end")


def chat(page: Page) -> None:
    page.get_by_role("textbox").first.fill("good day")
    page.get_by_role("textbox").first.press("Enter")
    expect(page.get_by_text("You said: good day")).to_be_visible()


def chat_stream(page: Page) -> None:
    message = "one letter after the other"
    page.get_by_role("textbox").first.fill(message)
    page.get_by_role("textbox").first.press("Enter")
    expect(page.locator(".bot").get_by_text(message)).to_be_visible()


def components(page: Page) -> None:
    click(page, "Show")
    expect(page.get_by_text("['a']")).to_be_visible()


def custom_js(page: Page) -> None:
    click(page, "Js")
    holds(page, "B", "x!")
    click(page, "Both")
    holds(page, "B", "x?x?")


def dataclasses(page: Page) -> None:
    click(page, "Submit")
    expect(page.get_by_text('"name"')).to_be_visible()


def events_many(page: Page) -> None:
    holds(page, "B", "saw q")
    page.get_by_text("s2").click()
    holds(page, "B", "['s2']")


def examples_cached(page: Page) -> None:
    page.get_by_role("button", name="y", exact=True).or_(
        page.get_by_text("y", exact=True)
    ).first.click()
    holds(page, "A", "y")
    click(page, "Double")
    holds(page, "B", "yy")


def flag(page: Page) -> None:
    click(page, "Submit")
    holds(page, "output", "3")
    click(page, "Flag")


def html_component(page: Page) -> None:
    click(page, "More")
    expect(page.locator("li")).to_have_text(["a", "b", "c"])


def interface(page: Page) -> None:
    page.get_by_label("name").fill("Ada")
    click(page, "Submit")
    holds(page, "output", re.compile("Hello, Ada"))


def interface_unlaunched(page: Page) -> None:
    page.get_by_text("def", exact=True).first.click()
    holds(page, "text", "def")
    click(page, "Submit")
    holds(page, "output", "fed")


def launched_in_function(page: Page) -> None:
    click(page, "Square")
    expect(page.get_by_role("spinbutton").last).to_have_value("4")


def load(page: Page) -> None:
    holds(page, "Year", re.compile(r"^20\d\d$"))
    expect(page.get_by_role("heading", name="loaded")).to_be_visible()


def local_module(page: Page) -> None:
    click(page, "Submit")
    holds(page, "output", re.compile("HELLO", re.I))


def login(page: Page) -> None:
    holds(page, "Who", "nobody")
    click(page, "Sign in with Hugging Face")
    expect(page.get_by_text("Nobody can sign in here")).to_be_visible()
    click(page, "Secret")
    expect(page.get_by_text("requires a logged in user")).to_be_visible()


def many(page: Page) -> None:
    click(page, "Fill")
    holds(page, "Box 199", "199")


def media(page: Page) -> None:
    click(page, "Sound")
    expect(page.locator("a[download='cantina.wav']")).to_be_visible()


def mounted(page: Page) -> None:
    page.get_by_role("textbox").first.fill("you")
    click(page, "Submit")
    expect(page.get_by_role("textbox").nth(1)).to_have_value("Hi you")


def numpy_value(page: Page) -> None:
    click(page, "Up")
    holds(page, "Text", "HEY")


def pages(page: Page) -> None:
    click(page, "Up")
    holds(page, "A", "ONE")


def plots(page: Page) -> None:
    click(page, "Go")
    holds(page, "T", "x")


def progress(page: Page) -> None:
    click(page, "Generate")
    holds(page, "output", "done")


def render(page: Page) -> None:
    expect(page.get_by_role("button", name="c", exact=True)).to_be_visible()
    page.get_by_label("Text").fill("xy")
    expect(page.get_by_role("button", name="y", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="c", exact=True)).to_have_count(0)


def request(page: Page) -> None:
    click(page, "Generate")
    holds(page, "output", re.compile("True 127.0.0.1"))


def requests_top(page: Page) -> None:
    click(page, "Local")
    expect(page.get_by_role("textbox").nth(1)).to_have_value("xy")


def several_blocks(page: Page) -> None:
    page.get_by_label("T", exact=True).fill("t")
    page.get_by_label("T", exact=True).press("Enter")
    holds(page, "T", "t!")


def tabbed_interface(page: Page) -> None:
    page.get_by_role("tab", name="Bye").click()
    page.get_by_role("textbox").locator("visible=true").first.fill("Ada")
    page.get_by_role("button", name="Submit").locator("visible=true").click()
    expect(page.get_by_role("textbox").locator("visible=true").nth(1)).to_have_value("Bye Ada")


def tabs(page: Page) -> None:
    page.get_by_role("tab", name="Tab 1", exact=True).click()
    page.get_by_label("In 1", exact=True).fill("low")
    click(page, "Go 1")
    holds(page, "Out 1", "LOW")


def threads(page: Page) -> None:
    click(page, "Generate")
    holds(page, "output", "done")


def timer(page: Page) -> None:
    holds(page, "Ticks", re.compile("[3-9]"))


def walkthrough(page: Page) -> None:
    click(page, "Set")
    holds(page, "New", "xxx")


PLAYS: dict[str, Play] = small_apps.PLAYS | {
    play.__name__: play
    for play in (
        *(async_fn, cancel, chain, chat, chat_stream, components, custom_js),
        *(dataclasses, events_many, examples_cached, flag, html_component, interface),
        *(interface_unlaunched, launched_in_function, load, local_module, many, mounted),
        *(numpy_value, pages, plots, progress, render, request, requests_top, several_blocks),
        *(tabbed_interface, tabs, threads, timer, walkthrough),
    )
}
"""What is played with besides being started; test_player does it with some of the others."""

AS_EVER = ("Cannot read properties of undefined (reading '0')", "Failed to fetch dynamically")
WITHOUT_FRONT_END = ("undefined", "unknown")
"""What the library's own page says natively too: of some examples, and of classes that derive from
a component without a front end of their own."""

NAMES = sorted(path.name for path in APPS.iterdir() if (path / "run.py").is_file())


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A static host without any app yet, and its folder."""
    folder = tmp_path_factory.mktemp("apps")
    share_runtime(folder)
    with hosted(folder, shared=True) as url:
        yield url, folder


@pytest.mark.parametrize("name", NAMES)
def test_it_starts_and_answers(name: str, apps: tuple[str, Path], browser: Browser) -> None:
    url, folder = apps
    export_to(APPS / name, folder / name)
    raised: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: raised.append(str(error)))
        page.goto(f"{url}{name}/?autostart=1")
        page.locator(".gradio-container main").wait_for(timeout=BOOT)
        await_state(page, "ready")
        PLAYS.get(name, lambda page: None)(page)
    others = [text for text in raised if not text.startswith(AS_EVER)]
    assert [text for text in others if text not in WITHOUT_FRONT_END] == []
