# Apps that are a single page, opened as files: no host answers for anything.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import SingleFile, export_app
from tests.browser.exporting import APPS, BOOT, ROOT, await_state
from tests.browser.test_apps import PLAYS, click, holds

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here

LIMIT = 16_000_000
"""Bytes that an app without media or packages may have, so that it can be sent by mail."""

PLAYED = (
    *("chat_stream", "components", "custom_component", "custom_js", "examples_cached"),
    *("html_component", "interface", "local_module", "media", "plots", "render"),
)

Single = Callable[[str], Path]


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Single:
    """`single(name)` is the page that an app has become."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def exported(name: str) -> Path:
        page, findings = folder / f"{name}.html", Findings()
        made = export_app(APPS / name, None, findings, project=ROOT, single_file=SingleFile(page))
        assert made, findings.sorted()
        return page

    return exported


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which must ask for nothing but itself and log no error."""
    wrong: list[str] = []
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.on("console", lambda m: wrong.append(m.text) if _is_error(m) else None)
        page.on("request", lambda r: wrong.append(r.url) if _is_elsewhere(r.url) else None)
        yield page
    assert wrong == []


def _is_error(message: ConsoleMessage) -> bool:
    """Whether a host would not have logged it: Gradio looks for the front end of each subclass."""
    return message.type == "error" and "blob:missing/gradio_api/custom" not in message.text


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:"))


@pytest.mark.parametrize("name", PLAYED)
def test_it_starts_and_answers(name: str, single: Single, page: Page) -> None:
    page.goto(f"{single(name).as_uri()}?autostart=1")
    page.locator(".gradio-container main").wait_for(timeout=BOOT)
    await_state(page, "ready")
    PLAYS.get(name, lambda page: None)(page)


def test_it_is_small_enough_for_a_mail(single: Single) -> None:
    assert single("interface").stat().st_size <= LIMIT


def test_pictures_are_shown_before_and_after_python_starts(single: Single, page: Page) -> None:
    loaded = "[...document.images].every(i => i.complete && i.naturalWidth > 0)"
    page.goto(single("assets").as_uri())
    page.wait_for_function(f"document.images.length >= 3 && {loaded}")
    click(page, "Show")
    await_state(page, "ready")
    page.wait_for_function(f"document.images.length >= 4 && {loaded}")


def test_files_go_in_and_come_out(single: Single, page: Page, tmp_path: Path) -> None:
    (tmp_path / "five.txt").write_text("12345")
    page.goto(f"{single('upload').as_uri()}?autostart=1")
    await_state(page, "ready")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "five.txt")
    expect(page.get_by_label("Bytes")).to_have_value("5")
    click(page, "Make")
    made = page.locator("a[download='made.txt']").first
    made.wait_for()
    with page.expect_download() as download:
        made.click()
    assert download.value.suggested_filename == "made.txt"
    assert Path(download.value.path()).read_text() == "made"


@pytest.mark.parametrize(("theme", "is_dark"), [("light", False), ("dark", True)])
def test_it_has_its_theme_and_fonts(theme: str, is_dark: bool, single: Single, page: Page) -> None:
    page.goto(f"{single('components').as_uri()}?theme={theme}")
    box = page.get_by_label("Text", exact=True)
    box.wait_for()
    colour = box.evaluate("box => getComputedStyle(box).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", colour)[:3])) < 64) == is_dark
    page.wait_for_function("[...document.fonts].some(font => font.status === 'loaded')")


def test_a_link_leads_to_another_page_of_the_app(single: Single, page: Page) -> None:
    page.goto(single("pages").as_uri())
    page.get_by_role("link", name="Second").click()
    click(page, "Up 2")
    await_state(page, "ready")
    holds(page, "B", "TWO")
    page.get_by_role("link", name="Home").click()
    holds(page, "A", "one")


def test_it_works_in_a_frame_without_an_origin(single: Single, browser: Browser) -> None:
    (single("interface").parent / "course.html").write_text(
        "<iframe sandbox='allow-scripts' src='interface.html?autostart=1' height=600></iframe>"
    )
    with hosted(single("interface").parent) as url, browser.new_context() as context:
        course = context.new_page()
        course.goto(f"{url}course.html")
        frame = course.frame_locator("iframe")
        frame.get_by_label("name").fill("Ada")
        frame.get_by_role("button", name="Submit").click()
        expect(frame.get_by_label("output")).to_have_value("Hello, Ada", timeout=BOOT)


def test_it_starts_from_the_snapshot_that_it_carries(page: Page, tmp_path: Path) -> None:
    target = tmp_path / "interface.html"
    single_file = SingleFile(target, with_snapshot=True)
    assert export_app(APPS / "interface", None, Findings(), project=ROOT, single_file=single_file)
    page.goto(f"{target.as_uri()}?boot=snapshot&autostart=1")
    await_state(page, "ready")
    PLAYS["interface"](page)


def test_a_damaged_page_says_that_it_cannot_be_opened(
    single: Single, browser: Browser, tmp_path: Path
) -> None:
    whole = single("interface").read_bytes()
    damaged = tmp_path / "damaged.html"
    damaged.write_bytes(whole.replace(whole[4_000_000:4_000_100], b"!" * 100))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(damaged.as_uri())
        expect(page.get_by_text("This browser cannot open the app")).to_be_visible()


def test_a_folder_that_is_opened_as_a_file_says_what_to_do(
    browser: Browser, tmp_path: Path
) -> None:
    out = tmp_path / "public"
    assert export_app(APPS / "interface", out, Findings(), project=ROOT, runtime_url="../runtime/")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((out / "index.html").as_uri())
        expect(page.get_by_text("python -m http.server")).to_be_visible()
    with hosted(out) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_text("python -m http.server")).to_be_hidden()
