# Time zones by name, which Python finds in a package where the system has none: a small one made
# here, in place of the real one in the runtime's lock file.

from __future__ import annotations

import hashlib
import json
import shutil
import struct
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.demos.runtime.archive import archive
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import Sources, export_app, prepared_runtime
from tests.browser.exporting import BOOT, ROOT
from tests.conftest import GRADIO

APP = """\
from datetime import datetime, timezone
from zoneinfo import ZoneInfo
import gradio as gr


def convert(zone):
    import tzdata

    noon = datetime(2026, 7, 1, 12, tzinfo=timezone.utc)
    return noon.astimezone(ZoneInfo(zone)).strftime("%H:%M %Z")


with gr.Blocks() as demo:
    zone = gr.Textbox("Docs/Half", label="Zone")
    time = gr.Textbox(label="Time")
    gr.Button("Convert").click(convert, zone, time)

demo.launch()
"""
HALF_PAST = 19_800
"""Seconds that the zone is ahead of UTC."""


def zone() -> bytes:
    """A zone without summer time as RFC 9636 has it: counts, one type of local time, its name."""
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, len(b"HALF\0"))
    return b"TZif" + bytes(16) + counts + struct.pack(">lBB", HALF_PAST, 0, 0) + b"HALF\0"


def wheel() -> bytes:
    info = "tzdata-2025.3.dist-info"
    return archive(
        {
            "tzdata/__init__.py": b"",
            "tzdata/zoneinfo/__init__.py": b"",
            "tzdata/zoneinfo/Docs/__init__.py": b"",
            "tzdata/zoneinfo/Docs/Half": zone(),
            f"{info}/METADATA": b"Metadata-Version: 2.1\nName: tzdata\nVersion: 2025.3\n",
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": b"",
        }
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an app that a runtime with the package runs."""
    project = tmp_path_factory.mktemp("project")
    built, runtime = prepared_runtime(GRADIO, ROOT, Sources())
    home = project / ".docsgen" / "runtime" / "built"
    shutil.copytree(built, home)
    lock = json.loads((home / runtime.lock).read_bytes())
    package = lock["packages"]["tzdata"]
    package["sha256"] = hashlib.sha256(wheel()).hexdigest()
    (home / runtime.lock).write_text(json.dumps(lock))
    (project / package["file_name"]).write_bytes(wheel())
    script = project / "app.py"
    script.write_text(APP)
    sources = Sources(packages_from=str(project))
    findings = Findings()
    assert export_app(script, project / "out", findings, project=project, sources=sources), findings
    with hosted(project / "out") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("way", ["plain", "snapshot"])
def test_a_zone_is_found_in_the_package(way: str, exported: str, page: Page) -> None:
    page.goto(f"{exported}?boot={way}")
    page.get_by_role("button", name="Convert").click()
    expect(page.get_by_label("Time")).to_have_value("17:30 HALF", timeout=BOOT)
