# What a runtime takes of docsgen's own code: the player, with the part that is a library's.

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docsgen.demos.runtime import building
from tests.conftest import GRADIO

LIBRARY = "acme_player.parts.player"


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library's part of the player, in a package of somebody else."""
    folder = tmp_path.joinpath(*LIBRARY.split("."))
    folder.mkdir(parents=True)
    for package in (folder, folder.parent, folder.parent.parent):
        (package / "__init__.py").write_text("")
    (folder.parent / "__init__.py").write_text("import pathlib  # a worker does not need it")
    (folder / "session.py").write_text("def prepare(): ...")
    (folder / "front-end.js").write_text("export const frontEnd = {};")
    for name in [name for name in sys.modules if name.startswith("acme_player")]:
        monkeypatch.delitem(sys.modules, name)  # that of another test
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(GRADIO, "player", LIBRARY, raising=True)
    return folder


def test_the_scripts_of_a_library_lie_beside_the_players_own(part: Path, tmp_path: Path) -> None:
    folder = tmp_path / building.copied_player(LIBRARY, tmp_path)
    assert (folder / "front-end.js").read_text() == "export const frontEnd = {};"
    assert (folder / "main.js").is_file()
    assert not list(folder.glob("*.py"))


def test_the_worker_gets_the_python_of_a_library_and_nothing_around_it(part: Path) -> None:
    code = building.worker_code(LIBRARY)
    assert code["acme_player/parts/player/session.py"] == b"def prepare(): ..."
    assert code["acme_player/parts/__init__.py"] == code["acme_player/__init__.py"] == b""
    assert {"docsgen/__init__.py", "docsgen/player/bridge.py"} <= set(code)


@pytest.mark.parametrize("name", ["session.py", "front-end.js"])
def test_another_runtime_is_built_when_a_file_of_a_library_changes(name: str, part: Path) -> None:
    before = building.key(GRADIO)
    with (part / name).open("a") as file:
        file.write("\n")
    assert building.key(GRADIO) != before


def test_no_script_of_gradio_takes_the_place_of_one_of_the_player() -> None:
    names = {path.name for path in building._PLAYER.glob("*.js")}
    assert not names & {path.name for path in building._folder(GRADIO.player).glob("*.js")}
