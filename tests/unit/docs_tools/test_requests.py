# What a page asks for: its name in the site, and the line that a finding about it is told at.

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from docsgen.demos.sizes import SourceError
from docsgen.diagnostics import Findings, Location, finding
from docsgen.docs_tools.requests import Request, problem_of_finding

PAGE = "/docs/guide/page.md"


def asked(**given: str) -> Request:
    return Request(PAGE, 10, code_line=12, **given)  # type: ignore[arg-type]


def test_names_tell_apps_with_the_same_file_name_apart() -> None:
    names = {asked(path=f"/docs/{folder}/app.py").name(Path("/docs")) for folder in "ab"}
    assert len(names) == 2
    assert all(name.startswith("app-") for name in names)


def test_a_name_is_the_same_wherever_the_docs_are_and_whichever_page_asks() -> None:
    here = asked(path="/docs/a/app.py").name(Path("/docs"))
    there = replace(asked(path="/else/a/app.py"), page="/else/x.md", line=99)
    assert there.name(Path("/else")) == here


def test_names_are_plain_letters() -> None:
    assert asked(path="/docs/Größe & Maß.py").name(Path("/docs"))[:-8] == "groe-ma-"
    assert asked(path="/docs/数.py").name(Path("/docs")).startswith("example-")


def test_code_in_the_page_decides_its_name() -> None:
    one, other = (asked(code=code).name(Path("/docs")) for code in ("x", "y"))
    assert one != other


def test_a_finding_about_code_in_a_page_is_told_at_its_line_there(tmp_path: Path) -> None:
    request = Request(str(tmp_path / "page.md"), 10, code="import gradio\nx\n", code_line=12)
    source = request.source(Findings())
    found = finding("DG060", "it fails", "correct it", source.at("example.py", 2))
    problem = problem_of_finding(found, request, source, tmp_path)
    assert (problem.line, problem.message) == (13, "it fails; correct it")


def test_a_finding_about_an_app_names_its_file_at_the_line_of_the_request(tmp_path: Path) -> None:
    (tmp_path / "apps").mkdir()
    app = tmp_path / "apps" / "app.py"
    app.write_text("import gradio\n")
    request = Request(str(tmp_path / "page.md"), 10, path=str(app))
    at = Location(file=app.as_posix(), line=1)
    found = finding("DG060", "it fails", "correct it", at)
    problem = problem_of_finding(found, request, request.source(Findings()), tmp_path)
    assert (problem.line, problem.message) == (10, "apps/app.py:1: it fails; correct it")


def test_a_wrong_host_leaves_no_app(tmp_path: Path) -> None:
    request = Request(str(tmp_path / "page.md"), 1, code="x", hosts=("not a host",))
    with pytest.raises(SourceError):
        request.source(Findings())
