# A script, or a folder with one; what a browser could not take is refused.

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docsgen.demos.selection import Selection
from docsgen.demos.source import MAX_FILE, SourceError, find_source
from docsgen.diagnostics import Findings


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


def test_a_script_is_exported_alone(tmp_path: Path) -> None:
    make(tmp_path, "my app.py", "other.py")
    source = find_source(tmp_path / "my app.py", Findings())
    assert (source.name, source.entry, source.files) == ("my app", "my app.py", ["my app.py"])


def test_a_folder_is_exported_with_what_is_in_it(tmp_path: Path) -> None:
    make(tmp_path, "run.py", "texts.py", "files/a b.txt", "__pycache__/x.pyc", ".git/config")
    assert find_source(tmp_path, Findings()).files == ["files/a b.txt", "run.py", "texts.py"]


@pytest.mark.parametrize("names", [["run.py", "app.py"], ["app.py", "x.py"], ["only.py"]])
def test_the_script_of_a_folder_has_a_customary_name_or_is_alone(
    tmp_path: Path, names: list[str]
) -> None:
    make(tmp_path, *names)
    assert find_source(tmp_path, Findings()).entry == names[0]


@pytest.mark.parametrize("names", [[], ["a.py", "b.py"], ["notes.txt"]])
def test_a_folder_without_a_script_to_start_is_refused(tmp_path: Path, names: list[str]) -> None:
    make(tmp_path, *names)
    with pytest.raises(SourceError, match=r"no run\.py"):
        find_source(tmp_path, Findings())


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        find_source(tmp_path / "none", Findings())


def test_a_file_too_large_for_a_browser_is_refused_by_name(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(300_000_000)
    with pytest.raises(SourceError, match="300 MB") as refused:
        find_source(tmp_path, Findings())
    assert refused.value.path == tmp_path / "film.mp4"


def test_many_files_too_large_together_are_refused(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    for number in range(5):
        with (tmp_path / f"{number}.bin").open("wb") as file:
            file.truncate(MAX_FILE - 1)
    with pytest.raises(SourceError, match="in all"):
        find_source(tmp_path, Findings())


def test_a_script_that_is_a_link_has_its_name_and_the_folder_that_it_is_in(tmp_path: Path) -> None:
    make(tmp_path, "apps/app.py")
    (tmp_path / "link.py").symlink_to("apps/app.py")
    source = find_source(tmp_path / "link.py", Findings())
    assert (source.name, source.folder, source.entry) == ("link", tmp_path / "apps", "app.py")


@pytest.mark.parametrize("name", ["run.py", "leak.txt"])
def test_what_a_link_leads_to_outside_the_folder_is_named_and_left_out(
    tmp_path: Path, name: str
) -> None:
    make(tmp_path, "demo/app.py", "demo/texts.py", "secret.txt")
    (tmp_path / "demo" / name).symlink_to(tmp_path / "secret.txt")
    (tmp_path / "demo" / "link.py").symlink_to("texts.py")
    findings = Findings()
    source = find_source(tmp_path / "demo", findings)
    assert source.files == ["app.py", "link.py", "texts.py"]
    assert [(d.rule, d.location.file) for d in findings.sorted()] == [("DG207", name)]


def test_a_link_from_a_demo_to_a_file_of_its_project_is_followed(tmp_path: Path) -> None:
    make(tmp_path, "demo/run.py")
    (tmp_path / "shared.csv").write_text("a,b")
    (tmp_path / "demo" / "data.csv").symlink_to("../shared.csv")
    source = find_source(tmp_path / "demo", Findings(), root=tmp_path)
    source.copy_to(tmp_path / "copy")
    assert (tmp_path / "copy" / "data.csv").read_text() == "a,b"
    assert not (tmp_path / "copy" / "data.csv").is_symlink()


def test_a_pipe_beside_a_script_is_named_and_left_out(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    os.mkfifo(tmp_path / "pipe.py")
    findings = Findings()
    assert find_source(tmp_path, findings).files == ["run.py"]
    assert [d.rule for d in findings.sorted()] == ["DG208"]


def test_a_name_that_is_not_utf8_is_not_taken_because_a_pattern_fits_it(tmp_path: Path) -> None:
    make(tmp_path, "run.py", "plain.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"")
    findings = Findings()
    source = find_source(tmp_path, findings, selection=Selection(include=["*.txt"]))
    assert source.files == ["plain.txt", "run.py"]
    assert [d.rule for d in findings.sorted()] == ["DG209"]
