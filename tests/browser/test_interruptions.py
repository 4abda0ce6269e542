# What may come between a reader and a demo: a worker that dies, no network, a reload, a second tab,
# a file that is too large, an event that goes wrong.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime, state

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here

LARGE = 200_000_000


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("interrupted")
    share_runtime(folder)
    for name in ("state", "upload", "wrong"):
        export_to(APPS / name, folder / name)
    with hosted(folder) as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


def counts(page: Page, value: str) -> None:
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Clicks")).to_have_value(value, timeout=BOOT)


def test_a_worker_that_dies_is_told_and_another_one_takes_over(
    context: BrowserContext, demos: str
) -> None:
    page = context.new_page()
    page.goto(f"{demos}state/?autostart=1")
    await_state(page, "ready")
    page.workers[0].evaluate("setTimeout(() => { throw new Error('lost') })")
    expect(page.get_by_role("alert")).to_contain_text("has died")
    assert state(page) == "failed"
    page.get_by_role("button", name="Try again").click()
    await_state(page, "ready")
    counts(page, "1")


def test_without_a_network_the_boot_fails_with_a_word_and_can_be_tried_again(
    context: BrowserContext, demos: str
) -> None:
    page = context.new_page()
    page.goto(f"{demos}state/")
    page.get_by_role("button", name="Add").wait_for()
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be started")
    context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    await_state(page, "ready")
    counts(page, "1")


def test_a_reload_during_the_boot_starts_anew(context: BrowserContext, demos: str) -> None:
    page = context.new_page()
    page.goto(f"{demos}state/?autostart=1")
    page.locator("html[data-player=booting]").wait_for(state="attached")
    page.reload()
    await_state(page, "ready")
    counts(page, "1")


def test_two_tabs_do_not_share_their_python(context: BrowserContext, demos: str) -> None:
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(f"{demos}state/")
    counts(one, "1")
    counts(other, "1")
    counts(one, "2")


def test_a_large_file_goes_in(context: BrowserContext, demos: str, tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.truncate(LARGE)
    page = context.new_page()
    page.goto(f"{demos}upload/?autostart=1")
    await_state(page, "ready")
    page.locator("input[type=file]").first.set_input_files(path)
    expect(page.get_by_label("Bytes")).to_have_value(str(LARGE), timeout=BOOT)


def test_an_event_with_the_wrong_number_of_results_says_so_and_the_next_one_runs(
    context: BrowserContext, demos: str
) -> None:
    page = context.new_page()
    page.goto(f"{demos}wrong/?autostart=1")
    await_state(page, "ready")
    page.get_by_role("button", name="Few").click()
    expect(page.locator(".toast-item").first).to_be_visible()
    page.get_by_role("button", name="Raise").click()
    expect(page.locator(".toast-item", has_text="too late")).to_be_visible()
    page.get_by_role("button", name="Right").click()
    expect(page.get_by_label("A", exact=True)).to_have_value("right")


def test_what_python_prints_goes_to_the_console(context: BrowserContext, demos: str) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.goto(f"{demos}wrong/?autostart=1")
    await_state(page, "ready")
    page.get_by_role("button", name="Right").click()
    expect(page.get_by_label("A", exact=True)).to_have_value("right")
    assert "log: on its way" in said
    assert any(line.startswith("warning:") and "old ways" in line for line in said)
