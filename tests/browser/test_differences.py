# Apps that turn out differently in the browser: the page shows the one that runs there, and says
# what is not as it was exported.

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("different")
    share_runtime(folder)
    for name in ("unlike", "unlike_values", "state"):
        export_to(APPS / name, folder / name)
    with hosted(folder, "/some/where/") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must raise nothing."""
    raised: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: raised.append(str(error)))
        page.add_init_script(
            "document.addEventListener('docsgen:state', event => { window.told = event.detail; })"
        )
        yield page
    assert raised == []


def differences(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("told.differences"))


def test_another_layout_is_shown_and_its_events_are_answered(page: Page, demos: str) -> None:
    page.goto(f"{demos}unlike/?autostart=1")
    await_state(page, "ready")
    expect(page.get_by_label("Place")).to_have_value("browser")
    expect(page.get_by_text("Only on a server")).to_have_count(0)
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Said")).to_have_value("in the browser")


def test_an_event_of_the_layout_that_is_gone_is_not_sent_and_the_reader_is_told(
    page: Page, demos: str
) -> None:
    page.goto(f"{demos}unlike/")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_role("alert")).to_contain_text("Please repeat your last step")
    expect(page.get_by_label("Place")).to_have_value("browser")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Said")).to_have_value("in the browser")


def test_a_python_that_is_started_again_shows_its_layout_again(page: Page, demos: str) -> None:
    page.goto(f"{demos}unlike/?autostart=1")
    await_state(page, "ready")
    page.workers[0].evaluate("setTimeout(() => { throw new Error('lost') })")
    page.get_by_role("button", name="Try again").click()
    await_state(page, "ready")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Said")).to_have_value("in the browser")


def test_what_differs_is_told_with_both_values(page: Page, demos: str) -> None:
    page.goto(f"{demos}unlike/?autostart=1")
    await_state(page, "ready")
    found = {(one["kind"], one["label"], one["property"]) for one in differences(page)}
    assert ("layout", "", "layout") in found
    page.goto(f"{demos}unlike_values/?autostart=1")
    await_state(page, "ready")
    assert differences(page) == [
        {
            "kind": "component",
            "id": 1,
            "name": "textbox",
            "label": "Platform",
            "property": "value",
            "exported": "linux",
            "here": "emscripten",
        }
    ]


def test_an_app_that_is_as_it_was_exported_has_no_differences(page: Page, demos: str) -> None:
    page.goto(f"{demos}state/?autostart=1")
    await_state(page, "ready")
    assert differences(page) == []


def test_values_are_those_of_the_browser_unless_the_reader_was_faster(
    page: Page, demos: str
) -> None:
    page.goto(f"{demos}unlike_values/?autostart=1")
    await_state(page, "ready")
    expect(page.get_by_label("Platform")).to_have_value("emscripten")
    page.goto(f"{demos}unlike_values/")
    page.get_by_label("Platform").fill("mine")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Said")).to_have_value("on mine", timeout=BOOT)
    expect(page.get_by_label("Platform")).to_have_value("mine")
