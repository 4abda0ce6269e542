# Packages that a demo needs besides the library, loaded by a real browser: a small wheel made here,
# in a lock file beside it, taken from a folder.

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.archive import archive
from docsgen.demos.preparing import Sources, prepared_runtime
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import Exported, export_app
from tests.browser.exporting import BOOT, ROOT, await_state
from tests.conftest import GRADIO

FILE = "tally-1.0-py3-none-any.whl"
APP = """\
import gradio as gr


def count(text):
    import tally_marks

    return tally_marks.marks(len(text))


with gr.Blocks() as demo:
    text = gr.Textbox("abc", label="Text")
    marks = gr.Textbox(label="Marks")
    gr.Button("Count").click(count, text, marks)

demo.launch()
"""


def wheel() -> bytes:
    """The wheel of a package `tally` with one module."""
    info = "tally-1.0.dist-info"
    return archive(
        {
            "tally_marks.py": b"def marks(number):\n    return '|' * number\n",
            f"{info}/METADATA": b"Metadata-Version: 2.1\nName: tally\nVersion: 1.0\n",
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": b"",
        }
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose runtime knows the package, and a folder `wheels` that has it."""
    project = tmp_path_factory.mktemp("project")
    built, runtime = prepared_runtime(GRADIO, ROOT, Sources())
    home = project / ".docsgen" / "runtime" / built.name
    shutil.copytree(built, home)
    lock = json.loads((home / runtime.lock).read_bytes())
    lock["packages"]["tally"] = {
        "name": "tally",
        "version": "1.0",
        "file_name": FILE,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel()).hexdigest(),
        "package_type": "package",
        "imports": ["tally_marks"],
        "depends": [],
    }
    (home / runtime.lock).write_text(json.dumps(lock))
    (project / "wheels").mkdir()
    (project / "wheels" / FILE).write_bytes(wheel())
    return project


def export(
    project: Path, out: Path, packages_from: Path | None
) -> tuple[Exported | None, Findings]:
    script = out.with_suffix(".py")
    script.write_text(APP)
    findings = Findings()
    sources = Sources(packages_from=str(packages_from) if packages_from else None)
    return export_app(script, out, findings, project=project, sources=sources), findings


@pytest.fixture(scope="module")
def exported(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "counting"
    made, findings = export(project, out, project / "wheels")
    assert made, findings.sorted()
    assert made.unavailable == []
    return out


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("way", ["plain", "snapshot"])
def test_an_event_uses_the_package(way: str, exported: Path, page: Page) -> None:
    with hosted(exported, "/x/") as url:
        page.goto(f"{url}?boot={way}")
        page.get_by_role("button", name="Count").click()
        expect(page.get_by_label("Marks")).to_have_value("|||", timeout=BOOT)


@pytest.mark.parametrize("kind", ["forged", "missing"])
def test_a_package_that_does_not_come_whole_is_named(
    kind: str, exported: Path, page: Page, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(exported, copy)
    (file,) = copy.rglob(FILE)
    if kind == "forged":
        file.write_bytes(wheel() + b"!")
    else:
        file.unlink()
    with hosted(copy) as url:
        page.goto(f"{url}?autostart=1")
        page.locator("html[data-player=failed]").wait_for(state="attached", timeout=BOOT)
        expect(page.get_by_role("alert")).to_contain_text("tally could not be loaded")
        expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_without_its_wheel_the_rest_of_the_demo_runs(
    project: Path, page: Page, tmp_path: Path
) -> None:
    for kept in (project / ".docsgen").rglob(FILE):
        kept.unlink()
    made, findings = export(project, tmp_path / "poor", None)
    assert made
    assert made.unavailable == ["tally_marks"]
    assert "DG065" in {finding.rule for finding in findings.sorted()}
    with hosted(tmp_path / "poor") as url:
        page.goto(f"{url}?autostart=1")
        await_state(page, "ready")
        page.get_by_role("button", name="Count").click()
        expect(page.get_by_text("tally_marks").first).to_be_visible()
