# What verify found, as people and programs read it.

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from docsgen.diagnostics import Finding, Location
from docsgen.errors import ConfigError
from docsgen.model.judgement import Judgement
from docsgen.model.outcome import Outcome, Verdict
from docsgen.report.gallery import gallery
from docsgen.report.outcomes import (
    merged,
    outcomes_as,
    outcomes_as_json,
    outcomes_as_text,
    summary,
)
from docsgen.rules import Severity

FOUND = Finding("DG165", Severity.ERROR, Location(url="/embed/two/"), "<b> is wrong", "correct it")
NOTE = Finding("DG182", Severity.NOTE, Location(url="/embed/two/"), "grey on grey", "see axe")
PASSED = Outcome(
    path="embed/one/", kind="embed", verdict=Verdict.PASSED, diagnostics=[], is_earlier=True
)
FAILED = Outcome(
    path="embed/two/",
    kind="embed",
    verdict=Verdict.FAILED,
    diagnostics=[FOUND, NOTE],
    runtimes=["native"],
    evidence=["failures/embed-two-1.png"],
    pictures={"light": "pictures/two-light.png"},
)
PAGE = Outcome(path="", kind="page", verdict=Verdict.FLAKY, diagnostics=[])
ALL = [PASSED, FAILED, PAGE]


def test_a_report_can_be_read_back_and_merged(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(outcomes_as_json(ALL))
    assert merged([tmp_path / "1.json"]) == ALL
    report = json.loads(outcomes_as_json(ALL))
    assert report["schema"] == 1
    assert [found["rule"] for found in report["diagnostics"]] == ["DG165", "DG182"]
    assert [verdict["verdict"] for verdict in report["verdicts"]] == ["passed", "failed", "flaky"]


def test_another_file_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text("{}")
    with pytest.raises(ConfigError, match="not a report"):
        merged([tmp_path / "1.json"])


def test_the_text_has_the_findings_and_where_the_evidence_is() -> None:
    text = click.unstyle(outcomes_as_text(ALL))
    assert text == (
        "/embed/two/: error: <b> is wrong [DG165]\n  correct it\n"
        "  see .docsgen/verify/failures/embed-two-1.png\n"
    )


def test_junit_has_a_case_for_every_subject_and_fails_those_with_grave_findings() -> None:
    root = ET.fromstring(outcomes_as("junit", ALL, ("error",)))
    assert [(suite.get("name"), suite.get("tests")) for suite in root] == [
        ("embeds", "2"),
        ("pages", "1"),
    ]
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    failed = root.find(".//testcase[failure]")
    assert failed is not None
    assert failed.get("name") == "/embed/two/"
    assert "grey on grey" in (failed.findtext("system-out") or "")


def test_other_reports_have_what_was_found() -> None:
    results = json.loads(outcomes_as("sarif", ALL, ()))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["DG165", "DG182"]
    assert outcomes_as("github", ALL, ()).splitlines() == [
        "::error title=DG165 step-failed::<b> is wrong (/embed/two/)%0Acorrect it"
    ]


def test_the_summary_can_be_read_at_a_glance() -> None:
    assert click.unstyle(summary(ALL)) == (
        "   2 embeds: 1 passed, 1 failed, 1 proven natively only, 1 unchanged since the last time\n"
        "   1 page: 1 flaky\n"
        "1 error, 1 note"
    )


def test_notes_are_told_when_the_project_takes_them_for_more() -> None:
    raised = Judgement({"DG182": Severity.WARNING}).applied(FAILED)
    assert "grey on grey" in outcomes_as_text([raised])


def test_notes_are_told_when_they_fail() -> None:
    assert "grey on grey" in outcomes_as("text", ALL, tuple(Severity))
    assert "grey on grey" in outcomes_as("github", ALL, tuple(Severity))


def test_what_shards_found_about_the_site_is_told_once(tmp_path: Path) -> None:
    lost = Finding("DG188", Severity.ERROR, Location(url="/a.css"), "a.css is missing", "build")
    site = Outcome(path="", kind="site", verdict=Verdict.FAILED, diagnostics=[lost])
    paths = [tmp_path / "1.json", tmp_path / "2.json"]
    for number, (path, outcome) in enumerate(zip(paths, (PASSED, FAILED), strict=True), 1):
        path.write_text(outcomes_as_json([site, outcome], f"{number}/2"))
    assert merged(paths) == [site, PASSED, FAILED]


def test_a_shard_without_a_report_does_not_pass(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.json").write_text(outcomes_as_json([PASSED], f"{number}/3"))
    with pytest.raises(ConfigError, match="no report of 3/3"):
        merged([tmp_path / "1.json", tmp_path / "2.json"])


def test_a_report_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(outcomes_as_json([FAILED]).replace("DG165", "DG999"))
    with pytest.raises(ConfigError, match="DG999"):
        merged([tmp_path / "1.json"])


def test_the_gallery_has_both_pictures_and_escapes_what_it_shows(tmp_path: Path) -> None:
    for name in ("pictures", "accepted", "failures"):
        (tmp_path / name).mkdir()
    (tmp_path / "pictures/two-light.png").write_bytes(b"now")
    (tmp_path / "accepted/two-light.png").write_bytes(b"before")
    (tmp_path / "failures/embed-two-1.png").write_bytes(b"wrong")
    html = gallery(ALL, tmp_path)
    assert html.count("data:image/png;base64,") == 3
    assert "&lt;b&gt; is wrong" in html
    assert html.index("/embed/two/") < html.index("/embed/one/")
    assert 'src="http' not in html
    assert "<script" not in html


def test_the_gallery_does_without_pictures_that_are_gone(tmp_path: Path) -> None:
    assert "base64" not in gallery(ALL, tmp_path)
