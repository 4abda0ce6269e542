from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from docsgen.diagnostics import Finding, Findings, Location
from docsgen.errors import ConfigError, OutputError
from docsgen.report.data import as_json
from docsgen.report.text import as_text, count, error_text
from docsgen.rules import Severity


def finding(severity: Severity = Severity.WARNING, **at: object) -> Finding:
    return Finding("DG020", severity, Location(**at), "the link is dead", "remove it")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ({"file": "a.json", "record": 7, "url": "https://x/"}, "a.json record 7 (https://x/): "),
        ({"file": "site.yaml", "line": 3}, "site.yaml:3: "),
        ({"url": "https://x/"}, "https://x/: "),
        ({}, "site: "),
    ],
)
def test_a_finding_says_where_what_and_what_to_do(at: dict[str, object], place: str) -> None:
    text = click.unstyle(as_text([finding(**at)]))
    assert text == f"{place}warning: the link is dead [DG020]\n  remove it\n"


def test_findings_are_counted_worst_first() -> None:
    found = [finding(Severity.NOTE), finding(Severity.ERROR), finding(Severity.NOTE)]
    assert count(found) == "1 error, 2 notes"
    assert count([]) == "no findings"


def test_the_json_report_has_the_contracted_shape() -> None:
    report = json.loads(as_json([finding(file="a.json", record=7)]))
    assert report == {
        "schema": 1,
        "diagnostics": [
            {
                "rule": "DG020",
                "severity": "warning",
                "location": {"file": "a.json", "record": 7, "line": None, "url": None},
                "message": "the link is dead",
                "hint": "remove it",
            }
        ],
    }


def test_an_error_names_the_file_the_line_the_key_and_what_to_do() -> None:
    error = ConfigError(
        "expected `str`", hint="quote it", path=Path("site.yaml"), key="library.name", line=4
    )
    text = click.unstyle(error_text(error))
    assert text == "site.yaml:4: library.name: error: expected `str`\n  quote it\n"


def test_an_error_without_a_line_names_the_path() -> None:
    error = OutputError("cannot be written", hint="choose another", path=Path("out"))
    assert click.unstyle(error_text(error)) == "out: error: cannot be written\n  choose another\n"


def test_severities_of_the_project_win() -> None:
    findings = Findings({"DG020": Severity.ERROR})
    findings.add("DG020", "m", hint="h", at=Location())
    assert [found.severity for found in findings.sorted()] == [Severity.ERROR]
