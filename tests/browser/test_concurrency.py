# What takes turns in the browser where a server has threads: locks, pools, cancelled events. And
# what a browser has none of: other processes.

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here

RESULTS = {
    "event": "False True True",
    "semaphore": "2 6 False",
    "barrier": "[0, 1, 2]",
    "polling": "[0, 1, 2]",
    "reentrant": "own other",
    "queues": "[0, 2, 4, 6, 'empty']",
    "pool": "[0.3, 0.2, 0.1] [0.1, 0.3, 'late'] 1 1 ZeroDivisionError",
    "to_thread": "[0.2, 0.1] 0.1",
    "run": "[0.2, 0.1] slept",
    "names": "['one', 'two'] 3 MainThread",
    "local": "main [('one', 'one'), ('two', 'two')]",
}
"""What the functions of tests/apps/concurrency return on a server."""


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("concurrent")
    share_runtime(folder)
    for name in ("cancel_plain", "concurrency", "processes", "shared_lock"):
        export_to(APPS / name, folder / name)
    with hosted(folder) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def start(page: Page, url: str) -> None:
    page.goto(f"{url}/?autostart=1")
    page.locator(".gradio-container main").wait_for(timeout=BOOT)
    await_state(page, "ready")


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_threads_locks_queues_and_pools_do_what_they_do_on_a_server(page: Page, demos: str) -> None:
    start(page, f"{demos}concurrency")
    for name, result in RESULTS.items():
        click(page, name)
        expect(page.get_by_label(f"Of {name}", exact=True)).to_have_value(result)


def test_who_waits_for_a_lock_lets_its_holder_go_on(page: Page, demos: str) -> None:
    start(page, f"{demos}shared_lock")
    click(page, "One")
    click(page, "Two")
    # the library's queue takes what waits in any order
    first, second = re.compile("^(two in two out )?one in one out$"), re.compile("two in two out$")
    expect(page.get_by_label("First")).to_have_value(first)
    expect(page.get_by_label("Second")).to_have_value(second)


def test_a_cancelled_function_is_not_waited_for_and_goes_on_as_a_thread_does(
    page: Page, demos: str
) -> None:
    start(page, f"{demos}cancel_plain")
    click(page, "Work")
    click(page, "Wait for the start")
    expect(page.get_by_label("Seen")).to_have_value("1 0 0")
    click(page, "Halt")
    expect(page.locator(".progress-text")).to_have_count(0)
    click(page, "Look")
    expect(page.get_by_label("Seen")).to_have_value("1 0 0")
    click(page, "Finish")
    click(page, "Wait")
    expect(page.get_by_label("Seen")).to_have_value("1 1 0")


def test_a_cancelled_generator_is_closed(page: Page, demos: str) -> None:
    start(page, f"{demos}cancel_plain")
    click(page, "Forever")
    expect(page.get_by_label("Tick")).to_have_value(re.compile("[3-9]"))
    click(page, "Halt")
    click(page, "Wait for the end")
    expect(page.get_by_label("Seen")).to_have_value("0 0 1")


@pytest.mark.parametrize("name", ["executor", "process", "many", "program"])
def test_who_needs_another_process_is_told_so_and_the_app_goes_on(
    name: str, page: Page, demos: str
) -> None:
    start(page, f"{demos}processes")
    click(page, name)
    expect(page.locator(".toast-item")).to_contain_text("a browser cannot start any")
    click(page, "shared")
    expect(page.get_by_label("Out")).to_have_value("9")
