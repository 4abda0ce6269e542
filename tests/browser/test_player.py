# Exported apps in a real browser: the library's own front end and back end, without a server.

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime, state

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here

EXPORTED = ("state", "generator", "errors", "upload", "assets", "missing_top", "loop", "media")


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a static host with exported apps, below a path of its own."""
    folder = tmp_path_factory.mktemp("demos")
    share_runtime(folder)
    for name in EXPORTED:
        export_to(APPS / name, folder / name)
    with hosted(folder, "/some/where/", shared=True) as url:
        yield url


@pytest.fixture
def clean(browser: Browser) -> Iterator[Page]:
    """A page that must not log an error, and must ask nobody but its host."""
    wrong: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda r: wrong.append(r.url) if _is_elsewhere(r.url) else None)
        yield page
    assert wrong == []


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))


def test_the_app_is_there_without_python(clean: Page, demos: str) -> None:
    clean.goto(f"{demos}state/")
    expect(clean.get_by_role("button", name="Add")).to_be_visible()
    assert state(clean) == "idle"
    assert not clean.evaluate(
        "performance.getEntriesByType('resource').map(r => r.name)"
        ".some(name => name.includes('/pyodide-'))"
    )


def test_requests_at_the_same_time_start_one_python(clean: Page, demos: str) -> None:
    clean.add_init_script(
        "window.started = 0;"
        "window.Worker = class extends Worker { constructor(...a) { super(...a); ++started } }"
    )
    clean.goto(f"{demos}state/")
    clean.get_by_role("button", name="Add").wait_for()
    answers = clean.evaluate(
        "Promise.all([1, 2, 3].map(() => fetch('gradio_api/queue/status').then(r => r.status)))"
    )
    assert answers == [200, 200, 200]
    assert clean.evaluate("started") == 1


def test_the_first_event_starts_python_and_is_answered(clean: Page, demos: str) -> None:
    clean.goto(f"{demos}state/index.html")
    clean.get_by_role("button", name="Add").click()
    expect(clean.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)
    assert state(clean) == "ready"
    clean.get_by_role("button", name="Add").click()
    expect(clean.get_by_label("Clicks")).to_have_value("2")


def test_states_are_told_to_the_page(clean: Page, demos: str) -> None:
    clean.add_init_script(
        "window.states = []; document.addEventListener('docsgen:state',"
        " event => window.states.push(event.detail.state))"
    )
    clean.goto(f"{demos}generator/?autostart=1")
    await_state(clean, "ready")
    assert clean.evaluate("window.states") == ["idle", "booting", "ready"]
    clean.get_by_role("button", name="Count").click()
    expect(clean.get_by_label("Now")).to_have_value("4")


def test_the_page_tells_how_many_requests_are_at_work(clean: Page, demos: str) -> None:
    clean.goto(f"{demos}generator/?autostart=1")
    await_state(clean, "ready")
    clean.evaluate(
        "window.most = 0; new MutationObserver(() => {"
        "  window.most = Math.max(most, document.documentElement.dataset.pending);"
        "}).observe(document.documentElement, { attributes: true })"
    )
    clean.get_by_role("button", name="Count").click()
    expect(clean.get_by_label("Now")).to_have_value("4")
    expect(clean.locator("html")).to_have_attribute("data-pending", "0")  # the heartbeat is none
    assert clean.evaluate("window.most") > 0


def test_errors_are_shown_as_the_library_shows_them(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{demos}errors/?autostart=1")
        await_state(page, "ready")
        page.get_by_role("button", name="Fail").click()
        for text in ("a nice error", "warning", "info"):
            expect(page.locator(".toast-item", has_text=text)).to_be_visible()


def test_files_go_in_and_come_out(clean: Page, demos: str, tmp_path: Path) -> None:
    (tmp_path / "five.txt").write_text("12345")
    clean.goto(f"{demos}upload/?autostart=1")
    await_state(clean, "ready")
    clean.locator("input[type=file]").first.set_input_files(tmp_path / "five.txt")
    expect(clean.get_by_label("Bytes")).to_have_value("5")
    clean.get_by_role("button", name="Make").click()
    made = clean.locator("a[download='made.txt']").first
    made.wait_for()
    with clean.expect_download() as download:
        made.click()
    assert download.value.suggested_filename == "made.txt"
    assert Path(download.value.path()).read_text() == "made"


def test_pictures_are_shown_before_and_after_python_starts(clean: Page, demos: str) -> None:
    loaded = "[...document.images].every(i => i.complete && i.naturalWidth > 0)"
    clean.goto(f"{demos}assets/")
    clean.wait_for_function(f"document.images.length >= 3 && {loaded}")
    clean.get_by_role("button", name="Show").click()
    await_state(clean, "ready")
    clean.wait_for_function(f"document.images.length >= 4 && {loaded}")


def test_a_player_forgets_a_sound_as_soon_as_it_gets_another(clean: Page, demos: str) -> None:
    clean.goto(f"{demos}media/")
    clean.get_by_role("button", name="Sound").click()
    link = clean.locator("a[download='cantina.wav']")
    link.wait_for(timeout=BOOT)
    first, second = clean.evaluate(
        """async (address) => {
          const player = new Audio();
          player.src = address;
          await new Promise((done) => player.addEventListener("loadedmetadata", done));
          const durations = [player.duration];
          player.src = `${address}?another`;
          return [...durations, player.duration];
        }""",
        link.get_attribute("href"),
    )
    assert first > 1
    assert math.isnan(second)


def test_what_needs_a_missing_package_says_so(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{demos}missing_top/?autostart=1")
        await_state(page, "ready")
        page.get_by_role("button", name="Plain").click()
        expect(page.get_by_label("Out")).to_have_value("Ab Cd")
        page.get_by_role("button", name="Classify").click()
        expect(
            page.get_by_text("This demo needs transformers, which is not available here.")
        ).to_be_visible()


def test_a_frame_without_an_origin_runs_the_app(clean: Page, demos: str) -> None:
    clean.set_content(
        f"<iframe src='{demos}state/' sandbox='allow-scripts' width=800 height=600></iframe>"
    )
    frame = clean.frame_locator("iframe")
    frame.get_by_role("button", name="Add").click()
    expect(frame.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)


def test_a_loop_without_end_leaves_the_page_alive_and_can_be_ended(
    browser: Browser, demos: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{demos}loop/?autostart=1")
        await_state(page, "ready")
        page.get_by_label("Text").fill("my own")
        page.evaluate("window.mark = true")
        page.get_by_role("button", name="Hang").click()
        page.get_by_role("button", name="Restart").click()
        await_state(page, "booting")
        await_state(page, "ready")
        page.get_by_role("button", name="Up").click()
        expect(page.get_by_label("Text")).to_have_value("MY OWN")
        page.wait_for_timeout(2500)  # the front end looks every two seconds whether to load anew
        assert page.evaluate("window.mark")


def test_a_script_that_fails_in_the_browser_says_why_and_can_be_tried_again(
    browser: Browser, demos: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route(
            "**/files/demo/run.py", lambda route: route.fulfill(body="raise ValueError('x')")
        )
        page.goto(f"{demos}state/?autostart=1")
        await_state(page, "failed")
        expect(page.get_by_role("alert")).to_contain_text("ValueError: x")
        page.get_by_text("What Python says").click()
        expect(page.get_by_role("alert")).to_contain_text('File "/demo/run.py", line 1')
        page.unroute("**/files/demo/run.py")
        page.get_by_role("button", name="Try again").click()
        await_state(page, "ready")
