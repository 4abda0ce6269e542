# Where output may go: nowhere that would change what docsgen reads.

from __future__ import annotations

from pathlib import Path

import pytest

import docsgen
from docsgen.errors import OutputError
from docsgen.publish.output import check_output, project_inputs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("content/guides", "templates", ".docsgen"):
        (root / name).mkdir(parents=True)
    return root


def refused(out: Path, project: Path) -> str:
    with pytest.raises(OutputError) as caught:
        check_output(out, project_inputs(project))
    assert caught.value.path == out
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("out", ["site", "site/deep/er", "contents", "public/content", "../site"])
def test_a_folder_beside_the_content_is_fine(out: str, project: Path) -> None:
    check_output(project / out, project_inputs(project))


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("content", "is {project}/content"),
        ("content/site", "is inside {project}/content"),
        ("content/guides/../site", "is inside {project}/content"),
        ("templates/static/x", "is inside {project}/templates"),
        (".docsgen/site", "is inside {project}/.docsgen"),
        (".", "holds {project}/content"),
        ("..", "holds {project}/content"),
        ("site/../..", "holds {project}/content"),
    ],
)
def test_what_is_read_is_named_and_left_alone(out: str, why: str, project: Path) -> None:
    message = why.format(project=project) + ", which docsgen reads"
    assert refused(project / out, project) == f"cannot take the output: it {message}"


def test_the_root_of_the_file_system_is_refused(project: Path) -> None:
    assert "it is the root of the file system" in refused(Path(project.anchor), project)


def test_a_home_directory_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = project.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "it is your home directory" in refused(home, project)
    check_output(home / "site", project_inputs(project))


def test_this_program_is_refused() -> None:
    package = Path(docsgen.__file__).parent
    for out in (package / "theme" / "x", package.parent):
        with pytest.raises(OutputError, match="docsgen reads"):
            check_output(out)


def test_links_are_followed(project: Path) -> None:
    (project / "public").symlink_to("content", target_is_directory=True)
    message = refused(project / "public" / "site", project)
    assert f"it leads to {project.resolve()}/content/site, and that is inside" in message


def test_a_content_folder_that_is_a_link_is_known_by_both_names(project: Path) -> None:
    (project / "content").rename(project.parent / "texts")
    (project / "content").symlink_to(project.parent / "texts", target_is_directory=True)
    for out in (project, project.parent / "texts" / "site", project.parent / "texts"):
        assert "which docsgen reads" in refused(out, project)
