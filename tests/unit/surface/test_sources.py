from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from docsgen.adapters import NONE, Adapter
from docsgen.config import Project
from docsgen.errors import MissingToolError
from docsgen.surface import reading, sources
from docsgen.surface.sources import LibraryError, Source, find_source, surface
from docsgen.surface.values import Surface
from tests.unit.surface.conftest import Make

CODE = "class Thing:\n    def __init__(self, value: int = 1):\n        pass\n"
PACKAGE = {"gradio/__init__.py": CODE}


@pytest.fixture
def project(make_project: Any, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project, in a process that has read no library."""
    monkeypatch.setattr(sources, "_READ", {})
    return make_project({})  # type: ignore[no-any-return]


def found(given: str, project: Project) -> Source:
    """What is given, for a project."""
    return find_source(given, project.config.library.name, project.root)


def names(given: str | Path, project: Project) -> list[str]:
    return surface(found(str(given), project), project).exported


def test_a_wheel_is_read_without_being_installed(project: Project, make_wheel: Make) -> None:
    assert names(make_wheel(PACKAGE), project) == ["Thing"]


@pytest.mark.parametrize("where", [".", "src"])
def test_a_source_tree_holds_the_package_at_its_top_or_below_src(
    project: Project, make_tree: Make, where: str
) -> None:
    tree = make_tree({f"{where}/gradio/__init__.py": CODE})
    assert names(tree, project) == ["Thing"]


def test_a_folder_may_be_the_package_itself(project: Project, make_tree: Make) -> None:
    assert names(make_tree(PACKAGE) / "gradio", project) == ["Thing"]


def test_an_installed_package_is_found_by_name(project: Project) -> None:
    assert found("click", project).version


def test_a_surface_is_read_once_for_the_same_content(
    project: Project, make_tree: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = make_tree(PACKAGE)
    names(tree, project)
    monkeypatch.setattr(sources, "_READ", {})
    monkeypatch.setattr(reading, "read_surface", lambda *_: pytest.fail("it was read again"))
    assert names(tree, project) == ["Thing"]


def test_only_the_documented_library_is_read_with_the_adapter_of_the_project(
    project: Project, make_tree: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Adapter] = []

    def read(package: Path, version: str, adapter: Adapter) -> Surface:
        used.append(adapter)
        return Surface(package.name, version, {}, {}, {}, [], [])

    monkeypatch.setattr(reading, "read_surface", read)
    library = replace(project.config.library, adapter="none")
    without = replace(project, config=replace(project.config, library=library))
    folder, other = make_tree(PACKAGE), make_tree({"other/__init__.py": "import os\n"}) / "other"
    for given, by in ((folder, project), (other, project), (folder, without)):
        surface(found(str(given), by), by)
    assert used == [project.adapter, NONE, NONE]


def test_a_broken_cache_costs_time_only(
    project: Project, make_tree: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = make_tree(PACKAGE)
    names(tree, project)
    for kept in (project.root / ".docsgen" / "cache" / "surfaces").iterdir():
        kept.write_bytes(b"nothing of ours")
    monkeypatch.setattr(sources, "_READ", {})
    assert names(tree, project) == ["Thing"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04cut short"])
def test_a_file_that_is_no_wheel_is_refused(project: Project, content: bytes) -> None:
    path = project.root / "gradio-1.0-py3-none-any.whl"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="is not a wheel"):
        names(path, project)


def test_a_wheel_without_the_package_is_refused(project: Project, make_wheel: Make) -> None:
    with pytest.raises(LibraryError, match="holds no package gradio"):
        names(make_wheel({"one/__init__.py": "", "two/__init__.py": ""}), project)


def test_a_wheel_may_have_its_package_under_another_name(
    project: Project, make_wheel: Make
) -> None:
    wheel = make_wheel({"other/__init__.py": CODE})
    assert found(str(wheel), project).name == "other"
    assert names(wheel, project) == ["Thing"]


def test_a_wheel_that_unpacks_to_too_much_is_refused(
    project: Project, make_wheel: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_MOST", 10)
    with pytest.raises(LibraryError, match="more than 10 bytes"):
        names(make_wheel(PACKAGE), project)


def test_a_wheel_cannot_write_outside_its_folder(project: Project, make_wheel: Make) -> None:
    names(make_wheel({**PACKAGE, "../../escaped.py": "x = 1"}), project)
    assert not list(project.root.parent.rglob("escaped.py"))


def test_a_missing_wheel_and_a_missing_name_are_refused(project: Project) -> None:
    for given in ("nowhere.whl", "no such thing", "no-such-package-anywhere"):
        with pytest.raises(LibraryError):
            found(given, project)


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": ""},
        {"gradio/thing.py": "x = 1"},
        {"gradio": "a file"},
    ],
)
def test_a_folder_without_the_package_is_refused(
    project: Project, make_tree: Make, files: dict[str, str]
) -> None:
    with pytest.raises(LibraryError, match="holds no package"):
        found(str(make_tree(files)), project)


@pytest.mark.parametrize(
    "text",
    [
        "def broken(:\n",
        "x = '\0'\n",
        "x = " + "(" * 5000 + ")" * 5000,
        "é = \udce9".encode("utf-8", "replace").decode(),
    ],
)
def test_a_module_that_cannot_be_read_does_not_hide_the_others(
    project: Project, make_tree: Make, text: str
) -> None:
    tree = make_tree({**PACKAGE, "gradio/odd.py": text})
    assert names(tree, project) == ["Thing"]


def test_a_package_that_cannot_be_read_is_refused(project: Project, make_tree: Make) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        names(make_tree({"gradio/__init__.py": "def broken(:\n"}), project)


def test_links_in_circles_end(project: Project, make_tree: Make) -> None:
    tree = make_tree(
        {
            "gradio/__init__.py": "from gradio.a import *\nfrom gradio.a import b\n",
            "gradio/a.py": "from gradio.b import *\nfrom gradio.b import b\n",
            "gradio/b.py": "from gradio.a import *\nfrom gradio.a import b\nclass C(C): pass\n",
        }
    )
    assert "C" in surface(found(str(tree), project), project).modules["gradio.b"]


def test_a_version_that_cannot_be_had_says_what_to_do(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any, **__: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "WARNING: x\nERROR: No matching distribution")

    monkeypatch.setattr(subprocess, "run", failing)
    with pytest.raises(MissingToolError, match="No matching distribution") as caught:
        found("gradio==99.0.0", project)
    assert caught.value.exit_code == 3
    assert "path of a wheel" in caught.value.hint


def test_a_download_is_kept(
    project: Project, make_wheel: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel, asked = make_wheel(PACKAGE), []

    def downloading(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        if "pip" not in command:  # griffe asks git where the repository is
            return subprocess.CompletedProcess([], 1, "", "")
        asked.append(command[-1])
        folder = Path(command[command.index("--dest") + 1])
        folder.mkdir(parents=True)
        shutil.copy(wheel, folder)
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(subprocess, "run", downloading)
    for _ in range(2):
        assert names("gradio==1.0", project) == ["Thing"]
    assert asked == ["gradio==1.0"]
