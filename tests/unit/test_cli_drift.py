# The commands that look at versions of the library.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.cli import main

CLASS = "class Timer:\n    def __init__(self, value: int = {}):\n        pass\n"


@pytest.fixture
def project(tmp_path: Path, site: str) -> Path:
    """A project with two versions of a library beside it."""
    (tmp_path / "content" / "chunks").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(site)
    page = "https://gradio.app/docs/gradio/clock"
    record = {"text": "Counts.", "heading1": "Description", "source_page_url": page}
    records = [record | {"source_page_title": "Gradio - Clock Docs"}]
    (tmp_path / "content" / "chunks" / "a.json").write_text(json.dumps(records))
    for version in (1, 2):
        package = tmp_path / f"v{version}" / "gradio"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(CLASS.format(version))
    return tmp_path


def run(command: str, project: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, [command, "--project", *map(str, (project, *arguments))])


def test_drift_prints_a_page_and_counts_on_standard_error(project: Path) -> None:
    result = run("drift", project, project / "v1", project / "v2")
    assert result.exit_code == 0
    assert "- Changed default of `value`: `1` became `2`" in result.stdout
    assert result.stderr == "1 change.\n"


@pytest.mark.parametrize(("name", "start"), [("a.html", "<h1>"), ("a.json", "{"), ("a.md", "# ")])
def test_drift_takes_the_format_from_the_name_of_the_file(
    project: Path, name: str, start: str
) -> None:
    out = project / name
    assert run("drift", project, project / "v1", project / "v2", "--out", out).exit_code == 0
    assert out.read_text().startswith(start)


def test_a_wheel_that_is_no_package_is_a_usage_error(project: Path) -> None:
    wheel = project / "gradio-1-py3-none-any.whl"
    wheel.write_text("no archive")
    result = run("drift", project, project / "v1", wheel)
    assert result.exit_code == 2
    assert "give a wheel as the package index serves it" in result.stderr


def test_check_against_compares_the_reference(project: Path) -> None:
    result = run("check", project, "--against", project / "v1", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "has no Clock" in result.stdout
