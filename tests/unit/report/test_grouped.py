# The report for people: by page and file, with excerpts, and never too long to read.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.diagnostics import Finding, Location
from docsgen.report.excerpt import Sources
from docsgen.report.grouped import as_grouped_text
from docsgen.rules import Severity

PAGE = "https://gradio.app/guides/a"


def found(
    message: str, severity: Severity = Severity.WARNING, rule: str = "DG020", **at: object
) -> Finding:
    return Finding(rule, severity, Location(**at), message, "do this")  # type: ignore[arg-type]


def text(diagnostics: list[Finding], limit: int = 0, records: dict[int, str] | None = None) -> str:
    return click.unstyle(as_grouped_text(diagnostics, Sources(Path(), records or {}), limit))


def test_findings_stand_below_their_page_with_the_line_in_question() -> None:
    at = {"file": "a.json", "url": PAGE}
    diagnostics = [found("'x y' is dead", record=3, **at), found("worse", record=4, **at)]
    assert text(diagnostics, records={3: "See x y.\n"}) == (
        f"{PAGE} (a.json)\n"
        "  record 3: warning: 'x y' is dead [DG020]\n"
        "    | See x y.\n"
        "    |     ^^^\n"
        "    do this\n"
        "  record 4: warning: worse [DG020]\n"
        "    do this\n"
    )


def test_findings_in_a_file_stand_below_its_name() -> None:
    at = {"file": "content/guides/b.md", "url": PAGE}
    assert text([found("bad", line=7, **at), found("no place")]) == (
        "content/guides/b.md\n  line 7: warning: bad [DG020]\n    do this\n"
        "\nsite\n  warning: no place [DG020]\n    do this\n"
    )


def test_the_same_finding_is_told_once_with_its_places() -> None:
    report = text([found("again", file="a.md", line=number) for number in range(1, 15)])
    assert report.count("again") == 1
    assert "The same 13 times more at line 2, line 3," in report
    assert report.endswith("line 11, ....\n")


def test_beyond_the_limit_the_worst_are_shown_and_the_others_counted() -> None:
    many = [found(f"note {n}", Severity.NOTE, "DG011", file="a.md", line=n) for n in range(100_000)]
    many.insert(50_000, found("the error", Severity.ERROR, file="a.md", line=1))
    report = text(many, limit=10)
    assert "the error" in report
    assert report.count(" note: ") == 9
    assert "99,991 more findings are not shown: 99,991 DG011 duplicate-record." in report
    assert "--limit 0" in report


def test_control_characters_of_a_message_are_not_printed() -> None:
    assert "\x1b" not in text([found("\x1b[2J", file="a\x1b.md", line=1)])
