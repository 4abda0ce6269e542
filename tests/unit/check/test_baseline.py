# A baseline accepts known findings one by one, and says when it accepts what is not there.

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docsgen.check.baseline import accept, read_baseline, write_baseline
from docsgen.diagnostics import Finding, Findings, Location
from docsgen.errors import ConfigError, OutputError
from docsgen.rules import Severity


def found(message: str, line: int | None = None, file: str = "a.md") -> Finding:
    return Finding("DG020", Severity.WARNING, Location(file, line=line), message, "do this")


def remaining(path: Path, *diagnostics: Finding) -> tuple[list[str], list[Finding]]:
    """What is reported with the baseline at `path`: messages, and stale entries."""
    findings = Findings()
    new = accept(diagnostics, read_baseline(path), "known.json", findings)
    return [diagnostic.message for diagnostic in new], findings.sorted()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "known.json"


def test_what_was_found_before_is_accepted_wherever_it_has_moved(path: Path) -> None:
    write_baseline([found("one", 3), found("two", 4)], path)
    assert remaining(path, found("one", 30), found("new", 4), found("two")) == (["new"], [])


def test_an_entry_accepts_one_finding(path: Path) -> None:
    write_baseline([found("one", 3)], path)
    assert remaining(path, found("one", 3), found("one", 9)) == (["one"], [])
    write_baseline([found("one", 3), found("one", 9)], path)
    assert remaining(path, found("one", 3), found("one", 9)) == ([], [])


def test_the_same_finding_in_another_file_is_new(path: Path) -> None:
    write_baseline([found("one")], path)
    assert remaining(path, found("one"), found("one", file="b.md"))[0] == ["one"]


def test_an_entry_without_a_finding_is_a_finding_at_its_line(path: Path) -> None:
    write_baseline([found("gone"), found("here")], path)
    (stale,) = remaining(path, found("here"))[1]
    assert (stale.rule, stale.location.file, stale.location.line) == ("DG032", "known.json", 2)
    assert "DG020 is accepted at a.md but not found: gone" in stale.message


def test_each_entry_is_a_line_and_reasons_stay(path: Path) -> None:
    write_baseline([found("one"), found("two")], path)
    text = path.read_text().replace('"message":"one"', '"message":"one","reason":"known upstream"')
    path.write_text(text)
    write_baseline([found("three"), found("one")], path)
    data = json.loads(path.read_text())
    assert data["schema"] == 1
    assert [entry.get("reason") for entry in data["accepted"]] == ["known upstream", None]
    assert len(path.read_text().splitlines()) == 4


def test_a_hundred_thousand_findings_are_accepted(path: Path) -> None:
    many = [found(f"finding {number}") for number in range(100_000)]
    write_baseline(many, path)
    assert remaining(path, *many) == ([], [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema": 2, "entries": []}', "has schema 2; this docsgen reads schema 1"),
        ('{"schema": "1", "accepted": []}', "has schema '1'"),
        ("[]", "names no schema"),
        ('{"schema": 1, "diagnostics": []}', "not a baseline"),
        ('{"schema": 1, "accepted": [{"rule": "DG020"}]}', r"`message` - at `\$.accepted\[0\]`"),
        ("nonsense", "not a baseline"),
        (b"\xff\xfe", "cannot be read"),
        (None, "there is no such baseline"),
    ],
)
def test_what_is_no_baseline_stops_docsgen(
    path: Path, content: str | bytes | None, message: str
) -> None:
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=message) as caught:
        read_baseline(path)
    assert caught.value.exit_code == 2
    assert "--update-baseline" in caught.value.hint


@pytest.mark.parametrize("rewrite", ["\r\n", "\r", "\n"])
def test_a_baseline_may_have_any_line_ends_and_a_bom(path: Path, rewrite: str) -> None:
    write_baseline([found("one")], path)
    data = path.read_text().replace("\n", rewrite)
    path.write_bytes(b"\xef\xbb\xbf" + data.encode())
    assert remaining(path, found("one")) == ([], [])


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_baseline([], tmp_path / "missing" / "known.json")
