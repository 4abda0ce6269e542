# What a demo does to others, through the commands as a user gives them: nothing, and the command
# says so; and nothing is left of a command that is killed while a demo runs.

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, SITE
from tests.processes import processes_with, wait_for
from tests.unit.test_cli import RECORD

APP = "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text')\ndemo.launch()\n"
TRY = "try: [expect: {label: output, value: ''}]\n"
ENDLESS = "open('begun', 'w').close()\nwhile True: pass\n"


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "docsgen", *map(str, arguments)]


def export(folder: Path, script: str) -> list[str]:
    (folder / "app.py").write_text(script)
    return command("export", folder / "app.py", "--out", folder / "public", "--project", ROOT)


def project(folder: Path, script: str) -> Path:
    """A project with one demo, which shares the runtime of this one."""
    demo = folder / "content/demos/greeter"
    (folder / "content/chunks").mkdir(parents=True)
    (folder / "content/chunks/a.json").write_text(json.dumps([RECORD]))
    (folder / "content/site.yaml").write_text(SITE)
    demo.mkdir(parents=True)
    (demo / "run.py").write_text(script)
    (demo / "demo.yaml").write_text(f"title: Greeter\nsummary: It greets.\n{TRY}")
    (folder / ".docsgen").mkdir()
    (folder / ".docsgen/runtime").symlink_to(ROOT / ".docsgen/runtime")
    return folder


def build(folder: Path, script: str) -> list[str]:
    return command("build", "--project", project(folder, script), "--jobs", 2)


def serve(folder: Path, script: str) -> list[str]:
    return command("serve", "--project", project(folder, script), "--port", 0)


@pytest.mark.parametrize(
    "attack", ["shutil.rmtree({victim!r}, ignore_errors=True)", "os.system('rm -r {victim}')"]
)
def test_an_app_that_reaches_out_harms_nobody_and_is_not_exported(
    tmp_path: Path, outside: Path, attack: str
) -> None:
    victim = outside / "victim"
    victim.mkdir()
    (victim / "file.txt").write_text("whole")
    script = (
        f"import os, shutil\ntry:\n    {attack.format(victim=str(victim))}\nexcept OSError: pass\n"
    )
    done = subprocess.run(
        export(tmp_path, script + APP), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (victim / "file.txt").read_text() == "whole"
    assert done.returncode == 1
    assert "app.py:3" in done.stderr
    assert "DG062" in done.stderr
    assert not (tmp_path / "public").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("begun", [export, build, serve])
def test_nothing_is_left_of_a_command_that_is_killed(
    tmp_path: Path, begun: Callable[[Path, str], list[str]], ending: signal.Signals
) -> None:
    folder, temporary = tmp_path / "own", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    env = {**os.environ, "TMPDIR": str(temporary), "DOCSGEN_TEST": str(tmp_path)}
    with subprocess.Popen(begun(folder, ENDLESS), cwd=ROOT, env=env) as process:
        wait_for("begun", temporary)
        family = [os.pidfd_open(number) for number in processes_with(str(tmp_path))]
        process.send_signal(ending)
    assert len(family) >= 3  # the command, who has the library, the demo
    for one in family:
        assert select.select([one], [], [], 60)[0]
    assert list(temporary.iterdir()) == []
    if ending == signal.SIGTERM:  # else the next build removes it
        assert list(folder.glob(".*.docsgen-*")) == []
