# Time zones by name: Python finds them in a package where the system has none, which comes with the
# app's import of `zoneinfo`.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app
from tests.browser.exporting import BOOT, ROOT

APP = """\
from datetime import datetime, timezone
from zoneinfo import ZoneInfo
import gradio as gr


def convert(zone):
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone.utc)
    return noon.astimezone(ZoneInfo(zone)).strftime("%H:%M %Z")


with gr.Blocks() as demo:
    zone = gr.Textbox("Asia/Kolkata", label="Zone")
    time = gr.Textbox(label="Time")
    gr.Button("Convert").click(convert, zone, time)

demo.launch()
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the app."""
    folder = tmp_path_factory.mktemp("app")
    script: Path = folder / "app.py"
    script.write_text(APP)
    findings = Findings()
    assert export_app(script, folder / "out", findings, project=ROOT), findings.sorted()
    with hosted(folder / "out") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("way", ["plain", "snapshot"])
def test_a_zone_is_found_in_the_package(way: str, exported: str, page: Page) -> None:
    page.goto(f"{exported}?boot={way}")
    page.get_by_role("button", name="Convert").click()
    expect(page.get_by_label("Time")).to_have_value("17:30 IST", timeout=BOOT)
