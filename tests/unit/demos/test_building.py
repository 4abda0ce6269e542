# What a runtime takes of docsgen's own code: the player, with the part that is a library's.

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from docsgen.cli import main
from docsgen.demos.export import ExportContext
from docsgen.demos.preparing import chosen
from docsgen.demos.runtime import Downloads, Runtime, building, read_runtime
from docsgen.demos.runtime.place import runtime_folder
from docsgen.demos.runtime.runtime import write_manifest
from docsgen.demos.runtime.versions import VersionError, misfit
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


def test_each_version_of_the_library_has_a_runtime_of_its_own(tmp_path: Path) -> None:
    one, other = (chosen(GRADIO, None, tmp_path, version) for version in ("6.15.2", "6.31.0"))
    assert building.key(one) != building.key(other)
    assert runtime_folder(one, tmp_path) != runtime_folder(other, tmp_path)
    assert runtime_folder(one, tmp_path, remote=True) != runtime_folder(one, tmp_path)


def manifest(folder: Path, bare_site: ExportContext) -> Runtime:
    """A runtime in `folder` that is nothing but a manifest and a file."""
    made = msgspec.structs.replace(bare_site.runtime, key=building.key(GRADIO))
    folder.mkdir(parents=True)
    (folder / "python-1.zip").write_bytes(b"library")
    write_manifest(folder, made)
    return made


def test_a_runtime_of_another_project_is_taken_without_copying_it(
    bare_site: ExportContext, tmp_path: Path
) -> None:
    shared, folder = tmp_path / "user" / "gradio", tmp_path / "project" / "gradio"
    made = manifest(shared, bare_site)
    downloads = Downloads(tmp_path / "none", GRADIO.pins(), tmp_path / "no mirror")
    assert building.build(GRADIO, folder, downloads, shared=shared) == made
    assert (folder / "python-1.zip").samefile(shared / "python-1.zip")
    write_manifest(folder, msgspec.structs.replace(made, compiled="compiled-1.zip"))
    assert read_runtime(shared) == made  # what changes here does not change there


def test_what_the_player_does_not_fit_is_not_left_behind(
    bare_site: ExportContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, runtime: Runtime) -> None:
        raise misfit(GRADIO, "the app does not start")

    monkeypatch.setattr(building, "_assemble", lambda *_: bare_site.runtime)
    monkeypatch.setattr(building, "warmed", lambda *_: bare_site.runtime)
    downloads = Downloads(tmp_path / "none", GRADIO.pins())
    shared, folder = tmp_path / "user" / "gradio", tmp_path / "project" / "gradio"
    with pytest.raises(VersionError, match=r"does not fit Gradio .*: the app does not") as caught:
        building.build(GRADIO, folder, downloads, try_out=refuse, shared=shared)
    assert GRADIO.version not in caught.value.hint
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_runtimes_are_listed_and_removed_by_version(
    bare_site: ExportContext, tmp_path: Path
) -> None:
    home = tmp_path / ".docsgen" / "runtime"
    for version in ("6.15.2", "6.31.0"):
        manifest(home / f"gradio-{version}", bare_site)
    command = partial(CliRunner().invoke, main)
    listed = command(["runtime", "list", "--project", str(tmp_path)]).output.splitlines()
    assert [line.partition(":")[0] for line in listed] == ["gradio-6.15.2", "gradio-6.31.0"]
    command(["runtime", "clean", "--project", str(tmp_path), "--gradio", "6.31.0"])
    assert [path.name for path in home.iterdir()] == ["gradio-6.15.2"]
    command(["runtime", "clean", "--project", str(tmp_path)])
    assert not home.exists()


def test_what_is_no_version_is_a_usage_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["runtime", "build", "--gradio", "newest"])
    assert result.exit_code == 2
    assert "it is no version, such as 6.31.0" in result.output
