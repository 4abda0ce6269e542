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
from tests.unit.surface.conftest import Make, make_tree

__all__ = ["make_tree"]


def init(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["init", *map(str, arguments)])


def test_a_new_project_builds_without_a_finding(tmp_path: Path) -> None:
    assert init(tmp_path / "docs").exit_code == 0
    built = CliRunner().invoke(main, ["build", "--project", str(tmp_path / "docs")])
    assert (built.exit_code, "3 pages" in built.output) == (0, True)
    assert check_content(tmp_path / "docs").diagnostics == []


def test_an_installed_package_has_its_version(tmp_path: Path) -> None:
    from importlib.metadata import version

    result = init(tmp_path, "--package", "click")
    library = load_project(tmp_path).config.library
    assert (library.name, library.version) == ("click", version("click"))
    assert "correct" not in result.stderr


def test_an_example_says_that_it_is_one(tmp_path: Path) -> None:
    assert "No --package was given: correct" in init(tmp_path).stderr
    assert load_project(tmp_path).config.library.version == "1.0.0"


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ("no such library", 2, "no name of a package"),
        ("./no/such/folder", 2, "no file or folder"),
        ("nothing.whl", 2, "no file or folder"),
        ("clik==99.99", 3, "did you mean 'click'?"),
    ],
)
def test_what_is_no_package_is_told(tmp_path: Path, given: str, code: int, says: str) -> None:
    result = init(tmp_path / "docs", "--package", given)
    assert (result.exit_code, says in result.stderr) == (code, True), result.stderr
    assert not (tmp_path / "docs").exists()


def test_a_failed_attempt_leaves_alone_what_was_there(tmp_path: Path, make_tree: Make) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    empty = make_tree({"lamps/__init__.py": ""}) / "lamps"
    assert init(tmp_path / "docs", "--package", empty).exit_code == 2
    assert init(tmp_path, "--package", empty).exit_code == 2
    assert not (tmp_path / "content").exists()
    assert (tmp_path / "kept.txt").exists()


LAMPS = {
    "pyproject.toml": """[project]
name = "lamps"
version = "1.2"
description = "Lamps of \u00b5 watts \U0001f4a1 and quotes"
""",
    "src/lamps/__init__.py": '''
class Lamp:
    """What shines."""

    def __init__(self, watts: int = 3):
        """Make one.

        Args:
            watts: Its power.
        """


def light() -> Lamp:
    """Lights one."""
''',
}


def test_source_code_becomes_a_site_without_a_finding(tmp_path: Path, make_tree: Make) -> None:
    tree, docs = make_tree(LAMPS), tmp_path / "docs"
    result = init(docs, "--package", tree)
    assert "lamps 1.2: a reference of 2 pages" in result.stderr
    library = load_project(docs).config.library
    assert (library.name, library.version, library.adapter) == ("lamps", "1.2", None)
    assert (docs / (library.source or "")).resolve() == tree
    assert check_content(docs).diagnostics == []
    built = CliRunner().invoke(main, ["build", "--project", str(docs)])
    assert (built.exit_code, "3 pages, 0 of 0 demos, no findings" in built.output) == (0, True)
    guide = (docs / "site" / "guides" / "first-steps" / "index.md").read_text()
    assert "pip install lamps" in guide
    assert "[`Lamp`](" in guide


COMPONENT = '''
from gradio.components.base import Component


class Dial(Component):
    """A dial."""

    EVENTS = ["change"]

    def __init__(self, value=None{arguments}):
        super().__init__(value)

    def preprocess(self, payload):
        return payload

    def postprocess(self, value):
        return value

    def api_info(self):
        return {{}}

    def example_payload(self):
        return 1

    def example_value(self):
        return 1
'''


def dials(arguments: str = "", front_end: str = "svelte_runtime_entry.js") -> dict[str, str]:
    """The source code of a package with a component, whose front end has a file of that name."""
    place = "backend/dials"
    return {
        "pyproject.toml": '[project]\nname = "dials"\nversion = "1.0"\n',
        f"{place}/__init__.py": "from .dial import Dial\n\n__all__ = ['Dial']\n",
        f"{place}/dial.py": COMPONENT.format(arguments=arguments),
        f"{place}/templates/component/index.js": "",
        f"{place}/templates/component/{front_end}": "",
    }


def test_a_package_with_a_component_gets_a_demo_of_it(tmp_path: Path, make_tree: Make) -> None:
    docs = tmp_path / "docs"
    result = init(docs, "--package", make_tree(dials()))
    assert "DG076" not in result.stderr
    project = load_project(docs)
    assert project.config.library.adapter == "gradio"
    assert project.config.showcase == ["first_steps"]
    (demo,) = read_demos(project, Findings())
    assert demo.is_live
    assert "dial = Dial()" in demo.code
    assert "dial.change(show, dial, received)" in demo.code


def test_a_component_that_needs_arguments_gets_none_and_says_so(
    tmp_path: Path, make_tree: Make
) -> None:
    result = init(tmp_path / "docs", "--package", make_tree(dials(", *, steps")))
    assert "No demo was written: Dial cannot be made without arguments" in result.stderr
    assert not (tmp_path / "docs" / "content" / "demos").exists()
    assert check_errors(tmp_path / "docs") == []


def test_a_demo_that_cannot_run_says_so_at_once(tmp_path: Path, make_tree: Make) -> None:
    docs = tmp_path / "docs"
    result = init(docs, "--package", make_tree(dials(front_end="style.css")))
    assert "The demo will be shown as code: the front end of Dial was built" in result.stderr
    assert "DG076" in check_errors(docs)


def check_errors(docs: Path) -> list[str]:
    """The rules of what is wrong with a project, apart from notes on the reference."""
    found = check_content(docs).diagnostics
    return [one.rule for one in found if one.severity != "note" and not one.location.url]


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
