# The page in which programs are taken along: the runtime and no app, the same for the same runtime.

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from docsgen.demos.program_page import page_name, program_page
from docsgen.demos.single_file import page_with
from docsgen.languages import languages, texts_in
from docsgen.libraries import gradio
from docsgen.libraries.gradio.exporting import needs
from tests.conftest import GRADIO
from tests.unit.demos.test_single_file import RUNTIME as COMPLETE
from tests.unit.demos.test_single_file import opened

PLAYER = Path(__file__).parents[3] / "docsgen" / "player"

RUNTIME = msgspec.structs.replace(COMPLETE, media_files={"cat.png": 3})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A runtime with one file of each part."""
    files = ("frontend/a.js", "media/cat.png", "player/main.js", "python", "pyodide/p.wasm")
    for name in (*files, "compiled.zip", "s.gzip.bin"):
        path = tmp_path / "runtime" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "runtime"


def made(folder: Path, cache: Path) -> bytes:
    return program_page(GRADIO, folder, RUNTIME, "en", cache)


def test_it_has_what_every_program_needs_and_no_app(folder: Path, tmp_path: Path) -> None:
    files = opened(made(folder, tmp_path))
    needed = {"frontend/a.js", "player/main.js", "python", "pyodide/p.wasm", RUNTIME.manifest}
    assert files.keys() == {f"runtime/{name}" for name in needed}
    manifest = msgspec.json.decode(files[f"runtime/{RUNTIME.manifest}"])
    assert manifest["media_files"] == {}


def test_it_is_the_same_when_it_is_made_anew(folder: Path, tmp_path: Path) -> None:
    assert made(folder, tmp_path / "a") == made(folder, tmp_path / "b")


def test_it_is_made_once(folder: Path, tmp_path: Path) -> None:
    page = made(folder, tmp_path)
    (folder / "python").unlink()
    assert made(folder, tmp_path) == page


def test_its_name_changes_with_the_runtime_and_the_language() -> None:
    other = msgspec.structs.replace(RUNTIME, key="other")
    names = {page_name(RUNTIME, "en"), page_name(RUNTIME, "de"), page_name(other, "en")}
    assert len(names) == 3
    assert page_name(RUNTIME, "en") in names


@pytest.mark.parametrize("language", languages())
def test_the_player_finds_the_places_for_what_it_puts_in(language: str) -> None:
    script = (PLAYER / "program-page.js").read_text(encoding="utf-8")
    head = page_with([], "", texts_in(language))[:4096].decode(errors="replace")
    for mark in ('<script type="application/json" id="docsgen-files">', "<title></title>"):
        assert mark in script
        assert head.count(mark) == 1
    assert "const HEAD = 4096;" in script


def test_the_player_and_exports_know_the_same_words_for_media() -> None:
    player = Path(gradio.__file__).parent / "player" / "front-end.js"
    assert f"const MEDIA = /{needs._MEDIA.pattern}/;" in player.read_text(encoding="utf-8")
