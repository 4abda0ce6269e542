from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError, ThemeError
from docsgen.render.theme import Theme
from docsgen.workflows.build import build
from tests.conftest import MakeProject
from tests.unit.test_cli import RECORD


def test_a_project_overrides_the_theme_file_by_file(
    make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project({"a.json": json.dumps([RECORD])})
    templates = project.root / "templates"
    (templates / "static").mkdir(parents=True)
    (templates / "404.html").write_text("<h1>Ours</h1>")
    (templates / "static" / "style.css").write_text("body {}")
    build(project.root, tmp_path / "out", Findings())
    assert (tmp_path / "out/404.html").read_text() == "<h1>Ours</h1>"
    assert [p.read_text() for p in (tmp_path / "out/assets").glob("style-*.css")] == ["body {}"]
    assert list((tmp_path / "out/assets").glob("site-*.js"))


def test_only_scripts_and_styles_of_the_default_theme_lose_their_comments(tmp_path: Path) -> None:
    own = "/* Ours. */\nbody {  color: red }\n"
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "own.css").write_text(own)
    files = Theme(tmp_path).files
    assert files["own.css"].decode() == own
    assert not any(b"/**" in data for name, data in files.items() if name.endswith(".js"))
    assert b"/*" not in files["style.css"]


def test_the_scripts_of_the_default_theme_are_as_node_reads_them(tmp_path: Path) -> None:
    scripts = {n: d for n, d in Theme(tmp_path).files.items() if n.endswith(".js")}
    assert scripts
    for name, script in scripts.items():
        path = tmp_path / f"{PurePosixPath(name).stem}.mjs"
        path.write_bytes(script)
        read = subprocess.run(["node", "--check", path], capture_output=True, check=False)
        assert not read.returncode, read.stderr.decode()


def test_the_name_of_a_static_file_changes_with_its_content(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    before = Theme(templates).url("style.css")
    (templates / "static").mkdir(parents=True)
    (templates / "static" / "style.css").write_text("body {}")
    assert Theme(templates).url("style.css") != before


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["aux.css"], "static file 'aux.css' has the part"),
        (["fonts/what?.woff"], "static file 'fonts/what?.woff' has the character '?'"),
        (["a\\..\\..\\b.js"], "has the character"),
        (["Mine.css", "mine.css"], "static file 'mine.css' has the name of static/Mine.css"),
        (["Style.css"], "static file 'Style.css' has the name of static/style.css"),
    ],
)
def test_a_static_file_that_some_system_cannot_have_is_named(
    names: list[str], message: str, tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / "static" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / name).write_text("body {}")
    with pytest.raises(ThemeError) as caught:
        Theme(tmp_path)
    assert message in caught.value.message
    assert caught.value.path == tmp_path / "static" / names[-1]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ nothing.here }}", "'nothing' is undefined"),
        ("{% if %}", "Expected an expression"),
        ("{{ asset('mine.css') }}", "no static file mine.css"),
        ("{{ 1 // 0 }}", "division"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{% include 'no.html' %}", "no.html"),
    ],
)
def test_a_template_that_does_not_work_is_named(
    template: str, message: str, make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project({"a.json": json.dumps([RECORD])})
    (project.root / "templates").mkdir()
    (project.root / "templates" / "404.html").write_text(template)
    with pytest.raises(ThemeError) as caught:
        build(project.root, tmp_path / "out", Findings())
    assert caught.value.path == project.root / "templates" / "404.html"
    assert caught.value.line == 1
    assert message in caught.value.message
    assert not (tmp_path / "out").exists()


def write_static(folder: Path, **modules: str) -> Path:
    """A project's templates with these modules among its static files."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    for name, code in modules.items():
        (folder / "static" / f"{name}.js").write_text(code)
    return folder


def test_modules_import_each_other_under_the_names_they_get(tmp_path: Path) -> None:
    code = {"one": 'import { a } from "./two.js";', "two": "export const a = 1;"}
    theme = Theme(write_static(tmp_path, **code))
    two = theme.url("two.js").removeprefix("assets/")
    assert theme.assets()[theme.url("one.js")].decode() == f'import {{ a }} from "./{two}";'


def test_the_name_of_a_module_changes_with_what_it_imports(tmp_path: Path) -> None:
    code = 'export * from "./two.js";'
    before = Theme(write_static(tmp_path, one=code, two="export const a = 1;")).url("one.js")
    assert Theme(write_static(tmp_path, two="export const a = 2;")).url("one.js") != before


def test_an_import_from_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    code = 'import { a } from "./elsewhere.js";'
    theme = Theme(write_static(tmp_path, one=code))
    assert theme.assets()[theme.url("one.js")].decode() == code


def test_modules_that_import_each_other_in_a_circle_are_named(tmp_path: Path) -> None:
    code = {"one": 'export * from "./two.js";', "two": 'export * from "./one.js";'}
    with pytest.raises(ThemeError, match=r"static/one\.js imports itself, by way of two\.js"):
        Theme(write_static(tmp_path, **code))


class TestFilesThatCannotBeTaken:
    @pytest.mark.parametrize("name", ["static/leak.txt", "static/style.css", "404.html"])
    def test_a_link_out_of_the_project_is_named_and_nothing_is_published(
        self, name: str, make_project: MakeProject, tmp_path: Path
    ) -> None:
        project = make_project({"a.json": json.dumps([RECORD])})
        path = project.root / "templates" / name
        path.parent.mkdir(parents=True)
        path.symlink_to("/etc/hosts")
        with pytest.raises(DocsgenError, match="leads out of the project") as caught:
            build(project.root, tmp_path / "out", Findings())
        assert caught.value.path == path
        assert not (tmp_path / "out").exists()

    def test_a_pipe_is_not_waited_for(self, make_project: MakeProject, tmp_path: Path) -> None:
        project = make_project({"a.json": json.dumps([RECORD])})
        (project.root / "templates").mkdir()
        os.mkfifo(project.root / "templates" / "404.html")
        with pytest.raises(DocsgenError, match="a pipe"):
            build(project.root, tmp_path / "out", Findings())

    def test_a_link_to_another_file_of_the_project_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "templates" / "static").mkdir(parents=True)
        (tmp_path / "shared.css").write_text("body {}")
        (tmp_path / "templates" / "static" / "style.css").symlink_to("../../shared.css")
        assert Theme(tmp_path / "templates").files["style.css"] == b"body {}"
