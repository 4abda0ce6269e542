# An export is started in a browser before it is written: what would fail for its readers fails for
# its author first, with the line.

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docsgen.diagnostics import Finding, Findings
from docsgen.workflows.export import Exported, export_app
from tests.browser.exporting import ROOT
from tests.processes import processes_with

ENDING = "gr.Interface(str, 'text', 'text').launch()\n"


def export(tmp_path: Path, code: str) -> tuple[Exported | None, list[Finding]]:
    (tmp_path / "app.py").write_text(code + ENDING)
    findings = Findings()
    out = tmp_path / "out"
    made = export_app(tmp_path / "app.py", out, findings, project=ROOT, rehearsal=True)
    return made, findings.sorted()


def test_an_app_that_starts_is_written(tmp_path: Path) -> None:
    made, findings = export(tmp_path, "import gradio as gr\n")
    assert made
    assert findings == []
    assert (tmp_path / "out/index.html").is_file()


def test_one_that_does_not_is_told_with_its_line_and_not_written(tmp_path: Path) -> None:
    code = "import sys\nimport gradio as gr\nif sys.platform == 'emscripten':\n    {}['x']\n"
    made, (finding,) = export(tmp_path, code)
    assert made is None
    assert (finding.rule, finding.severity, finding.location.line) == ("DG354", "error", 4)
    assert "KeyError: 'x'" in finding.message
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_the_browser_ends_when_the_app_fails_natively(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import gradio as gr\n{}['x']\n" + ENDING)
    command = [sys.executable, "-m", "docsgen", "export", str(tmp_path / "app.py")]
    ended = subprocess.run(
        [*command, "--project", str(ROOT), "--out", str(tmp_path / "out")],
        env={**os.environ, "DOCSGEN_TEST": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "app.py:2: error: demo app: KeyError: 'x' [DG060]" in ended.stderr
    assert processes_with(str(tmp_path)) == []


def test_an_app_that_turns_out_differently_is_told_what_differs(tmp_path: Path) -> None:
    code = (
        "import sys\nimport gradio as gr\nwith gr.Blocks() as demo:\n"
        "    gr.Dropdown([sys.platform], label='System')\ndemo.launch()\n"
    )
    made, (finding,) = export(tmp_path, code)
    assert made
    assert (finding.rule, finding.location.line) == ("DG356", 4)
    assert "choices of the dropdown 'System'" in finding.message
    assert "emscripten" in finding.message


def test_without_a_browser_it_is_written_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCSGEN_BROWSER", "/no/such/browser")
    code = (
        f"import gradio as gr\nTITLE = {str(tmp_path)!r}\n"  # an app that no earlier run has seen
    )
    made, (finding,) = export(tmp_path, code)
    assert made
    assert (finding.rule, finding.severity) == ("DG355", "note")


def test_what_has_started_once_is_not_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export(tmp_path, "import gradio as gr\n")[1] == []
    monkeypatch.setenv("DOCSGEN_BROWSER", "/no/such/browser")
    assert export(tmp_path, "import gradio as gr\n")[1] == []


KEPT_UP = {
    "a loop": "demo.launch(prevent_thread_lock=True)\nwhile True:\n    time.sleep(1)\n",
    "an event": "demo.launch(prevent_thread_lock=True)\nthreading.Event().wait()\n",
    "a coroutine": (
        "async def main():\n    demo.launch(prevent_thread_lock=True)\n"
        "    await asyncio.Event().wait()\nasyncio.run(main())\n"
    ),
    "a thread": (
        "threading.Thread(target=demo.launch, daemon=True).start()\n"
        "while True:\n    time.sleep(1)\n"
    ),
}
"""How scripts go on for ever so that their apps stay up."""


@pytest.mark.parametrize("how", KEPT_UP)
def test_a_script_may_go_on_for_ever_once_its_app_is_launched(how: str, tmp_path: Path) -> None:
    begin = (
        "import asyncio, threading, time\nimport gradio as gr\n"
        "demo = gr.Interface(str, 'text', 'text')\n"
    )
    script, findings = tmp_path / "app.py", Findings()
    script.write_text(begin + KEPT_UP[how])
    out = tmp_path / "out"
    assert export_app(script, out, findings, project=ROOT, rehearsal=True), findings.sorted()
    assert findings.sorted() == []
