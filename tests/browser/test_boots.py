# Python from a memory snapshot: what is restored behaves as if it had just started, and whatever is
# wrong with a snapshot leads to a plain boot.

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, export_to, share_runtime, state

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a static host with exported apps."""
    folder = tmp_path_factory.mktemp("demos")
    share_runtime(folder)
    if not list((folder / "runtime").glob("snapshot-*")):
        pytest.fail("the runtime has no snapshot; `docsgen runtime build --project .` says why")
    for name in ("state", "fresh"):
        export_to(APPS / name, folder / name)
    with hosted(folder, shared=True) as url:
        yield url


Open = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens a page whose last state is `window.last`, in a browser in Tokyo."""
    with browser.new_context(timezone_id="Asia/Tokyo") as context:
        context.add_init_script(
            "addEventListener('docsgen:state', event => { window.last = event.detail }, true)"
        )

        def opened(url: str) -> Page:
            page = context.new_page()
            page.goto(url)
            return page

        yield opened


def boot(page: Page) -> dict[str, Any]:
    """What the player says of the boot, once the app is ready."""
    await_state(page, "ready")
    detail: dict[str, Any] = page.evaluate("window.last")
    return detail


def facts(page: Page) -> dict[str, Any]:
    """What the app `fresh` finds out about its interpreter."""
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_label("Facts")).not_to_have_value("", timeout=BOOT)
    found: dict[str, Any] = json.loads(page.get_by_label("Facts").input_value())
    return found


def test_a_demo_starts_from_the_snapshot_and_says_so(visit: Open, demos: str) -> None:
    detail = boot(visit(f"{demos}state/?autostart=1"))
    assert detail["boot"] == "snapshot"
    assert {"snapshot", "restore", "app"} <= set(detail["milliseconds"])


def test_the_librarys_sources_are_not_needed_to_start(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page = context.new_page()
        page.goto(f"{demos}state/?autostart=1&boot=snapshot")
        await_state(page, "ready")
        assert any(name.startswith("snapshot-") for name in asked)
        assert not [name for name in asked if name.startswith("python-")]


def test_the_address_can_ask_for_a_plain_boot(visit: Open, demos: str) -> None:
    detail = boot(visit(f"{demos}state/?autostart=1&boot=plain"))
    assert detail["boot"] == "plain"
    assert {"pyodide", "unpack", "app"} <= set(detail["milliseconds"])


def test_what_is_restored_is_like_what_has_just_started(visit: Open, demos: str) -> None:
    first, second, plain = (
        facts(visit(f"{demos}fresh/?boot={way}")) for way in ("snapshot", "snapshot", "plain")
    )
    for changing in ("random", "uuid", "temporary"):
        assert first[changing] != second[changing]
    for same in ("zone", "offset", "path", "late", "source", "icon", "version", "listed"):
        assert first[same] == plain[same], same
    assert abs(first["now"] - plain["now"]) < 600
    assert 0.05 <= first["slept"] < 5


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"status": 200, "body": "no snapshot"},
        {"status": 200, "body": ""},
    ],
    ids=["missing", "corrupt", "empty"],
)
def test_a_snapshot_that_is_of_no_use_is_done_without(
    visit: Open, demos: str, answer: dict[str, Any]
) -> None:
    page = visit("about:blank")
    page.context.route("**/snapshot-*", lambda route: route.fulfill(**answer))
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"


def test_a_host_that_unpacks_it_is_put_up_with(visit: Open, demos: str) -> None:
    page = visit("about:blank")
    page.context.route(
        "**/snapshot-*",
        lambda route: route.fulfill(
            body=gzip.decompress(route.fetch().body()), content_type="text/plain"
        ),
    )
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"


def test_a_truncated_snapshot_is_refused_once_in_a_session(
    visit: Open, demos: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    def truncate(route: Route) -> None:
        asked.append(route.request.url)
        body = route.fetch().body()
        route.fulfill(body=body[: len(body) // 2])

    page = visit("about:blank")
    page.context.route("**/snapshot-*", truncate)
    page.goto(f"{demos}state/")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)
    assert boot(page)["boot"] == "plain"
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"
    assert len(asked) == 1


@pytest.mark.parametrize("part", ["pyodide", "python", "words", "table"])
def test_a_snapshot_of_something_else_is_refused(visit: Open, demos: str, part: str) -> None:
    def change(route: Route) -> None:
        file = gzip.decompress(route.fetch().body())
        length = int.from_bytes(file[:4], "little")
        header = json.loads(file[4 : 4 + length])
        header[part] = "another" if isinstance(header[part], str) else header[part] - 1
        text = json.dumps(header, separators=(",", ":")).encode().ljust(length)
        route.fulfill(body=gzip.compress(file[:4] + text[:length] + file[4 + length :], 1))

    page = visit("about:blank")
    page.context.route("**/snapshot-*", change)
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"


@pytest.mark.parametrize(
    "happens",
    [
        "return new Promise(() => {})",
        "setTimeout(() => { throw Error('dead') }); return new Promise(() => {})",
    ],
    ids=["hangs", "dies"],
)
def test_a_restore_that_does_not_end_is_ended(visit: Open, demos: str, happens: str) -> None:
    page = visit("about:blank")
    page.context.route(
        "**/snapshot.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body=f"export const restore = (bytes) => bytes.then(() => {{ {happens} }})",
        ),
    )
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"


def test_an_error_of_the_script_is_shown_at_once(visit: Open, demos: str) -> None:
    page = visit(f"{demos}state/")
    page.route("**/files/demo/run.py", lambda route: route.fulfill(body="raise ValueError('x')"))
    started: list[str] = []
    page.on("worker", lambda worker: started.append(worker.url))
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("ValueError: x", timeout=BOOT)
    assert len(started) == 1
    page.unroute("**/files/demo/run.py")
    page.get_by_role("button", name="Try again").click()
    assert boot(page)["boot"] == "snapshot"


def test_a_reload_in_the_middle_starts_from_the_snapshot_again(visit: Open, demos: str) -> None:
    page = visit(f"{demos}state/?autostart=1")
    for milliseconds in (0, 200, 600):
        await_state(page, "booting")
        page.wait_for_timeout(milliseconds)
        page.reload()
    assert boot(page)["boot"] == "snapshot"
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Clicks")).to_have_value("1")


@pytest.mark.parametrize(
    "lack",
    [
        "delete window.DecompressionStream",
        "delete WebAssembly.Suspending",
        "Object.defineProperty(navigator, 'deviceMemory', { value: 1 })",
    ],
    ids=["unpacking", "suspending", "memory"],
)
def test_a_browser_that_is_not_up_to_it_does_not_even_load_it(
    visit: Open, demos: str, lack: str
) -> None:
    asked: list[str] = []
    page = visit("about:blank")
    page.context.on("request", lambda request: asked.append(request.url))
    page.add_init_script(lack)
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"
    assert not [url for url in asked if "/snapshot-" in url]


PRETENDING = """(() => {
  const Real = DecompressionStream;
  window.DecompressionStream = function (format) {
    return new Real(format === "brotli" ? "gzip" : format);
  };
})()"""
"""Lets a browser say that it unpacks brotli, which Chromium does not yet; it then fails to."""


def test_the_smallest_file_that_can_be_unpacked_is_taken_and_no_other(
    visit: Open, demos: str
) -> None:
    asked: list[str] = []
    page = visit("about:blank")
    page.context.on("request", lambda request: asked.append(request.url))
    page.add_init_script(PRETENDING)
    page.goto(f"{demos}state/?autostart=1")
    assert boot(page)["boot"] == "plain"
    (snapshot,) = (url for url in asked if "/snapshot-" in url)
    assert snapshot.endswith(".brotli.bin")


def test_several_in_one_page_have_a_memory_of_their_own(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{demos}state/")
        page.set_content(2 * f"<iframe src='{demos}state/?boot=snapshot' height=600></iframe>")
        first, second = (page.frame_locator("iframe").nth(number) for number in range(2))
        for frame, clicks in ((first, "1"), (second, "1"), (first, "2")):
            frame.get_by_role("button", name="Add").click()
            expect(frame.get_by_label("Clicks")).to_have_value(clicks, timeout=BOOT)


def test_a_frame_without_an_origin_starts_from_the_snapshot(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(
            f"<iframe src='{demos}state/?boot=snapshot' sandbox=allow-scripts height=600></iframe>"
        )
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Add").click()
        expect(frame.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)


SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } })"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


class TestPrefetching:
    """The bytes that Python starts from come before anybody has asked for an answer."""

    @pytest.fixture
    def asked(self, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
        """A page, and the parts of the runtime that it has asked for."""
        with browser.new_context() as context:
            page, urls = context.new_page(), list[str]()
            page.on("request", lambda request: urls.append(request.url))
            yield page, urls

    @staticmethod
    def parts(urls: list[str]) -> list[str]:
        names = ("snapshot-", "pyodide.asm.wasm", "python-", "compiled-")
        return sorted(name for name in names if any(f"/{name}" in url for url in urls))

    def opened(self, page: Page, url: str) -> None:
        page.goto(url)
        page.get_by_role("button", name="Add").wait_for()
        page.wait_for_load_state("networkidle")

    def test_nothing_comes_by_itself(self, asked: tuple[Page, list[str]], demos: str) -> None:
        page, urls = asked
        self.opened(page, f"{demos}state/")
        assert self.parts(urls) == []

    @pytest.mark.parametrize("sign", ["pointer", "focus", "address"])
    def test_bytes_come_when_the_reader_does_and_python_stays_away(
        self, sign: str, asked: tuple[Page, list[str]], demos: str
    ) -> None:
        page, urls = asked
        self.opened(page, f"{demos}state/{'?prefetch=1' if sign == 'address' else ''}")
        if sign == "pointer":
            page.get_by_role("button", name="Add").hover()
        elif sign == "focus":
            page.get_by_role("button", name="Add").focus()
        page.wait_for_load_state("networkidle")
        assert self.parts(urls) == ["pyodide.asm.wasm", "snapshot-"]
        assert page.workers == []
        assert state(page) == "idle"

    def test_a_plain_boot_gets_what_it_needs(
        self, asked: tuple[Page, list[str]], demos: str
    ) -> None:
        page, urls = asked
        self.opened(page, f"{demos}state/?prefetch=1&boot=plain")
        assert self.parts(urls) == ["compiled-", "pyodide.asm.wasm"]

    def test_a_slow_connection_gets_the_smaller_archive(
        self, asked: tuple[Page, list[str]], demos: str
    ) -> None:
        page, urls = asked
        page.add_init_script(SLOW)
        self.opened(page, f"{demos}state/?prefetch=1")
        assert self.parts(urls) == ["pyodide.asm.wasm", "python-"]

    def test_who_saves_data_is_spared(self, asked: tuple[Page, list[str]], demos: str) -> None:
        page, urls = asked
        page.add_init_script(SAVING)
        self.opened(page, f"{demos}state/?prefetch=1")
        page.get_by_role("button", name="Add").hover()
        page.wait_for_load_state("networkidle")
        assert self.parts(urls) == []
