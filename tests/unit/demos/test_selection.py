# Patterns choose files of a folder as a shell would, and none that hide or lie outside.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.selection import Selection, fault_of

FILES = ("run.py", "a.csv", "b.log", "data/a.csv", "data/deep/c.csv", ".env", ".x/y", "x[1].txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / "demo" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "demo" / name).write_text(name)
    (tmp_path / "outside.csv").write_text("1")
    (tmp_path / "demo" / "link.csv").symlink_to(tmp_path / "outside.csv")
    return tmp_path / "demo"


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("a.csv", {"a.csv"}),
        ("./a.csv", {"a.csv"}),
        ("*.csv", {"a.csv"}),
        ("**/*.csv", {"a.csv", "data/a.csv", "data/deep/c.csv"}),
        ("data", {"data/a.csv", "data/deep/c.csv"}),
        ("data/", {"data/a.csv", "data/deep/c.csv"}),
        ("data/*", {"data/a.csv", "data/deep/c.csv"}),
        ("*", {"run.py", "a.csv", "b.log", "x[1].txt", "data/a.csv", "data/deep/c.csv"}),
        ("x[1].txt", {"x[1].txt"}),
        (".env", {".env"}),
        (".x", {".x/y"}),
        (".x/*", {".x/y"}),
        ("link.csv", set()),
        ("none.csv", set()),
    ],
)
def test_what_is_included(folder: Path, pattern: str, files: set[str]) -> None:
    assert Selection([pattern]).included(folder) == files


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("a.csv", {"a.csv", "data/a.csv"}),
        ("*.csv", {"a.csv", "data/a.csv", "data/deep/c.csv"}),
        ("deep", {"data/deep/c.csv"}),
        ("data/*.csv", {"data/a.csv"}),
        ("data/**/c.csv", {"data/deep/c.csv"}),
        ("**/deep", {"data/deep/c.csv"}),
        ("./data/", {"data/a.csv", "data/deep/c.csv"}),
        ("*", set(FILES)),
        ("x[1].txt", {"x[1].txt"}),
        (".env", {".env"}),
        ("ata/a.csv", set()),
    ],
)
def test_what_is_excluded(pattern: str, files: set[str]) -> None:
    selection = Selection(exclude=[pattern])
    assert {name for name in FILES if selection.excludes(name)} == files


def test_what_is_excluded_is_not_included(folder: Path) -> None:
    assert Selection(["data"], ["a.csv"]).included(folder) == {"data/deep/c.csv"}


def test_a_pattern_that_fits_nothing_is_noticed_unless_it_has_wildcards(folder: Path) -> None:
    include = ["a.csv", "made.png", "no.csv", "*.zip"]
    exclude = ["deep", "log.txt", ".env", "data/no.csv", "*.tmp"]
    assert Selection(["link.csv"]).without_effect(folder, FILES) == ["link.csv"]
    names = ["made.png", "logs/log.txt", "data/deep/c.csv"]
    mistyped = Selection(include, exclude).without_effect(folder, names)
    assert mistyped == ["no.csv", "data/no.csv"]


@pytest.mark.parametrize(
    "pattern", ["/etc/passwd", "../x", "a/../../x", "", ".", "a\0b", "a" * 256]
)
def test_a_pattern_that_leads_out_of_the_folder_is_none(pattern: str) -> None:
    assert fault_of(pattern)


@pytest.mark.parametrize("pattern", ["a.csv", "./a", "a/**/b", "..a", "a..", "*"])
def test_others_are_patterns(pattern: str) -> None:
    assert fault_of(pattern) is None
