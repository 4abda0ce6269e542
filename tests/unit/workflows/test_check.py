# What `docsgen check` found is said again while nothing has changed, and only then.

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.errors import ConfigError, NothingToBuild
from docsgen.workflows import check
from docsgen.workflows.check import check_content
from tests.unit.check.conftest import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path, ("The the text.",), "", {})
    return tmp_path


@pytest.fixture
def closely(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that are really looked at."""
    looked: list[Path] = []

    def check_anew(root: Path, real: Callable[[Path], check.Checked] = check.check_anew):
        looked.append(root)
        return real(root)

    monkeypatch.setattr(check, "check_anew", check_anew)
    return looked


def rules(project: Path) -> set[str]:
    return {found.rule for found in check_content(project).diagnostics}


def test_nothing_is_read_twice(project: Path, closely: list[Path]) -> None:
    first, second = check_content(project), check_content(project)
    assert second == first
    assert "DG047" in {found.rule for found in first.diagnostics}
    assert first.records == {0: "The the text."}
    assert closely == [project]


@pytest.mark.parametrize(
    "name", ["site.yaml", "chunks/b.json", "guides/own.md", "demos/one/run.py", "words.txt"]
)
def test_any_file_of_the_content_counts(project: Path, closely: list[Path], name: str) -> None:
    check_content(project)
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "[]") + "\n")
    check_content(project)
    assert len(closely) == 2


def test_a_file_that_cannot_be_read_is_no_obstacle(project: Path) -> None:
    os.mkfifo(project / "content" / "pipe")
    (project / "content" / "gone.md").symlink_to("nowhere.md")
    Path(os.fsdecode(os.fsencode(project) + b"/content/caf\xe9.txt")).write_bytes(b"")
    assert "DG047" in rules(project)


def test_a_change_of_the_text_changes_what_is_found(project: Path) -> None:
    assert "DG047" in rules(project)
    write_project(project, ("The text.",), "", {})
    assert "DG047" not in rules(project)


def test_what_is_installed_beside_counts(
    project: Path, closely: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_content(project)
    (tmp_path / "more" / "gradio-9.9.9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "more")
    check_content(project)
    assert len(closely) == 2


def test_a_project_that_cannot_be_read_is_read_again(project: Path, closely: list[Path]) -> None:
    (project / "content" / "chunks" / "a.json").write_text("[]")
    assert isinstance(check_content(project).fatal, NothingToBuild)
    assert isinstance(check_content(project).fatal, NothingToBuild)
    assert len(closely) == 2


def test_no_project_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="file not found"):
        check_content(tmp_path)
