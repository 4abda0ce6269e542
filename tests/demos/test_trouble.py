# Demos that are broken in one way each: what is wrong is in the verdict or the error, and nothing
# of it is left behind.

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.sync_api import Page

from docsgen.errors import MissingToolError
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.model.demo import Demo, Manifest
from docsgen.model.steps import Step
from docsgen.native.host import DemoError, Host
from docsgen.verify.front_end import OpenApp
from docsgen.verify.script_result import ScriptResult
from docsgen.verify.tryout import try_out
from tests.conftest import native

APP = """\
import gradio as gr

def fail():
    raise {error}

with gr.Blocks() as demo:
    gr.Button("Fail").click(fail)
    gr.Button("Quiet")
demo.launch({launch})
"""
FAILING = APP.format(error="gr.Error('no luck')", launch="")

MakeDemo = Callable[..., Demo]


@pytest.fixture
def make_demo(tmp_path: Path) -> MakeDemo:
    def make(code: str, *steps: dict[str, dict[str, object]]) -> Demo:
        folder = tmp_path / "broken"
        folder.mkdir()
        (folder / "run.py").write_text(code, encoding="utf-8")
        manifest = Manifest(title="", summary="", steps=msgspec.convert(steps, list[Step]))
        return Demo("broken", folder, code, manifest)

    return make


@pytest.fixture
def tried(library: Host, page: Page, make_demo: MakeDemo) -> Callable[..., ScriptResult]:
    def run(code: str, *steps: dict[str, dict[str, object]]) -> ScriptResult:
        demo = make_demo(code, *steps)
        with library.serve(demo) as url:
            return try_out(OpenApp(page, FRONT_END), url, demo)

    return run


QUIET = {"expect": {"button": "Quiet", "enabled": True}}


def test_an_error_that_the_script_expects_is_no_trouble(tried: Callable[..., ScriptResult]) -> None:
    verdict = tried(FAILING, {"click": {"button": "Fail"}}, {"expect": {"text": "no luck"}})
    assert verdict.is_clean, str(verdict)


def test_python_that_raises_is_noticed_though_every_step_passes(
    tried: Callable[..., ScriptResult],
) -> None:
    seen = {"wait-for": {"role": "status"}}
    verdict = tried(FAILING, {"click": {"button": "Fail"}}, seen)
    assert verdict.fault is None
    assert verdict.raised == ["no luck"]
    assert not verdict.is_clean


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("console.error('odd')", "odd"),
        ("setTimeout(() => { throw Error('worse') })", "worse"),
        ("fetch('nowhere/')", "404"),
    ],
)
def test_what_goes_wrong_on_the_page_is_trouble(
    tried: Callable[..., ScriptResult], script: str, trouble: str
) -> None:
    code = APP.format(error="", launch=f'head="<script>{script}</script>"')
    verdict = tried(code, QUIET)
    assert any(trouble in message for message in verdict.troubles)
    assert not verdict.is_clean


def test_a_request_to_another_host_is_stopped_and_named(tried: Callable[..., ScriptResult]) -> None:
    head = "<script>fetch('https://example.org/count')</script>"
    verdict = tried(APP.format(error="", launch=f'head="{head}"'), QUIET)
    assert verdict.foreign == ["https://example.org/count"]
    assert "asked https://example.org/count, on another host" in str(verdict)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('so far')\nraise ValueError('no further')", ["so far", "ValueError: no further"]),
        ("def (", ["SyntaxError"]),
        ("import no_such_module", ["No module named 'no_such_module'"]),
        ("import sys; sys.exit('bye')", ["bye"]),
        ("import gradio as gr\ndemo = gr.Blocks()", ["does it call launch()?"]),
        ("while True: pass", ["nothing"]),
        (
            "import socket; socket.create_connection(('192.0.2.1', 80))",
            ["it uses the network: 192.0.2.1:80"],
        ),
        ("print('x' * 10_000_000)\nraise ValueError('loud')", ["ValueError: loud"]),
    ],
)
def test_a_demo_that_does_not_serve_is_told_with_what_it_printed(
    library: Host, make_demo: MakeDemo, code: str, words: list[str]
) -> None:
    demo = make_demo(code)
    with pytest.raises(DemoError) as error, library.serve(demo, seconds=10):
        pass
    assert error.value.path == demo.folder / "run.py"
    assert all(word in error.value.hint for word in words)
    assert len(error.value.hint) < 10_000


def test_a_demo_writes_into_a_copy_of_its_folder(library: Host, make_demo: MakeDemo) -> None:
    demo = make_demo("open('note.txt', 'w')\n" + FAILING)
    with library.serve(demo):
        pass
    assert [path.name for path in demo.folder.iterdir()] == ["run.py"]


def test_a_served_demo_that_reaches_out_harms_nobody_and_is_told_of(
    library: Host, make_demo: MakeDemo, outside: Path
) -> None:
    victim = outside / "victim"
    victim.mkdir()
    attack = f"import shutil\nshutil.rmtree({str(victim)!r}, ignore_errors=True)\n"
    with pytest.raises(DemoError) as error, library.serve(make_demo(attack + FAILING)):
        pass
    assert victim.is_dir()
    (refusal,) = error.value.refusals
    assert str(refusal) == f"it writes to {victim}, outside its folder (os.rmdir)"
    assert (refusal.file, refusal.line) == ("run.py", 2)


def test_no_demo_outlives_the_library(make_demo: MakeDemo) -> None:
    with native() as library:
        with pytest.raises(MissingToolError), library.serve(make_demo(FAILING)) as url:
            received = _received_after_the_end_of(library, url)
        assert received == b""


def _received_after_the_end_of(library: Host, url: str) -> bytes:
    """What a connection to `url` receives when the process of `library` is killed."""
    address = ("127.0.0.1", urlsplit(url).port or 0)
    with socket.create_connection(address, timeout=60) as connection:
        library._process.kill()
        with suppress(ConnectionResetError):  # which is how some connections end
            return connection.recv(1)
    return b""
