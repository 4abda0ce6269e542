# Text, JSON, JUnit, SARIF, annotations, the page for people and the exit code say the same,
# whatever a project takes its findings for and whatever is to fail.

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
import yaml
from click.testing import CliRunner, Result

from docsgen.cli import main
from docsgen.cli.common import FORMATS
from docsgen.diagnostics import Finding, Location
from docsgen.model.outcome import Kind, Outcome, Verdict
from docsgen.report.outcomes import outcomes_as_json
from docsgen.rules import RULES, Severity
from tests.sites import put_together

WORST_FIRST = ["error", "warning", "note"]
IGNORED = "ignored"
ELSEWHERE = "looked for elsewhere"
AS_IT_IS = "as it is"
SETTINGS = {
    **{severity: severity for severity in WORST_FIRST},
    IGNORED: {"paths": {"ignore": ["*"]}},
    ELSEWHERE: {"severity": "error", "paths": {"only": ["guides/*"]}},
    AS_IT_IS: {},
}
SHOWN = {"error": "error", "warning": "warning", "notice": "note", "note": "note"}


class Case(NamedTuple):
    """A finding of `rule` about a `kind` of subject that a project has a setting for."""

    rule: str
    kind: Kind
    setting: str
    fail_on: str

    @property
    def severity(self) -> str | None:
        """What the finding is in every report; None where nobody looks for it."""
        if self.setting in (IGNORED, ELSEWHERE):
            return None
        return RULES[self.rule].severity.value if self.setting == AS_IT_IS else self.setting

    @property
    def fails(self) -> bool:
        return self.severity in WORST_FIRST[: WORST_FIRST.index(self.fail_on) + 1]


CASES = [
    Case(rule, kind, setting, fail_on)
    for rule, kind in (
        ("DG162", "embed"),
        ("DG183", "embed"),
        ("DG177", "embed"),
        ("DG188", "site"),
    )
    for setting in SETTINGS
    for fail_on in WORST_FIRST
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put_together("sound", tmp_path)


def configure(project: Path, rule: str, setting: object) -> None:
    with (project / "content" / "site.yaml").open("a") as config:
        config.write(yaml.safe_dump({"rules": {rule: setting}}))


def contrary(case: Case) -> Outcome:
    """What an earlier run, with other settings, has said: the opposite."""
    severity = Severity.NOTE if case.fails else Severity.ERROR
    verdict = Verdict.PASSED if case.fails else Verdict.FAILED
    path = "embed/b/" if case.kind == "embed" else ""
    at = Location(url=f"/{path or 'lost.css'}")
    found = Finding(case.rule, severity, at, "wrong", "correct it")
    return Outcome(path=path, kind=case.kind, verdict=verdict, diagnostics=[found])


def run(project: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--project", str(project)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case))
def test_all_that_verify_says_agrees(case: Case, project: Path) -> None:
    if case.setting != AS_IT_IS:
        configure(project, case.rule, SETTINGS[case.setting])
    (project / "1.json").write_text(outcomes_as_json([contrary(case)]))
    for format_ in FORMATS:
        report = project / format_
        arguments = ["--merge", project / "1.json", "--fail-on", case.fail_on]
        told = run(project, "verify", *arguments, "--format", format_, "--report", report)
        assert told.exit_code == int(case.fails)
        assert ("1 failed" in told.stderr) == case.fails
        page = (report / "index.html").read_text()
        assert ('<b class="failed">1 failed' in page) == case.fails
        assert (f"<b>{case.rule}</b> {case.severity}:" in page) == (case.severity is not None)
        assert_agrees(format_, told.stdout, case)


def assert_agrees(format_: str, told: str, case: Case) -> None:
    listed = [case.severity] if case.severity else []
    match format_:
        case "json":
            report = json.loads(told)
            assert [one["severity"] for one in report["diagnostics"]] == listed
            assert (report["verdicts"][0]["verdict"] == "failed") == case.fails
        case "junit":
            assert int(ET.fromstring(told).get("failures", "")) == int(case.fails)
        case "sarif":
            assert [one["level"] for one in json.loads(told)["runs"][0]["results"]] == listed
        case _:
            assert_people_see(told, case)


def assert_people_see(told: str, case: Case) -> None:
    """Text and annotations leave notes out, unless it is they that fail."""
    words = re.findall(r"^::(\w+) |^/\S+: (\w+):", told, re.MULTILINE)
    shown = [SHOWN["".join(pair)] for pair in words]
    is_told = case.severity is not None and (case.severity != "note" or case.fails)
    assert shown == ([case.severity] if is_told else [])


@pytest.mark.parametrize("fail_on", WORST_FIRST)
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("corpus", ["{", None])
def test_all_that_check_says_agrees(
    corpus: str | None, setting: str, fail_on: str, project: Path
) -> None:
    if corpus:
        (project / "content" / "chunks" / "a.json").write_text(corpus)
    if setting != AS_IT_IS:
        configure(project, "DG001", SETTINGS[setting])
    failing = WORST_FIRST[: WORST_FIRST.index(fail_on) + 1]
    told = {
        format_: run(project, "check", "--format", format_, "--fail-on", fail_on)
        for format_ in FORMATS
    }
    found = [one["severity"] for one in json.loads(told["json"].stdout)["diagnostics"]]
    fails = any(severity in failing for severity in found)
    assert {result.exit_code for result in told.values()} == {int(fails)}
    assert (int(ET.fromstring(told["junit"].stdout).get("failures", "")) > 0) == fails
    sarif = json.loads(told["sarif"].stdout)["runs"][0]["results"]
    assert [one["level"] for one in sarif] == found
    annotated = re.findall(r"^::(\w+) ", told["github"].stdout, re.MULTILINE)
    assert sorted(SHOWN[word] for word in annotated) == sorted(found)
    printed = re.findall(r"\b(error|warning|note): ", told["text"].stdout)
    assert set(printed) == set(found)
