# Packages from the index that nobody made for docsgen become sites by two commands: three with
# components for Gradio, three that have nothing to do with it. None of them is installed.

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from docsgen.cli import main
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model import Page, Site
from docsgen.workflows.load import load

TEXT = {".html", ".md", ".json", ".js", ".css", ".xml", ".txt", ".csv", ".webmanifest"}


class Built(NamedTuple):
    """The project of a package, its site as a value, and the modules in its wheel."""

    root: Path
    site: Site
    modules: list[ast.Module]

    def page(self, title: str) -> Page:
        return next(page for page in self.site.pages if page.title == title)

    def classes(self, name: str) -> Iterator[ast.ClassDef]:
        for module in self.modules:
            for node in module.body:
                if isinstance(node, ast.ClassDef) and node.name == name:
                    yield node


def built(requirement: str, root: Path) -> Built:
    """What two commands make of a package."""
    begun = CliRunner().invoke(main, ["init", str(root), "--package", requirement])
    if begun.exit_code == 3:
        pytest.skip(f"needs the package index: {begun.stderr}")
    assert begun.exit_code == 0, begun.stderr
    done = CliRunner().invoke(main, ["build", "--project", str(root), "--no-demos"])
    assert done.exit_code == 0, done.stderr
    (wheel,) = (root / ".docsgen" / "cache" / "wheels").rglob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        code = (name for name in archive.namelist() if name.endswith(".py"))
        names = [name for name in code if "/tests/" not in name]
        modules = [ast.parse(archive.read(name)) for name in names]
    return Built(root, load(load_project(root), Findings()), modules)


def taken(node: ast.ClassDef) -> list[str]:
    """The names of the arguments of a class, as its code has them."""
    (init,) = (n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
    return [argument.arg for argument in (*init.args.args[1:], *init.args.kwonlyargs)]


def events(node: ast.ClassDef) -> list[str]:
    """The names in the list of events of a class."""
    (listed,) = (
        one.value
        for one in node.body
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "EVENTS"
    )
    assert isinstance(listed, ast.List)
    return [ast.unparse(item).strip("'").removeprefix("Events.") for item in listed.elts]


@pytest.mark.parametrize(
    ("requirement", "component"),
    [
        ("gradio_pdf==0.0.24", "PDF"),
        ("gradio_calendar==0.0.6", "Calendar"),
        ("gradio_rangeslider==0.0.8", "RangeSlider"),
    ],
)
def test_a_component_for_gradio_has_a_whole_page(
    requirement: str, component: str, tmp_path: Path
) -> None:
    made = built(requirement, tmp_path / "docs")
    page, (node,) = made.page(component), made.classes(component)
    assert page.complete
    assert [row.name for row in page.parameters] == taken(node)
    assert sorted(event.name for event in page.events) == sorted(events(node))
    assert made.site.labs == {}
    (demo,) = made.site.demos.values()
    assert f"import {component}" in demo.code
    assert demo.manifest.why_not  # all three were built for another Gradio
    twin = (made.root / "site" / page.path / "index.md").read_text(encoding="utf-8")
    assert [name for name in taken(node) if f"- **`{name}`**" not in twin] == []
    assert [name for name in events(node) if f"`{component}.{name}(" not in twin] == []


@pytest.mark.parametrize(
    ("requirement", "class_"),
    [
        ("ipywidgets==8.1.9", "GridspecLayout"),
        ("wtforms==3.3.2", "SelectField"),
        ("dominate==2.9.1", "document"),
    ],
)
def test_any_library_has_a_site_of_its_own(requirement: str, class_: str, tmp_path: Path) -> None:
    made = built(requirement, tmp_path / "docs")
    page, (node,) = made.page(class_), made.classes(class_)
    listed = [row.name.lstrip("*") for row in page.parameters]
    assert [name for name in taken(node) if name not in listed] == []
    assert (made.root / "site" / page.path / "index.html").exists()
    files = [path for path in (made.root / "site").rglob("*") if path.suffix in TEXT]
    named = [path for path in files if b"gradio" in path.read_bytes().lower()]
    assert len(files) > 50
    assert named == []
