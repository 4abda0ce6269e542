# When files changed, by real repositories: what git does not know for sure is not said.

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from docsgen.git_history import Changed, history

JANUARY, FEBRUARY, MARCH = (date(2024, month, 1) for month in (1, 2, 3))
GUIDE = "content/guides/about.md"
DEMO = ("content/demos/hello/run.py", "content/demos/hello/demo.yaml")


def git(root: Path, *arguments: str, day: date = JANUARY) -> None:
    """Run git at noon of a day, with nobody's settings."""
    moment = f"{day}T12:00:00+0000"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    user = (
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "protocol.file.allow=always",
    )
    subprocess.run(
        ["git", *user, *arguments], cwd=root, env=environment, check=True, capture_output=True
    )


def commit(root: Path, day: date) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--message", "Change", day=day)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a guide and a demo of January; the demo was changed in March."""
    root = tmp_path / "project"
    (root / "content" / "guides").mkdir(parents=True)
    (root / "content" / "demos" / "hello").mkdir(parents=True)
    (root / GUIDE).write_text("One.\n")
    for name in ("run.py", "demo.yaml"):
        (root / "content" / "demos" / "hello" / name).write_text("1\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, JANUARY)
    (root / "content" / "demos" / "hello" / "run.py").write_text("2\n")
    commit(root, MARCH)
    return root


def test_a_file_has_the_days_of_its_first_and_last_commit(project: Path) -> None:
    assert history(project, "content").of(GUIDE) == Changed(JANUARY, JANUARY)
    (project / GUIDE).write_text("Two.\n")
    commit(project, FEBRUARY)
    assert history(project, "content").of(GUIDE) == Changed(JANUARY, FEBRUARY)


def test_several_files_have_those_of_the_first_and_the_last_change(project: Path) -> None:
    assert history(project, "content").of(*DEMO) == Changed(JANUARY, MARCH)


def test_nothing_is_said_where_one_of_them_is_not_there(project: Path) -> None:
    (project / DEMO[1]).unlink()
    assert history(project, "content").of(*DEMO) is None
    commit(project, date(2024, 5, 1))
    assert history(project, "content").of(*DEMO) is None


def test_days_are_those_of_utc(project: Path) -> None:
    (project / GUIDE).write_text("Two.\n")
    git(project, "add", "--all")
    moment = "2024-02-01T23:30:00-0500"
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-m", "x"],
        cwd=project,
        env={**os.environ, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment},
        check=True,
        capture_output=True,
    )
    known = history(project, "content").of(GUIDE)
    assert known
    assert known.last == date(2024, 2, 2)


def test_nothing_is_said_of_what_is_not_committed_as_it_is(project: Path) -> None:
    (project / GUIDE).write_text("Another text.\n")
    (project / "content" / "guides" / "new.md").write_text("New.\n")
    known = history(project, "content")
    assert known.of(GUIDE) is None
    assert known.of("content/guides/new.md") is None
    assert known.of(*DEMO)


def test_line_ends_are_no_change(project: Path) -> None:
    (project / GUIDE).write_bytes(b"One.\r\n")
    assert history(project, "content").of(GUIDE) == Changed(JANUARY, JANUARY)


def test_a_project_may_be_a_folder_of_a_repository(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "content").rename(project / "docs" / "content")
    commit(project, FEBRUARY)
    assert history(project / "docs", "content").of(GUIDE) == Changed(FEBRUARY, FEBRUARY)


def test_a_name_may_be_anything(project: Path) -> None:
    (project / "content" / "guides" / 'é \n\t"x".md').write_text("x")
    commit(project, FEBRUARY)
    known = history(project, "content").of('content/guides/é \n\t"x".md')
    assert known == Changed(FEBRUARY, FEBRUARY)


def test_a_shallow_clone_knows_nothing(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", project.as_uri(), "shallow")
    git(tmp_path, "clone", "--quiet", project.as_uri(), "whole")
    assert history(tmp_path / "shallow", "content").of(GUIDE) is None
    assert history(tmp_path / "whole", "content").of(GUIDE) == Changed(JANUARY, JANUARY)


def test_no_repository_and_an_empty_one_know_nothing(tmp_path: Path) -> None:
    assert history(tmp_path, "content").of(GUIDE) is None
    git(tmp_path, "init", "--quiet")
    assert history(tmp_path, "content").of(GUIDE) is None


def test_a_machine_without_git_knows_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert history(project, "content").of(GUIDE) is None


def test_it_is_asked_about_the_project_whatever_the_environment_says(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert history(project, "content").of(GUIDE) == Changed(JANUARY, JANUARY)


def test_the_settings_of_a_repository_run_nothing(project: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n")
    trap.chmod(0o755)
    (project / ".gitattributes").write_text("*.md filter=trap diff=trap\n")
    commit(project, FEBRUARY)
    for name in (
        *("core.fsmonitor", "core.pager", "gpg.program", "filter.trap.clean", "diff.trap.textconv"),
        *("diff.external", "core.sshCommand"),
    ):
        git(project, "config", name, str(trap))
    git(project, "config", "log.showSignature", "true")
    os.utime(project / GUIDE)
    assert history(project, "content").of(GUIDE) == Changed(JANUARY, JANUARY)
    assert not sprung.exists()
