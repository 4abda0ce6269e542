# `docsgen preview`: an app in the browser that follows each save, until Ctrl-C ends it.

from __future__ import annotations

import os
import re
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.exporting import BOOT, ROOT

APP = """\
import gradio as gr

with gr.Blocks() as demo:
    gr.Textbox(label="{label}")

demo.launch()
"""


SHAPED = """\
import os
from pathlib import Path

import gradio as gr

with gr.Blocks() as demo:
    gr.Textbox(os.environ["TOWN"], label="Town")
    gr.Textbox(Path("data/rates.csv").read_text(), label="Rates")

demo.launch()
"""


@contextmanager
def previewed(script: Path, scratch: Path, *options: str) -> Iterator[tuple[Popen[str], str]]:
    """The command, and the address that it prints."""
    scratch.mkdir()
    command = [sys.executable, "-m", "docsgen", "preview", str(script), "--no-open", *options]
    with Popen(
        [*command, "--project", str(ROOT)],
        stdout=PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield process, found[0]
        finally:
            process.kill()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Popen[str], str, Path]]:
    """The command, the address that it prints, and the script that it shows."""
    script = tmp_path / "app" / "app.py"
    script.parent.mkdir()
    script.write_text(APP.format(label="First"))
    with previewed(script, tmp_path / "scratch") as (process, url):
        yield process, url, script


def test_an_app_follows_each_save_and_ctrl_c_ends_it(
    preview: tuple[Popen[str], str, Path], browser: Browser, tmp_path: Path
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
    preview: tuple[Popen[str], str, Path],
) -> None:
    _, url, _ = preview
    for path in ("..%2f..%2fetc/passwd", "nowhere", "files/"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url + path)
        assert caught.value.code == 404


def test_options_shape_the_app_and_files_that_they_add_are_followed(
    browser: Browser, tmp_path: Path
) -> None:
    script, rates = tmp_path / "app" / "app.py", tmp_path / "app" / "data" / "rates.csv"
    rates.parent.mkdir(parents=True)
    script.write_text(SHAPED)
    rates.write_text("1.5")
    options = ("--env", "TOWN=Graz", "--include", "data/*.csv")
    with (
        previewed(script, tmp_path / "scratch", *options) as (_, url),
        browser.new_context() as context,
    ):
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_label("Town")).to_have_value("Graz", timeout=BOOT)
        expect(page.get_by_label("Rates")).to_have_value("1.5")
        rates.write_text("2.5")
        expect(page.get_by_label("Rates")).to_have_value("2.5", timeout=BOOT)
