# Corrections are made where they belong, change nothing else, and never touch the corpus.

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from docsgen.cli import main
from tests.unit.check.conftest import write_project

GUIDE = "---\ntitle: About us\n---\nThe enviornment\nof the the app.\n"


def fix(root: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", "--project", str(root)])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_a_guide_keeps_its_line_ends(tmp_path: Path, ending: str, start: bytes) -> None:
    data = start + GUIDE.replace("\n", ending).encode()
    write_project(tmp_path, ("Fine.",), "", {"about.md": data})
    result = fix(tmp_path)
    right = data.replace(b"enviornment", b"environment").replace(b"the the", b"the")
    assert (tmp_path / "content/guides/about.md").read_bytes() == right
    assert "content/guides/about.md:4: 'enviornment' -> 'environment' [DG045]" in result.stderr
    assert fix(tmp_path).stderr.startswith("no findings")


def test_a_guide_in_another_encoding_is_left_alone(tmp_path: Path) -> None:
    data = GUIDE.encode() + b"caf\xe9\n"
    write_project(tmp_path, ("Fine.",), "", {"about.md": data})
    assert "is not UTF-8; nothing is corrected in it" in fix(tmp_path).stderr
    assert (tmp_path / "content/guides/about.md").read_bytes() == data


def test_what_stands_twice_on_a_line_is_left_alone(tmp_path: Path) -> None:
    guide = b"---\ntitle: About us\n---\nThe enviornment and the enviornment.\n"
    write_project(tmp_path, ("Fine.",), "", {"about.md": guide})
    assert "not clear where on the line" in fix(tmp_path).stderr
    assert (tmp_path / "content/guides/about.md").read_bytes() == guide


def test_a_record_gets_an_entry_in_the_repairs(tmp_path: Path) -> None:
    write_project(tmp_path, ("The enviornment of the the app.",), "", {})
    corpus = (tmp_path / "content/chunks/a.json").read_bytes()
    fix(tmp_path)
    (entry,) = yaml.safe_load((tmp_path / "content/repairs.yaml").read_text())["repairs"]
    assert entry["record"] == 0
    assert [change["new"] for change in entry["substitute"]] == ["environment", "the"]
    assert (tmp_path / "content/chunks/a.json").read_bytes() == corpus
    assert fix(tmp_path).stderr == "1 note\n"  # that the record was corrected


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_repairs_keep_their_comments(tmp_path: Path, ending: str) -> None:
    write_project(tmp_path, ("Fine.", "The enviornment."), "", {})
    lines = ["# First.", "repairs:  # ours", "# Second.", "- record: 0", "  reason: Read.", ""]
    old = ending.join(lines)
    path = tmp_path / "content/repairs.yaml"
    path.write_bytes(old.encode())
    fix(tmp_path)
    text = path.read_bytes().decode()
    assert text.replace("\r\n", "\n").count("\n") == text.count(ending)
    assert [line for line in old.split(ending) if line not in text.split(ending)] == []
    assert {entry["record"] for entry in yaml.safe_load(text)["repairs"]} == {0, 1}


def test_a_record_with_an_entry_is_left_alone(tmp_path: Path) -> None:
    write_project(tmp_path, ("The enviornment.",), "", {})
    path = tmp_path / "content/repairs.yaml"
    path.write_text("repairs:\n  - {record: 0, reason: Read.}\n")
    assert "repairs.yaml has an entry for record 0" in fix(tmp_path).stderr
    assert path.read_text() == "repairs:\n  - {record: 0, reason: Read.}\n"


def test_records_that_overlap_are_corrected_together(tmp_path: Path) -> None:
    shared = "These words stand in both windows of one section, the enviornment among them. "
    write_project(tmp_path, ("Start. " * 300 + shared, shared + "End. " * 20), "", {})
    chunks = tmp_path / "content/chunks/a.json"
    chunks.write_text(chunks.read_text().replace("Section 1", "Section 0"))
    fix(tmp_path)
    repairs = yaml.safe_load((tmp_path / "content/repairs.yaml").read_text())["repairs"]
    assert [entry["record"] for entry in repairs] == [0, 1]


def test_only_what_is_certain_is_corrected(tmp_path: Path) -> None:
    write_project(tmp_path, ("The alterating sides of javascript.",), "", {})
    fix(tmp_path)
    assert not (tmp_path / "content/repairs.yaml").exists()
