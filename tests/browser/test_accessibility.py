# axe-core on every kind of page, in both colour schemes, on a phone, a tablet and a desk; and with
# the editor open, in both directions of writing.

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.conftest import Visit
from tests.browser.editing import code, error, write
from tests.browser.kinds import DESKTOP, KINDS, PHONE, SCHEMES, TABLET
from tests.browser.pasting import BOOT, HELLO
from tests.browser.probes import overflow, violations
from tests.languages import write_real_project


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible(kind: str, width: int, scheme: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS[kind], width=width, color_scheme=scheme)
    assert violations(page) == []


def open_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.locator("dialog[open]").wait_for(timeout=2_000)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_search_is_accessible(width: int, scheme: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS["component"], width=width, color_scheme=scheme)
    open_search(page)
    assert violations(page) == []
    page.keyboard.type("button")
    expect(page.locator("dialog[open] a").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the real site in English and Arabic, whose files other origins may read."""
    root = tmp_path_factory.mktemp("both")
    write_real_project(root / "project")
    build(root / "project", root / "site", Findings(), jobs=2)
    with hosted(root / "site", "/docs/", shared=True) as url:
        yield url


@pytest.fixture(params=["", "ar/"], ids=["en", "ar"])
def start(both: str, request: pytest.FixtureRequest) -> str:
    """The URL of the home page in a language."""
    return f"{both}{request.param}"


def is_inside(page: Page, selector: str, place: str) -> bool:
    """Whether one element is shown within another from side to side."""
    inner, outer = (page.locator(one).bounding_box() for one in (selector, place))
    assert inner
    assert outer
    return outer["x"] <= inner["x"] and inner["x"] + inner["width"] <= outer["x"] + outer["width"]


@pytest.mark.xdist_group("both")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_playground_is_accessible(width: int, scheme: str, start: str, visit: Visit) -> None:
    page = visit(f"{start}playground/", width=width, color_scheme=scheme)
    page.locator(".code.measured").wait_for()
    assert violations(page) == []
    page.locator(".more summary").click()
    assert is_inside(page, ".more > div", ".bench")
    assert violations(page) == []
    page.keyboard.press("Escape")
    write(page, "import gradio as gr\nprint('x')\ngr.Textbox(labl=1)\n")
    page.locator("button.run").click()
    expect(error(page)).to_contain_text("labl", timeout=BOOT)
    assert violations(page) == []
    assert overflow(page) == []


@pytest.mark.xdist_group("both")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_completions_are_accessible(width: int, scheme: str, both: str, visit: Visit) -> None:
    page = visit(f"{both}ar/playground/", width=width, color_scheme=scheme)
    code(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("gr.Button(va", delay=30)
    expect(page.locator(".cm-completionLabel").first).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == []


@pytest.mark.xdist_group("both")
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_demo_with_its_editor_is_accessible(width: int, start: str, visit: Visit) -> None:
    page = visit(f"{start}demos/{HELLO}/", width=width)
    page.locator(".demo a.edit").click()
    code(page.frame_locator(".demo iframe")).wait_for()
    assert violations(page) == []
    assert overflow(page) == []


@pytest.mark.xdist_group("both")
def test_code_runs_from_the_left_in_a_mirrored_editor(both: str, visit: Visit) -> None:
    page = visit(f"{both}ar/playground/")
    code(page).wait_for()
    assert code(page).evaluate("e => getComputedStyle(e).direction") == "ltr"
    places = [".stage", ".bench", "button.run", "button.reset"]
    boxes = [page.locator(place).bounding_box() for place in places]
    stage, bench, running, reset = (box["x"] for box in boxes if box)
    assert stage > bench
    assert running > reset


@pytest.mark.xdist_group("both")
def test_the_playground_speaks_the_language_of_its_page(both: str, visit: Visit) -> None:
    page = visit(f"{both}ar/playground/")
    page.locator("button.run").click()
    frame = page.frame_locator(".stage iframe")
    expect(frame.locator("html")).to_have_attribute("lang", "ar")
