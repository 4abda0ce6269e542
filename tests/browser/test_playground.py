# The playground: programs of readers, and those that come with links, in a frame that reaches
# nothing of the page around it.

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from docsgen.hosting import hosted
from tests.browser.conftest import Visit
from tests.browser.editing import APP, code, error, run, runs, save_page, shouts, write
from tests.browser.pasting import BOOT, HELLO, Paste

NOTE = "main > .note"


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator(".stage iframe")


def copied(page: Page, button: str, said: str) -> str:
    """What a button of the menu copies, once that was `said`."""
    page.evaluate("navigator.clipboard.writeText = async (text) => void (window.copied = text)")
    page.locator(".more summary").click()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(said)).to_be_visible()
    return str(page.evaluate("window.copied"))


def link(files: object, entry: str = "run.py", **more: str) -> str:
    """A link to a program, made as its documentation says: compressed JSON behind the `#`."""
    program = json.dumps({"files": files, "entry": entry, **more}).encode()
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = compressor.compress(program) + compressor.flush()
    return "playground/#code=" + base64.urlsafe_b64encode(data).decode().rstrip("=")


def test_a_small_app_is_there_to_begin_with(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}playground/")
    expect(code(page)).to_contain_text("Greeting")
    assert page.locator(".stage iframe").count() == 0
    write(page, APP)
    runs(page)
    shouts(frame_of(page))


def test_a_demo_can_be_the_beginning(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}playground/?demo={HELLO}")
    expect(code(page)).to_contain_text("Output Box")
    runs(page)
    expect(frame_of(page).get_by_label("Output Box")).to_be_visible()
    choice = page.get_by_label("Begin with")
    expect(choice).to_have_value(HELLO)
    choice.select_option(index=0)
    expect(code(page)).to_contain_text("Greeting")


def test_a_link_shows_its_code_and_runs_nothing(visit: Visit, demos: str) -> None:
    page = visit(demos + link({"run.py": APP}))
    expect(code(page)).to_contain_text("def shout")
    expect(page.locator(NOTE)).to_contain_text("Read it before you run it")
    assert page.get_by_label("Begin with").evaluate("e => e.selectedIndex") == -1
    page.wait_for_timeout(1000)
    assert page.locator(".stage iframe").count() == 0
    assert page.workers == []
    runs(page)
    shouts(frame_of(page))


def test_a_link_that_is_copied_leads_to_the_same_program(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}playground/?demo={HELLO}")
    write(page, APP)
    address = copied(page, "Copy a link", "The link was copied")
    other = visit(address)
    expect(code(other)).to_contain_text("def shout")
    assert HELLO not in address


def test_the_frame_for_other_pages_shows_the_program(
    visit: Visit, demos: str, paste: Paste
) -> None:
    page = visit(f"{demos}playground/")
    write(page, APP)
    blog = paste(copied(page, "Embed this", "The frame was copied"))
    inside = blog.frame_locator("iframe")
    expect(inside.get_by_role("banner")).to_be_hidden()
    runs(inside)
    shouts(inside.frame_locator(".stage iframe"))


def test_a_program_is_taken_along_as_a_page(visit: Visit, demos: str, tmp_path: Path) -> None:
    page = visit(demos + link({"run.py": APP}))
    path = save_page(page, tmp_path)
    assert path.name == "app.html"
    assert page.locator(".stage iframe").count() == 0
    shouts(visit(path.as_uri(), offline=True))


@pytest.mark.parametrize(
    "address",
    [
        link({"run.py": APP})[:-30],
        "playground/#code=!!!",
        "playground/#code=",
        link({}),
        link({"run.py": APP}, entry="other.py"),
        link({"../run.py": APP}, entry="../run.py"),
        link({"run.py": 7}),
        link({"run.py": "x" * 2_000_000}),
    ],
    ids=["cut", "no letters", "nothing", "no files", "no entry", "outside", "no text", "a bomb"],
)
def test_a_damaged_link_is_said_to_be_one(visit: Visit, demos: str, address: str) -> None:
    page = visit(demos + address)
    expect(page.locator(NOTE)).to_contain_text("damaged or cut off")
    expect(code(page)).to_contain_text("Greeting")


def test_a_link_from_another_version_says_so(visit: Visit, demos: str) -> None:
    page = visit(demos + link({"run.py": APP}, version="Gradio 5.0.0"))
    expect(page.locator(NOTE)).to_contain_text("Gradio 5.0.0")
    runs(page)


def test_markup_in_a_link_is_text(visit: Visit, demos: str) -> None:
    version = "<img src=x onerror='window.hurt = 1'>"
    page = visit(
        demos + link({"run.py": "'<img src=x onerror=\"window.hurt = 1\">'"}, version=version)
    )
    expect(page.locator(NOTE)).to_contain_text("<img src=x")
    assert page.evaluate("window.hurt") is None


HOSTILE = '''
import gradio as gr

with gr.Blocks() as demo:
    gr.Textbox(label="Text")
    gr.Button("Try")
    demo.load(None, js="""() => {
        const tries = {};
        const attempt = (name, act) => {
            try { tries[name] = String(act()); } catch (e) { tries[name] = "no"; }
        };
        attempt("page", () => parent.document.body.innerText);
        attempt("storage", () => localStorage.length);
        attempt("cookie", () => document.cookie);
        attempt("away", () => { top.location = "about:blank"; return "left"; });
        parent.postMessage({type: "tried", tries}, "*");
    }""")

demo.launch()
'''


def test_a_hostile_program_reaches_nothing_of_the_page(visit: Visit, demos: str) -> None:
    page = visit(demos + link({"run.py": HOSTILE}))
    page.evaluate(
        "addEventListener('message', ({data}) => {"
        " if (data.type === 'tried') window.tried = data.tries; })"
    )
    runs(page)
    tried = page.wait_for_function("window.tried", timeout=BOOT).json_value()
    assert tried == {"page": "no", "storage": "no", "cookie": "no", "away": "no"}
    assert page.url.startswith(demos)


def test_a_program_that_replaces_the_player_can_be_stopped(visit: Visit, demos: str) -> None:
    page = visit(f"{demos}playground/")
    write(
        page,
        APP.replace("demo.launch()", "from js import postMessage\nwhile True: postMessage(None)"),
    )
    run(page)
    page.get_by_role("button", name="Stop").click(timeout=BOOT)
    expect(error(page)).to_contain_text("stopped")
    write(page, APP)
    runs(page)
    shouts(frame_of(page))


def test_it_says_what_a_host_must_do_that_does_not_share(visit: Visit, built: Path) -> None:
    with hosted(built) as url:
        page = visit(f"{url}playground/")
        run(page)
        fault = frame_of(page).locator("#docsgen-fault")
        expect(fault).to_contain_text("Access-Control-Allow-Origin", timeout=BOOT)
        expect(error(page)).to_contain_text("could not be started")


def test_opened_as_a_file_it_says_that_it_needs_a_server(visit: Visit, built: Path) -> None:
    page = visit(f"{built.as_uri()}/playground/index.html")
    expect(page.get_by_text("needs a web server")).to_be_visible()
    expect(page.get_by_label("Begin with")).to_be_hidden()
    expect(page.locator(".workshop")).to_be_hidden()
