# Demos under the development server: what is served of them, and the program that makes them.

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model.demo import Demo, Embed, Manifest, Runs
from docsgen.pipeline import load
from docsgen.render import Theme
from docsgen.serve.board import Shown
from docsgen.serve.edition import Edition
from docsgen.serve.replies import reply
from docsgen.serve.studio import Exhibits, Made, Studio
from tests.conftest import SITE
from tests.unit.test_cli import RECORD

APP = b"<!doctype html><html><body>an app</body></html>"


@pytest.fixture
def exhibits(tmp_path: Path) -> Exhibits:
    """A demo and a runtime, beside something that is nobody's business."""
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "python.wasm").write_bytes(b"wasm")
    (tmp_path / "secret").write_bytes(b"secret")
    embed = Embed("one", [], [], [])
    return Exhibits({"one": embed}, {"embed/one/index.html": APP}, tmp_path / "built")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/chunks").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text(SITE)
    (tmp_path / "content/chunks/a.json").write_text(json.dumps([RECORD]))
    return tmp_path


def code_only(folder: Path) -> Demo:
    manifest = Manifest(title="One", summary="It.", runs=Runs.CODE_ONLY, why_not="No server.")
    return Demo("one", folder, "", manifest)


def collected(studio: Studio) -> Made:
    deadline = time.monotonic() + 60
    while (made := studio.collect()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return made


class TestExhibits:
    def test_files_of_demos_and_of_their_runtime_are_there(self, exhibits: Exhibits) -> None:
        assert exhibits.file("embed/one/index.html") == APP
        assert exhibits.file("runtime/python.wasm") == b"wasm"

    @pytest.mark.parametrize("name", ["runtime/../secret", "runtime/", "runtime/no", "embed/two/"])
    def test_others_are_not(self, name: str, exhibits: Exhibits) -> None:
        assert exhibits.file(name) is None

    def test_without_demos_there_is_no_runtime(self) -> None:
        assert Exhibits().file("runtime/python.wasm") is None


def test_the_page_of_an_app_is_served_as_it_was_exported(project: Path, exhibits: Exhibits) -> None:
    loaded = load_project(project)
    site = load(loaded, Findings())
    edition = Edition(project, site, Theme(project / "templates"), loaded.config, exhibits)
    assert reply(Shown(project, edition), "/embed/one/").live == APP
    assert b"/.docsgen/live.js" in reply(Shown(project, edition), "/").live


class TestOrders:
    def test_demos_are_made_anew_when_a_file_of_theirs_changes(self, project: Path) -> None:
        config, folder = load_project(project).config, project / "content/demos/one"
        folder.mkdir(parents=True)
        studio = Studio(project)
        studio.order([code_only(folder)], config)
        assert collected(studio) == Made(Exhibits(runtime=None), [], None)
        studio.order([code_only(folder)], config)
        assert not studio.is_busy
        (folder / "data.txt").write_text("new")
        studio.order([code_only(folder)], config)
        assert studio.is_busy
        collected(studio)
        assert not studio.is_busy

    def test_a_project_without_demos_starts_nothing(self, project: Path) -> None:
        studio = Studio(project)
        studio.order([], load_project(project).config)
        assert not studio.is_busy

    def test_closing_ends_the_program(self, project: Path) -> None:
        studio = Studio(project)
        studio.order([code_only(project)], load_project(project).config)
        studio.close()
        assert not studio.is_busy
        assert studio.collect() is None
