# Functions that collect findings, remembered by their arguments.

from __future__ import annotations

from docsgen.diagnostics import Findings, Location
from docsgen.memory import remembered
from docsgen.rules import Severity


def test_what_was_done_once_is_not_done_again_but_reported_again() -> None:
    calls = []

    @remembered(8)
    def double(findings: Findings, number: int) -> int:
        calls.append(number)
        findings.add("DG011", f"{number}", hint="", at=Location(record=number))
        return 2 * number

    first, second = Findings(), Findings({"DG011": Severity.ERROR})
    second.place(3, "a.json")
    assert (double(first, 3), double(second, 3), double(second, 4)) == (6, 6, 8)
    assert calls == [3, 4]
    assert [found.message for found in first.sorted()] == ["3"]
    reported = [(f.location.file, f.severity) for f in second.sorted()]
    assert reported == [(None, "error"), ("a.json", "error")]


def test_findings_of_a_call_are_not_mixed_with_those_of_another() -> None:
    @remembered(8)
    def report(findings: Findings, number: int) -> None:
        findings.add("DG011", f"{number}", hint="", at=Location())

    findings = Findings()
    report(findings, 1)
    report(findings, 2)
    report(findings, 1)
    assert [found.message for found in findings.sorted()] == ["1", "1", "2"]
