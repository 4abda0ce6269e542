# Readers change the code of an app and run it in the place of the app: in the Python that is there,
# with errors where they are, whatever they write.

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.hosting import hosted
from tests.browser.conftest import Visit
from tests.browser.editing import APP, code, complete, error, run, runs, shouts, write
from tests.browser.pasting import BOOT, HELLO, Paste, answers, element

EDITED = f"embed/{HELLO}/?edit=1"


@pytest.fixture
def editor(visit: Visit, demos: str) -> Page:
    """A demo with its editor."""
    page = visit(demos + EDITED)
    code(page).wait_for()
    return page


def test_a_program_takes_the_place_of_the_app(editor: Page) -> None:
    write(editor, APP)
    runs(editor)
    shouts(editor)


def test_the_python_that_runs_is_kept(editor: Page) -> None:
    runs(editor)
    before = len(editor.workers)
    write(editor, APP)
    runs(editor)
    shouts(editor)
    assert len(editor.workers) == before
    write(editor, APP.replace("upper", "lower").replace('"Loud"', '"Quiet"'))
    runs(editor)
    editor.get_by_label("Text").fill("HEY")
    editor.get_by_role("button", name="Shout").click()
    expect(editor.get_by_label("Quiet")).to_have_value("hey!", timeout=BOOT)


def test_code_can_be_run_from_the_keyboard_alone(editor: Page) -> None:
    write(editor, APP)
    code(editor).press("Control+Enter")
    expect(editor.get_by_role("button", name="Shout")).to_be_visible(timeout=BOOT)


def test_tab_leaves_the_editor(editor: Page) -> None:
    code(editor).focus()
    editor.keyboard.press("Tab")
    assert not code(editor).evaluate("e => e.getRootNode().activeElement === e")


def test_reset_brings_the_demo_back(editor: Page) -> None:
    write(editor, APP)
    runs(editor)
    editor.get_by_role("button", name="Reset").click()
    expect(editor.get_by_role("button", name="Greet")).to_be_visible(timeout=BOOT)
    expect(code(editor)).to_contain_text("Hello {name}!")


@pytest.mark.parametrize(
    ("program", "line", "words"),
    [
        ("import gradio as gr\nprint(gr\n", "line 2", "'(' was never closed"),
        ("import gradio as gr\n\ngr.Textbox(labl='x')\n", "line 3", "labl"),
        ("import gradio as gr\nimport numpyy\n", "line 2", "No module named 'numpyy'"),
        ("x = 1\nraise ValueError('too bad')\n", "line 2", "ValueError: too bad"),
        ("exit()\n", "line 1", "SystemExit"),
    ],
)
def test_an_error_is_shown_at_its_line(editor: Page, program: str, line: str, words: str) -> None:
    write(editor, program)
    run(editor)
    expect(error(editor)).to_contain_text(words, timeout=BOOT)
    expect(error(editor)).to_contain_text(line)
    expect(editor.locator(".cm-lint-marker-error")).to_be_visible()


def test_the_app_before_goes_on_after_an_error(editor: Page) -> None:
    write(editor, "nothing")
    run(editor)
    expect(error(editor)).to_contain_text("NameError", timeout=BOOT)
    editor.get_by_label("Name").fill("Ada")
    editor.get_by_role("button", name="Greet").click()
    expect(editor.get_by_label("Output Box")).to_have_value("Hello Ada!", timeout=BOOT)


def test_a_program_without_an_app_says_so(editor: Page) -> None:
    write(editor, "print('hello')")
    run(editor)
    expect(error(editor)).to_contain_text("makes no app", timeout=BOOT)
    expect(editor.locator(".output pre")).to_contain_text("hello")


def test_a_program_of_several_files(editor: Page) -> None:
    editor.get_by_role("button", name="New file").click()
    editor.get_by_label("Name of the file").fill("voice.py")
    editor.keyboard.press("Enter")
    write(editor, "def shout(text):\n    return text.upper() + '!'\n")
    editor.get_by_role("button", name="run.py", exact=True).click()
    lines = APP.replace(
        'def shout(text):\n    return text.upper() + "!"', "from voice import shout"
    )
    write(editor, lines)
    runs(editor)
    shouts(editor)
    editor.get_by_role("button", name="voice.py", exact=True).click()
    editor.get_by_role("button", name="Remove voice.py").click()
    run(editor)
    expect(error(editor)).to_contain_text("No module named 'voice'", timeout=BOOT)


def test_names_of_files_that_lead_elsewhere_are_refused(editor: Page) -> None:
    editor.get_by_role("button", name="New file").click()
    editor.get_by_label("Name of the file").fill("../up.py")
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("A file cannot be called ../up.py.")).to_be_visible()
    expect(editor.get_by_role("button", name="run.py", exact=True)).to_be_visible()


def test_a_loop_without_end_can_be_stopped(editor: Page) -> None:
    write(editor, "while True:\n    pass\n")
    run(editor)
    editor.get_by_role("button", name="Stop").click(timeout=BOOT)
    expect(error(editor)).to_contain_text("restarted", timeout=BOOT)
    write(editor, APP)
    runs(editor)
    shouts(editor)


def test_what_ran_is_there_again_after_a_restart(editor: Page) -> None:
    write(editor, APP.replace("return", "while text == 'stop': pass\n    return"))
    runs(editor)
    editor.get_by_label("Text").fill("stop")
    editor.get_by_role("button", name="Shout").click()
    editor.get_by_role("button", name="Restart").click(timeout=BOOT)
    shouts(editor)


def test_a_flood_of_output_is_cut(editor: Page) -> None:
    write(editor, "for i in range(300_000):\n    print('x' * 50)\n" + APP)
    runs(editor)
    assert len(editor.locator(".output pre").inner_text()) <= 20_000
    shouts(editor)


def test_a_megabyte_of_code_runs_and_is_too_long_for_a_link(editor: Page) -> None:
    noise = random.Random(1).randbytes(400_000).hex()
    write(editor, f"noise = '{noise}'\n{APP}")
    runs(editor)
    shouts(editor)
    editor.locator(".more summary").click()
    editor.get_by_role("button", name="Copy a link").click()
    expect(editor.get_by_text("too long for a link")).to_be_visible()


def test_completions_come_from_the_reference(editor: Page) -> None:
    write(editor, "import gradio as gr\n")
    code(editor).press("Control+End")
    editor.keyboard.type("button = gr.Butt", delay=30)
    complete(editor, "Button")
    editor.keyboard.type("(var", delay=30)
    expect(editor.locator(".cm-signature")).to_contain_text("Button(value, ")
    complete(editor, "variant=")
    editor.keyboard.press("End")
    editor.keyboard.press("Enter")
    editor.keyboard.type("button.cl", delay=30)
    expect(editor.locator(".cm-completionLabel").first).to_have_text("click")


def test_the_folder_can_be_taken_along(editor: Page) -> None:
    write(editor, APP)
    editor.locator(".more summary").click()
    with editor.expect_download() as waiting:
        editor.get_by_role("button", name="Download the folder").click()
    archive = zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    assert archive.namelist() == [f"{HELLO}/run.py"]
    assert archive.read(f"{HELLO}/run.py").decode() == APP


def test_the_editor_works_in_a_frame_without_an_origin(paste: Paste) -> None:
    page = paste(
        f'<iframe sandbox="allow-scripts" src="{{demos}}{EDITED}" width=900 height=800></iframe>'
    )
    frame = page.frame_locator("iframe")
    write(frame, APP)
    runs(frame)
    shouts(frame)
    frame.locator(".more summary").click()
    frame.get_by_role("button", name="Copy a link").click()
    address = re.compile(r"/playground/#code=[\w-]+$")
    expect(frame.get_by_label("Copy this")).to_have_value(address)


def test_the_element_of_other_pages_can_be_edited(paste: Paste) -> None:
    script = '<script async src="{demos}embed/live-demo.js"></script>'
    page = paste(script + element("editable"))
    page.get_by_role("button", name="Run demo").click()
    frame = page.frame_locator("live-demo iframe")
    write(frame, APP)
    runs(frame)
    shouts(frame)


def test_another_page_cannot_have_a_demo_run_code(paste: Paste) -> None:
    page = paste(f'<iframe src="{{demos}}embed/{HELLO}/" width=900 height=800></iframe>')
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Greet").wait_for()
    for type_ in ("docsgen:run", "docsgen:edit"):
        message = {"type": type_, "id": 1, "program": {"files": {"run.py": APP}, "entry": "run.py"}}
        page.evaluate("m => frames[0].postMessage(m, '*')", message)
    page.wait_for_timeout(1000)
    assert page.frames[1].evaluate("document.documentElement.dataset.player") == "idle"
    assert frame.locator("docsgen-workbench").count() == 0
    answers(frame)


def test_a_demo_of_the_site_is_edited_where_it_is(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}demos/{HELLO}/")
    page.get_by_role("link", name="Edit: Hello, blocks").click()
    frame = page.frame_locator(".demo iframe")
    write(frame, APP)
    runs(frame)
    shouts(frame)


def test_a_demo_that_runs_goes_on_while_its_editor_opens(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}demos/{HELLO}/")
    page.get_by_role("link", name="Run demo").click()
    frame = page.frame_locator(".demo iframe")
    answers(frame)
    page.get_by_role("link", name="Edit: Hello, blocks").click()
    code(frame).wait_for()
    expect(frame.get_by_label("Output Box")).to_have_value("Hello Ada!")


def test_nothing_of_the_editor_is_loaded_before_it_is_asked_for(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}embed/{HELLO}/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert not [name for name in loaded if "code-editor" in name or "workbench" in name]


def test_a_browser_without_webassembly_says_so(browser: Browser, demos: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("delete globalThis.WebAssembly")
        page = context.new_page()
        page.goto(demos + EDITED)
        code(page).wait_for()
        run(page)
        expect(error(page)).to_contain_text("WebAssembly")


def test_a_plain_host_is_enough_for_a_demos_editor(visit: Visit, built: Path) -> None:
    with hosted(built) as url:
        page = visit(url + EDITED)
        write(page, APP)
        runs(page)
        shouts(page)


def test_a_sample_is_edited_where_it_is(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}guides/quickstart/")
    page.locator("figure.code a.edit:not([data-own])").first.click()
    frame = page.frame_locator("figure.edited iframe")
    expect(frame.get_by_text("It was built in")).to_be_visible(timeout=BOOT)
    expect(code(frame)).to_contain_text("import gradio as gr")
    write(frame, APP)
    runs(frame)
    shouts(frame)


def test_the_code_of_a_demo_in_a_guide_is_edited_where_it_is(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}guides/quickstart/")
    page.locator("figure.code a.edit[data-own]").first.click()
    frame = page.frame_locator("figure.edited iframe")
    expect(code(frame)).to_contain_text("import gradio as gr")
    runs(frame)
