# `docsgen export` as somebody uses it who publishes an app: what it writes, and what it refuses to.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page, expect

from docsgen.cli import main
from docsgen.config import Project
from docsgen.demos.embeds import embedded
from docsgen.demos.reading import read_demo
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.publish import MANIFEST
from tests.browser.exporting import ROOT, await_state, export_to, share_runtime, state

DRAWS = """\
import gradio as gr
from pathlib import Path

drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle r='9'/></svg>"
Path("made.svg").write_text(drawing)
Path("log.txt").write_text("started")
with gr.Blocks() as demo:
    gr.HTML("<img alt='Drawing' src='/gradio_api/file=made.svg'>")
    name = gr.Textbox(label="Name")
    gr.Button("Read").click(lambda: Path("log.txt").read_text(), None, name)
demo.launch(allowed_paths=["."])
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app that draws a picture and writes a log."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "run.py").write_text(DRAWS)
    return tmp_path / "app"


def run(app: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", str(app), "--project", str(ROOT), *arguments])


def test_a_refused_export_writes_nothing(app: Path, tmp_path: Path) -> None:
    (app / "secrets.json").write_text("{}")
    result = run(app, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "--include secrets.json" in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"app"}


def test_a_refused_export_leaves_the_last_one_as_it_was(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run(app, "--out", str(out), "--runtime-url", "../runtime").exit_code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    monkeypatch.setenv("MY_TOKEN", "q7Zp2LmX9vK4tR8wB1nC")
    (app / "run.py").write_text(f"{DRAWS}\n# q7Zp2LmX9vK4tR8wB1nC\n")
    result = run(app, "--out", str(out), "--runtime-url", "../runtime")
    assert result.exit_code == 1
    assert "MY_TOKEN" in result.stderr
    assert "q7Zp" not in result.output
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_list_shows_what_would_be_written_and_writes_nothing(app: Path, tmp_path: Path) -> None:
    (app / "a.csv").write_text("1,2")
    result = run(app, "--list", "--exclude", "*.log")
    assert result.exit_code == 0
    lines = [line.split("kB")[1].strip() for line in result.stdout.splitlines()]
    assert lines[:-1] == [
        "files/demo/a.csv  (in the app's folder)",
        "files/demo/made.svg  (written by the script, and shown or asked for)",
        "files/demo/run.py  (the script)",
        "index.html  (the app's page)",
        "theme.css  (the app's colours and fonts)",
        "live-demo.js  (shows the app in other pages)",
        "frames.js  (shows the app in other pages)",
        "_headers  (tells hosts how to serve the folder)",
        ".nojekyll  (tells hosts how to serve the folder)",
    ]
    assert lines[-1].startswith("runtime/: ")
    assert {path.name for path in tmp_path.iterdir()} == {"app"}


def test_an_export_lists_its_files_for_other_tools(app: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(app, "--out", str(out)).exit_code == 0
    listed = json.loads((out / "contents.json").read_text())["files"]
    written = {
        p.relative_to(out).as_posix(): p.stat().st_size for p in out.rglob("*") if p.is_file()
    }
    assert {one["path"]: one["size"] for one in listed} == {
        name: size for name, size in written.items() if name not in (MANIFEST, "contents.json")
    }
    assert all(one["reason"] for one in listed)


def test_a_demo_of_a_site_says_what_it_publishes(app: Path, real_project: Project) -> None:
    manifest = "title: T\nsummary: S\ninclude: [log.txt]\nexclude: ['*.csv']\n"
    (app / "demo.yaml").write_text(f"{manifest}try: [expect: {{label: Name, value: ''}}]\n")
    (app / "a.csv").write_text("1,2")
    project, findings = Project(app.parent, real_project.config), Findings()
    (project.root / ".docsgen").mkdir()
    (project.root / ".docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
    part = next(embedded([read_demo(app, project.root)], project, findings))
    assert findings.sorted() == []
    names = {path.rpartition("/")[2] for path in part.files if "/files/" in path}
    assert names == {"run.py", "log.txt", "made.svg"}


@pytest.mark.parametrize("pattern", ["/etc/passwd", "../a.csv"])
@pytest.mark.parametrize("option", ["--include", "--exclude"])
def test_a_pattern_that_leads_elsewhere_is_a_usage_error(
    app: Path, option: str, pattern: str
) -> None:
    result = run(app, "--list", option, pattern)
    assert result.exit_code == 2
    assert f"{option}': '{pattern}'" in result.stderr


def test_an_export_needs_to_know_where_it_goes(app: Path) -> None:
    result = run(app)
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_a_picture_drawn_at_the_start_is_there_without_python_and_a_log_never(
    app: Path, tmp_path: Path, browser: Browser
) -> None:
    share_runtime(tmp_path)
    export_to(app, tmp_path / "public")
    assert not list((tmp_path / "public").rglob("log.txt"))
    with hosted(tmp_path) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}public/")
        assert _width_of_drawing(page) == 40
        assert state(page) == "idle"
        page.get_by_role("button", name="Read").click()
        await_state(page, "ready")
        expect(page.get_by_label("Name")).to_have_value("started", timeout=60_000)


def _width_of_drawing(page: Page) -> int:
    drawing = page.get_by_alt_text("Drawing")
    expect(drawing).to_be_visible(timeout=60_000)
    return int(drawing.evaluate("image => image.decode().then(() => image.naturalWidth)"))
