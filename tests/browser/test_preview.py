# `docsgen preview`: an app in the browser that follows each save, until Ctrl-C ends it.

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.exporting import BOOT, ROOT

APP = """\
import gradio as gr

with gr.Blocks() as demo:
    gr.Textbox(label="{label}")

demo.launch()
"""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """The command, the address that it prints, and the script that it shows."""
    script, scratch = tmp_path / "app" / "app.py", tmp_path / "scratch"
    script.parent.mkdir()
    scratch.mkdir()
    script.write_text(APP.format(label="First"))
    command = [sys.executable, "-m", "docsgen", "preview", str(script), "--no-open"]
    with subprocess.Popen(
        [*command, "--project", str(ROOT)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield process, found[0], script
        process.kill()


def test_an_app_follows_each_save_and_ctrl_c_ends_it(
    preview: tuple[subprocess.Popen[str], str, Path], browser: Browser, tmp_path: Path
) -> None:
    process, url, script = preview
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_label("First")).to_be_visible(timeout=BOOT)
        script.write_text("raise SystemExit")
        script.write_text(APP.format(label="Second"))
        expect(page.get_by_label("Second")).to_be_visible(timeout=BOOT)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert list((tmp_path / "scratch").iterdir()) == []


def test_only_files_of_the_export_are_served(
    preview: tuple[subprocess.Popen[str], str, Path],
) -> None:
    _, url, _ = preview
    for path in ("..%2f..%2fetc/passwd", "nowhere", "files/"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url + path)
        assert caught.value.code == 404
