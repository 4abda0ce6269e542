# Demos under the development server: what is served of them, and the program that makes them.

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model.demo import Demo, Embed, Manifest, Runs
from docsgen.render import Theme
from docsgen.serve.current import Shown
from docsgen.serve.exporter import DemoExporter, LiveDemos, Made
from docsgen.serve.replies import reply
from docsgen.serve.version import SiteVersion
from docsgen.workflows.load import load
from tests.conftest import SITE
from tests.unit.test_cli import RECORD

APP = b"<!doctype html><html><body>an app</body></html>"


@pytest.fixture
def live(tmp_path: Path) -> LiveDemos:
    """A demo and a runtime, beside something that is nobody's business."""
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "python.wasm").write_bytes(b"wasm")
    (tmp_path / "secret").write_bytes(b"secret")
    embed = Embed("one", [], [], [])
    folders = [tmp_path / "none", tmp_path / "built"]
    files = {"embed/one/index.html": APP, "runtime/page-1.bin": b"page"}
    return LiveDemos({"one": embed}, files, folders)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/chunks").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text(SITE)
    (tmp_path / "content/chunks/a.json").write_text(json.dumps([RECORD]))
    return tmp_path


def code_only(folder: Path) -> Demo:
    manifest = Manifest(title="One", summary="It.", runs=Runs.CODE_ONLY, why_not="No server.")
    return Demo("one", folder, "", manifest)


def collected(exporter: DemoExporter) -> Made:
    deadline = time.monotonic() + 60
    while (made := exporter.collect()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return made


class TestLiveDemos:
    def test_files_of_demos_and_of_their_runtime_are_there(self, live: LiveDemos) -> None:
        assert live.file("embed/one/index.html") == APP
        assert live.file("runtime/python.wasm") == b"wasm"
        assert live.file("runtime/page-1.bin") == b"page"

    @pytest.mark.parametrize("name", ["runtime/../secret", "runtime/", "runtime/no", "embed/two/"])
    def test_others_are_not(self, name: str, live: LiveDemos) -> None:
        assert live.file(name) is None

    def test_without_demos_there_is_no_runtime(self) -> None:
        assert LiveDemos().file("runtime/python.wasm") is None


def test_the_page_of_an_app_is_served_as_it_was_exported(project: Path, live: LiveDemos) -> None:
    loaded = load_project(project)
    site = load(loaded, Findings())
    version = SiteVersion(project, site, Theme(project / "templates"), loaded.config, live)
    assert reply(Shown(project, version), "/embed/one/").live == APP
    assert b"/.docsgen/live.js" in reply(Shown(project, version), "/").live


class TestOrders:
    def test_demos_are_made_anew_when_a_file_of_theirs_changes(self, project: Path) -> None:
        config, folder = load_project(project).config, project / "content/demos/one"
        folder.mkdir(parents=True)
        exporter = DemoExporter(project)
        exporter.order([code_only(folder)], config)
        assert collected(exporter) == Made(LiveDemos({}, {}, []), [], None)
        exporter.order([code_only(folder)], config)
        assert not exporter.is_busy
        (folder / "data.txt").write_text("new")
        exporter.order([code_only(folder)], config)
        assert exporter.is_busy
        collected(exporter)
        assert not exporter.is_busy

    def test_a_project_without_demos_starts_nothing(self, project: Path) -> None:
        exporter = DemoExporter(project)
        exporter.order([], load_project(project).config)
        assert not exporter.is_busy

    def test_closing_ends_the_program(self, project: Path) -> None:
        exporter = DemoExporter(project)
        exporter.order([code_only(project)], load_project(project).config)
        exporter.close()
        assert not exporter.is_busy
        assert exporter.collect() is None
