# What apps ask for, in the forms in which their authors write it.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.requirements import declared

HEADER = """\
# A comment before it.
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "humanize==4.13.0",
#   "emoji>=2",
# ]
# ///
import gradio
"""


def found(folder: Path, entry: str = "app.py") -> list[tuple[str, str, int | None]]:
    return [(one.text, one.file, one.line) for one in declared(folder, entry, folder)]


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt").replace("_toml", ".toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def test_lines_of_a_requirements_file(tmp_path: Path) -> None:
    write(tmp_path, requirements_txt="humanize==4.13.0  # a comment\n\n# none\n--pre\nemoji>=2\n")
    assert found(tmp_path) == [
        ("humanize==4.13.0", "requirements.txt", 1),
        ("emoji>=2", "requirements.txt", 5),
    ]


def test_lines_that_go_on_and_options_after_a_requirement(tmp_path: Path) -> None:
    text = "lamp==1.0 \\\n    --hash=sha256:abc\nshade\n"
    write(tmp_path, requirements_txt=text)
    assert [(text, line) for text, _, line in found(tmp_path)] == [("lamp==1.0", 1), ("shade", 3)]


def test_files_that_include_others_even_themselves(tmp_path: Path) -> None:
    write(tmp_path, requirements_txt="-r more.txt\nlamp\n", more_txt="-r requirements.txt\nshade\n")
    assert [text for text, *_ in found(tmp_path)] == ["shade", "lamp"]


def test_the_header_of_a_script(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(HEADER)
    assert found(tmp_path) == [("humanize==4.13.0", "app.py", 5), ("emoji>=2", "app.py", 6)]


def test_a_project_table(tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml='[project]\nname = "x"\ndependencies = [\n  "lamp>=1",\n]\n')
    assert found(tmp_path) == [("lamp>=1", "pyproject.toml", 4)]


def test_a_script_in_a_folder_below(tmp_path: Path) -> None:
    write(tmp_path, requirements_txt="lamp\n", src__requirements_txt="shade\n")
    assert found(tmp_path, "src/app.py") == [
        ("shade", "src/requirements.txt", 1),
        ("lamp", "requirements.txt", 1),
    ]


@pytest.mark.parametrize(
    "text", ["[project", '[project]\ndependencies = "lamp"', "project = 1", "[project]\n"]
)
def test_a_damaged_project_table_asks_for_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml=text)
    assert found(tmp_path) == []


def test_what_is_no_requirement_is_none(tmp_path: Path) -> None:
    write(tmp_path, requirements_txt="git+https://host.example/lamp.git\n./local\nlamp\n")
    assert [
        one.requirement and one.requirement.name for one in declared(tmp_path, "", tmp_path)
    ] == [
        None,
        None,
        "lamp",
    ]


def test_links_do_not_lead_out_of_the_root(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "secret.txt").write_text("lamp\n")
    (tmp_path / "app/requirements.txt").symlink_to(tmp_path / "secret.txt")
    assert declared(tmp_path / "app", "app.py", tmp_path / "app") == []
