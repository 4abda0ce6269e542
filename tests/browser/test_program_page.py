# A program that a reader has in the editor, taken along as one page: it opens as a file, without a
# network, and shows what the program says.

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.config import Project
from docsgen.demos.embeds import embedded
from docsgen.demos.reading import read_demo
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.model.demo import Demo
from tests.browser.conftest import Visit
from tests.browser.editing import APP, choose_page, code, save_page, shouts, write
from tests.browser.exporting import ROOT
from tests.browser.pasting import BOOT, HELLO

MANIFEST = "title: Sizes & <files>\nsummary: S\npackages: [markdown]\n"
STEPS = "try: [expect: {label: Name, value: Ada}]\n"

DEMO = """\
from pathlib import Path

import gradio as gr
import markdown

from words import GREETING

with gr.Blocks() as demo:
    gr.Markdown(Path("größe/maße.csv").read_text(encoding="utf-8"))
    name = gr.Textbox(label="Name", value="Ada")
    said = gr.Textbox(label="Said")
    gr.Button("Say").click(lambda name: GREETING + markdown.markdown(f"*{name}*"), name, said)

demo.launch()
"""

MEDIA = """\
import gradio as gr
from gradio.media import get_image

with gr.Blocks() as demo:
    gr.Image(get_image("cheetah1.jpg"), label="Cat")

demo.launch()
"""

Opened = Callable[[Page], Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, real_project: Project) -> Iterator[str]:
    """The URL of a site with one demo that has a module, data and a package."""
    root = tmp_path_factory.mktemp("project")
    folder = root / "content" / "demos" / "sizes"
    (folder / "größe").mkdir(parents=True)
    (folder / "run.py").write_text(DEMO)
    (folder / "words.py").write_text('GREETING = "Hello"\n')
    (folder / "größe" / "maße.csv").write_text("Größe 42\n")
    (folder / "demo.yaml").write_text(MANIFEST + STEPS)
    (root / ".docsgen").mkdir()
    (root / ".docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
    out = tmp_path_factory.mktemp("site")
    _write(out, read_demo(folder, root), Project(root, real_project.config))
    with hosted(out, "/docs/", shared=True) as url:
        yield url


def _write(out: Path, demo: Demo, project: Project) -> None:
    findings = Findings()
    for made in embedded([demo], project, findings):
        for name, data in made.files.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
    assert findings.sorted() == []


@pytest.fixture
def editor(visit: Visit, site: str) -> Page:
    """The demo with its editor."""
    page = visit(f"{site}embed/sizes/?edit=1")
    code(page).wait_for()
    return page


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page that an editor gives, as a file, where it must ask for nothing but itself."""
    asked: list[str] = []
    with browser.new_context(offline=True) as context:

        def from_editor(page: Page) -> Page:
            alone = context.new_page()
            alone.on("request", lambda request: asked.append(request.url))
            alone.goto(save_page(page, tmp_path).as_uri())
            return alone

        yield from_editor
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_a_demo_has_its_files_and_packages_there(editor: Page, opened: Opened) -> None:
    page = opened(editor)
    assert page.url.endswith("/sizes.html")
    expect(page.get_by_text("Größe 42")).to_be_visible(timeout=BOOT)
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Said")).to_have_value("Hello<p><em>Ada</em></p>", timeout=BOOT)
    expect(page.get_by_text("Sizes & <files>")).to_be_visible()


def test_it_runs_what_is_in_the_editor_and_has_not_run_yet(editor: Page, opened: Opened) -> None:
    write(editor, DEMO.replace('value="Ada"', 'value="Grace"'))
    page = opened(editor)
    page.mouse.click(300, 300)  # before the app is there
    expect(page.get_by_label("Name")).to_have_value("Grace", timeout=BOOT)


def test_all_files_of_the_program_go_along(editor: Page, opened: Opened) -> None:
    editor.get_by_role("button", name="words.py", exact=True).click()
    write(editor, 'GREETING = "</script><!-- <script> Größe"\n')
    page = opened(editor)
    page.get_by_role("button", name="Say").click(timeout=BOOT)
    expected = "</script><!-- <script> Größe<p><em>Ada</em></p>"
    expect(page.get_by_label("Said")).to_have_value(expected, timeout=BOOT)


def test_a_file_that_was_removed_is_not_there(editor: Page, opened: Opened) -> None:
    editor.get_by_role("button", name="words.py", exact=True).click()
    editor.get_by_role("button", name="Remove words.py").click()
    page = opened(editor)
    expect(page.get_by_text("No module named 'words'").first).to_be_visible(timeout=BOOT)


def test_an_error_is_shown_in_the_place_of_the_app(editor: Page, opened: Opened) -> None:
    write(editor, "import gradio as gr\nprint(gr\n")
    page = opened(editor)
    expect(page.get_by_text("'(' was never closed").first).to_be_visible(timeout=BOOT)
    expect(page.get_by_label("Name")).to_have_count(0)


def test_a_megabyte_of_code_goes_along(editor: Page, opened: Opened) -> None:
    noise = random.Random(1).randbytes(500_000).hex()
    write(editor, f"noise = '{noise}'\n{APP}")
    shouts(opened(editor))


def test_the_librarys_media_go_along_if_the_program_reads_them(
    visit: Visit, demos: str, opened: Opened
) -> None:
    page = visit(f"{demos}embed/{HELLO}/?edit=1")
    write(page, MEDIA)
    picture = opened(page).locator("main img[src^='blob:']")
    expect(picture).to_be_visible(timeout=BOOT)
    assert picture.evaluate("picture => picture.naturalWidth") > 0


def test_a_page_that_is_missing_is_said_to_be(editor: Page) -> None:
    editor.route("**/page-*.bin", lambda route: route.fulfill(status=404))
    choose_page(editor)
    expect(editor.get_by_text("could not be put together")).to_contain_text("404")
    editor.unroute("**/page-*.bin")
    with editor.expect_download():
        choose_page(editor)


def test_without_a_connection_it_says_so(editor: Page) -> None:
    editor.context.set_offline(True)
    choose_page(editor)
    expect(editor.get_by_text("could not be put together")).to_contain_text("connection")


def test_it_says_that_it_is_under_way(editor: Page) -> None:
    editor.route("**/page-*.bin", lambda route: None)  # it never comes
    choose_page(editor)
    expect(editor.get_by_text("The page is being put together")).to_be_visible()
    assert editor.locator(".said").get_attribute("role") == "status"


def test_nothing_of_it_is_loaded_before_it_is_asked_for(editor: Page) -> None:
    editor.wait_for_load_state("networkidle")
    loaded = editor.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert not [name for name in loaded if "/page-" in name or "program-page" in name]
