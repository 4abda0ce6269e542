# What an export says of an app that was written for an earlier version of Gradio.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docsgen.demos.natively import Natives
from docsgen.demos.provision import Provision
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.native.messages import Failure
from tests.conftest import natives


@pytest.fixture(scope="module")
def running() -> Iterator[Natives]:
    with natives() as running:
        yield running


@pytest.mark.parametrize(
    ("code", "used", "remedy"),
    [
        ("gr.Chatbot(type='messages')", "'type'", "leave it out"),
        ("gr.Textbox(show_copy_button=True)", "'show_copy_button'", 'write buttons=["copy"]'),
        ("gr.Textbox(lable='Name')", "'lable'", "did you mean label?"),
        ("gr.Image(source='upload')", "'source'", "write sources=["),
        ("gr.Interface(str, 'text', 'text', allow_flagging='never')", "flagging", "flagging_mode="),
        ("gr.Button().click(str, None, None, show_api=False)", "'show_api'", "api_visibility="),
        ("gr.Button().click(str, None, None, _js='f')", "'_js'", "write js="),
        ("gr.Box()", "'Box'", "use gr.Group"),
        ("gr.Variable()", "'Variable'", "use gr.State"),
        ("gr.inputs.Textbox()", "'inputs'", "use the component itself"),
        ("gr.Textbox().style(container=False)", "'style'", "give its arguments"),
        ("gr.Textbox.update(value='a')", "'update'", "return the component"),
        ("from gradio import LogoutButton", "'LogoutButton'", "use gr.LoginButton"),
    ],
)
def test_what_is_gone_is_named_with_its_line_and_what_takes_its_place(
    code: str, used: str, remedy: str, running: Natives, tmp_path: Path
) -> None:
    script = tmp_path / "run.py"
    script.write_text(f"import gradio as gr\n\nwith gr.Blocks() as demo:\n    {code}\n")
    failure = running.run(find_source(script, Findings()), Provision(), [])
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.file, failure.line) == ("raised", "run.py", 4)
    assert used in failure.message
    assert failure.remedy
    assert failure.remedy.startswith("Gradio 6.")
    assert remedy in failure.remedy


def test_an_error_of_the_app_itself_has_no_such_remedy(running: Natives, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text("{}['type']\n")
    failure = running.run(find_source(script, Findings()), Provision(), [])
    assert isinstance(failure, Failure)
    assert failure.remedy is None
