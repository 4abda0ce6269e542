# A new project must build: the first thing that somebody tries.

from __future__ import annotations

import py_compile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.cli import main
from docsgen.config import load_project
from docsgen.demos.reading import read_demos
from docsgen.diagnostics import Findings
from docsgen.libraries import gradio
from docsgen.workflows.check import check_content


def init(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["init", *map(str, arguments)])


def test_a_new_project_builds_without_a_finding(tmp_path: Path) -> None:
    assert init(tmp_path / "docs", "--package", "no-such-library").exit_code == 0
    built = CliRunner().invoke(main, ["build", "--project", str(tmp_path / "docs")])
    assert (built.exit_code, "3 pages" in built.output) == (0, True)
    assert check_content(tmp_path / "docs").diagnostics == []


def test_an_installed_package_has_its_version(tmp_path: Path) -> None:
    from importlib.metadata import version

    result = init(tmp_path, "--package", "click")
    library = load_project(tmp_path).config.library
    assert (library.name, library.version) == ("click", version("click"))
    assert "correct" not in result.stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--package", "no-such-library"], "no_such_library is not installed here: correct"),
        ([], "No --package was given: correct"),
    ],
)
def test_what_is_not_known_is_said(tmp_path: Path, given: list[str], says: str) -> None:
    assert says in init(tmp_path, *given).stderr
    assert load_project(tmp_path).config.library.version == "1.0.0"


def test_a_new_project_for_gradio_agrees_with_gradio(tmp_path: Path) -> None:
    init(tmp_path, "--package", "gradio")
    assert check_content(tmp_path).diagnostics == []


def test_an_installer_may_have_compiled_the_demo(tmp_path: Path) -> None:
    (script,) = (Path(gradio.__file__).parent / "starter").rglob("run.py")
    compiled = py_compile.compile(str(script))
    assert compiled
    init(tmp_path, "--package", "gradio")
    Path(compiled).unlink()
    assert (tmp_path / "content" / "demos" / "first_steps" / "run.py").exists()
    assert not any("__pycache__" in path.parts for path in tmp_path.rglob("*"))


def test_a_library_with_an_adapter_gets_a_live_demo(tmp_path: Path) -> None:
    init(tmp_path, "--package", "gradio")
    (demo,) = read_demos(load_project(tmp_path), Findings())
    assert demo.is_live
    assert "import gradio as gr" in demo.code


def test_a_project_is_never_overwritten(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / "content" / "site.yaml").write_text("mine", encoding="utf-8")
    result = init(tmp_path)
    assert (result.exit_code, "holds a project already" in result.stderr) == (2, True)
    assert (tmp_path / "content" / "site.yaml").read_text(encoding="utf-8") == "mine"
