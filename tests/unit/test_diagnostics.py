# Findings are data: complete, sorted, with the severity that the project wants.

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest

import docsgen
from docsgen.diagnostics import Finding, Findings, Location, Paths, RuleSetting, settled
from docsgen.rules import RULES, Rule, Severity

PACKAGE = Path(docsgen.__file__).parent

REPORTED_ELSEWHERE = {
    "demos/embeds.py",  # the files of a demo once more, which `read_demos` has reported
    "native/__main__.py",  # the same
    "ingest/translated_guides.py",  # whether a folder has guides, whose reading reports
    "workflows/documenting.py",  # a project that is being made, whose first build reports
    "workflows/releases.py",  # what a version tells, which is reported under its name
    "serve/preview.py",  # an app once more, which its export reports
    "docs_tools/markdown.py",  # the same
    "sphinx/directive.py",  # the same
}

PLACES = [
    Location(),
    Location(url="https://gradio.app/a"),
    Location("a.json"),
    Location("a.json", line=3),
    Location("a.json", record=2),
    Location("a.json", record=10),
    Location("b.json", record=1),
]


def test_findings_are_sorted_by_place_whatever_the_order() -> None:
    for order in itertools.permutations(range(len(PLACES)), len(PLACES)):
        if order[0] > order[-1]:
            continue
        findings = Findings()
        for number in order:
            findings.add("DG020", "a link", hint="look", at=PLACES[number])
        assert [d.location for d in findings.sorted()] == PLACES


def test_findings_at_one_place_are_sorted_by_rule_and_message() -> None:
    findings = Findings()
    for rule, message in [("DG021", "a"), ("DG020", "b"), ("DG020", "a")]:
        findings.add(rule, message, hint="look", at=Location())
    found = [(d.rule, d.message) for d in findings.sorted()]
    assert found == [("DG020", "a"), ("DG020", "b"), ("DG021", "a")]


def test_a_finding_has_the_severity_of_its_rule() -> None:
    findings = Findings()
    findings.add("DG001", "broken", hint="export again", at=Location("a.json"))
    assert findings.sorted() == [
        Finding("DG001", Severity.ERROR, Location("a.json"), "broken", "export again")
    ]


def test_a_project_may_change_it() -> None:
    findings = Findings({"DG001": Severity.NOTE})
    findings.add("DG001", "broken", hint="export again", at=Location())
    findings.add("DG004", "broken", hint="export again", at=Location())
    assert [d.severity for d in findings.sorted()] == [Severity.NOTE, Severity.ERROR]


def test_a_record_is_enough_to_know_the_file() -> None:
    findings = Findings()
    findings.place(7, "a.json")
    findings.add("DG020", "a link", hint="look", at=Location(record=7))
    findings.add("DG020", "a link", hint="look", at=Location("repairs.yaml", record=7))
    findings.add("DG020", "a link", hint="look", at=Location(record=8))
    assert [d.location.file for d in findings.sorted()] == [None, "a.json", "repairs.yaml"]


def test_there_is_no_finding_without_a_rule() -> None:
    with pytest.raises(KeyError):
        Findings().add("DG999", "?", hint="?", at=Location())


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rules_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"DG\d{3}", rule.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert re.fullmatch(r"[A-Z].*\.", rule.summary)
    assert RULES[rule.id] is rule


def test_names_of_rules_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize(
    ("paths", "kept"),
    [
        ({}, ["content/guides/a.md", "https://gradio.app/guides/b"]),
        ({"ignore": ["content/guides/*"]}, ["https://gradio.app/guides/b"]),
        ({"ignore": ["guides/b"]}, ["content/guides/a.md"]),
        ({"only": ["guides/*"]}, ["https://gradio.app/guides/b"]),
        ({"only": ["guides/*"], "ignore": ["*/b"]}, []),
    ],
)
def test_a_rule_looks_only_where_it_may(paths: dict[str, list[str]], kept: list[str]) -> None:
    findings = Findings({"DG020": RuleSetting(paths=Paths(**paths))})
    for at in (Location("content/guides/a.md"), Location(url="https://gradio.app/guides/b")):
        findings.add("DG020", "m", hint="h", at=at)
    findings.add("DG011", "m", hint="h", at=Location("elsewhere"))
    found = [d.location.file or d.location.url for d in findings.sorted()]
    assert found == sorted([*kept, "elsewhere"], key=lambda place: (":" not in place, place))


def test_where_a_rule_looks_is_known_before_the_file_of_a_record_is() -> None:
    findings = Findings({"DG011": RuleSetting(paths=Paths(ignore=["a.json"]))})
    findings.add("DG011", "m", hint="h", at=Location(record=3))
    findings.place(3, "a.json")
    assert findings.sorted() == []


def test_findings_are_never_collected_for_nobody() -> None:
    """A call that is given new findings, which no name holds, throws away what it finds."""
    calls = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
        if isinstance(given, ast.Call) and ast.unparse(given.func).endswith("Findings")
    }
    assert calls == REPORTED_ELSEWHERE


def test_a_severity_that_a_report_has_is_forgotten_for_that_of_the_project() -> None:
    found = Finding("DG162", Severity.NOTE, Location(url="/a/"), "an error", "correct it")
    assert [one.severity for one in settled([found], {})] == [Severity.ERROR]
    assert [one.severity for one in settled([found], {"DG162": Severity.WARNING})] == ["warning"]


def test_one_class_says_which_rule_is_broken_and_how() -> None:
    told = [
        node.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and {"rule", "message", "hint"} <= _fields(node)
    ]
    assert sorted(told) == ["Finding", "_Entry"]  # the latter is its form in a JSON report


def _fields(node: ast.ClassDef) -> set[str]:
    return {
        field.target.id
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }
