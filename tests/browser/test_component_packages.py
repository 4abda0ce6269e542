# Real packages of the index with a component and its front end: an app that imports one, installed
# or only named, is exported, starts in the browser, and answers a gesture.

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from docsgen.demos.package import installed_package
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app
from tests.browser.exporting import BOOT, ROOT, await_state, share_runtime

SEARCH = """\
import gradio as gr
from gradio_huggingfacehub_search_next import HuggingfaceHubSearch

with gr.Blocks() as demo:
    search = HuggingfaceHubSearch(label="Model", search_type="model")
    answer = gr.Textbox(label="Received")
    search.input(lambda text: f"received {text}", search, answer, trigger_mode="always_last")

demo.launch()
"""
SCAN = """\
import struct
from pathlib import Path

import gradio as gr
from gradio_tiff import Tiff


def count(path):
    data = Path(path).read_bytes()
    pages, place = 0, struct.unpack_from("<I", data, 4)[0]
    while place:
        (entries,) = struct.unpack_from("<H", data, place)
        (place,) = struct.unpack_from("<I", data, place + 2 + 12 * entries)
        pages += 1
    return f"{Path(path).name}: {pages} pages", path


with gr.Blocks() as demo:
    scan = Tiff(label="Scan")
    answer = gr.Textbox(label="Received")
    copy = Tiff(label="Copy", interactive=False)
    scan.upload(count, scan, [answer, copy])

demo.launch()
"""
DOCUMENT = """\
from pathlib import Path

import gradio as gr
from gradio_pdf_redaction import PDF

with gr.Blocks() as demo:
    document = PDF(label="Document", interactive=True)
    answer = gr.Textbox(label="Received")
    document.upload(lambda path: f"{Path(path).read_bytes()[:8]}", document, answer)

demo.launch()
"""


def tiff(pages: int) -> FilePayload:
    """A TIFF file of black pages of one pixel."""
    file, page = io.BytesIO(), Image.new("L", (1, 1))
    page.save(file, "TIFF", save_all=True, append_images=[page] * (pages - 1))
    return {"name": "scan.tiff", "mimeType": "image/tiff", "buffer": file.getvalue()}


def search(page: Page) -> None:
    page.get_by_role("textbox").first.fill("a lamp")
    expect(page.get_by_label("Received")).to_have_value("received a lamp", timeout=BOOT)


def scan(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(tiff(3))
    expect(page.get_by_label("Received")).to_have_value("scan.tiff: 3 pages", timeout=BOOT)
    expect(page.get_by_text("Page 1 / 3")).to_have_count(2, timeout=BOOT)


def document(page: Page) -> None:
    file = FilePayload(name="a b.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4\n%%EOF\n")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_label("Received")).to_have_value("b'%PDF-1.4'", timeout=BOOT)


class Case(NamedTuple):
    """A package, an app that uses it, and what a reader does there."""

    requirement: str
    app: str
    act: Callable[[Page], None]


CASES = {
    "search": Case("gradio-huggingfacehub-search-next==0.1.0", SEARCH, search),
    "scan": Case("gradio-tiff==0.2.0", SCAN, scan),
    "document": Case("gradio-pdf-redaction==0.0.25", DOCUMENT, document),
}


@pytest.fixture(scope="module")
def site_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the packages are installed."""
    wheels, site = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels)]
    wanted = [case.requirement for case in CASES.values()]
    fetched = subprocess.run([*pip, *wanted], capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"needs the package index: {fetched.stderr}")
    for wheel in wheels.iterdir():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    return site


@pytest.fixture(scope="module", params=["installed", "named"])
def exported(
    request: pytest.FixtureRequest, site_packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The exports of all cases; their packages are installed, or named in requirements.txt."""
    folder = tmp_path_factory.mktemp("exports")
    share_runtime(folder)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "installed":
            patch.syspath_prepend(str(site_packages))
        installed_package.cache_clear()
        for name, case in CASES.items():
            app = tmp_path_factory.mktemp(name)
            (app / "app.py").write_text(case.app)
            if request.param == "named":
                (app / "requirements.txt").write_text(f"gradio\n{case.requirement}\n")
            export(app, folder / name)
            assert (app / "app.requirements.lock").exists() == (request.param == "named")
        yield folder
    installed_package.cache_clear()


def export(app: Path, out: Path) -> None:
    findings = Findings()
    made = export_app(app, out, findings, project=ROOT, runtime_url="../runtime/")
    assert made, findings.sorted()
    assert findings.sorted() == []
    assert made.unavailable == []


@pytest.mark.parametrize("way", ["plain", "snapshot"])
@pytest.mark.parametrize("name", CASES)
def test_the_component_answers(name: str, way: str, exported: Path, page: Page) -> None:
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    with hosted(exported) as url:
        page.goto(f"{url}{name}/?boot={way}&autostart=1")
        await_state(page, "ready")
        CASES[name].act(page)
    assert missing == []


@pytest.mark.parametrize("name", CASES)
def test_python_does_not_load_what_browsers_ask_for(name: str, exported: Path) -> None:
    inside = [path.relative_to(exported / name).as_posix() for path in _files(exported / name)]
    front_end = [path for path in inside if path.endswith("/client/component/index.js")]
    assert len(front_end) == 1
    assert not [path for path in inside if path.endswith(".whl")]
    taken = [path for path in inside if path.startswith("files/packages/")]
    assert taken
    assert all(path.endswith(".py") for path in taken)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
