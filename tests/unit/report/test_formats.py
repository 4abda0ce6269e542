# Reports for programs: each is valid in its format and holds every finding.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from docsgen.diagnostics import Finding, Location
from docsgen.report.github import as_github
from docsgen.report.junit import as_junit
from docsgen.report.sarif import as_sarif
from docsgen.rules import RULES, Severity

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
"""The official schema, from an npm package of the standard's authors."""

HARD = "a:b,c 100% 'quoted' <b> \x00\x1b \ud7ff \U0001f600 line\r\nend"

DIAGNOSTICS = [
    Finding(rule, severity, at, message, "do this")
    for rule, severity, at, message in (
        ("DG020", Severity.ERROR, Location("content/a b#.json", 7, None, "https://x/a"), "dead"),
        ("DG020", Severity.WARNING, Location("content/guides/c.md", None, 12, "https://x/c"), HARD),
        ("DG011", Severity.NOTE, Location(url="https://x/a"), "only a page"),
        ("DG031", Severity.ERROR, Location(), "nowhere"),
    )
]


class TestSarif:
    @pytest.fixture
    def schema(self) -> Any:
        return json.loads(SCHEMA.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("diagnostics", [DIAGNOSTICS, [], DIAGNOSTICS * 3])
    def test_the_log_follows_the_official_schema(
        self, schema: Any, diagnostics: list[Finding]
    ) -> None:
        jsonschema.Draft4Validator(schema).validate(json.loads(as_sarif(diagnostics)))

    def test_a_result_has_rule_level_place_and_text(self) -> None:
        run = json.loads(as_sarif(DIAGNOSTICS))["runs"][0]
        own = run["results"][1]
        assert own["level"] == "warning"
        assert own["message"]["text"] == f"{HARD}\ndo this"
        assert run["tool"]["driver"]["rules"][own["ruleIndex"]]["id"] == "DG020"
        physical = own["locations"][0]["physicalLocation"]
        assert physical == {
            "artifactLocation": {"uri": "content/guides/c.md"},
            "region": {"startLine": 12},
        }

    def test_a_path_is_a_uri_and_a_record_a_logical_location(self) -> None:
        location = json.loads(as_sarif(DIAGNOSTICS))["runs"][0]["results"][0]["locations"][0]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "content/a%20b%23.json"
        assert location["logicalLocations"][0]["name"] == "record 7"

    def test_lines_in_front_of_a_finding_do_not_change_its_fingerprint(self) -> None:
        moved = [Finding("DG020", Severity.NOTE, Location("a", line=n), "m", "h") for n in (1, 9)]
        one, two = json.loads(as_sarif(moved))["runs"][0]["results"]
        assert one["partialFingerprints"] == two["partialFingerprints"]

    def test_no_finding_is_left_out(self) -> None:
        assert len(json.loads(as_sarif(DIAGNOSTICS * 25_000))["runs"][0]["results"]) == 100_000


class TestJunit:
    def test_findings_at_the_threshold_fail(self) -> None:
        root = ET.fromstring(as_junit(DIAGNOSTICS, ("error",)))
        assert (root.get("tests"), root.get("failures")) == ("4", "2")
        assert [failure.get("type") for failure in root.iter("failure")] == ["DG020", "DG031"]

    def test_a_case_names_rule_file_and_line(self) -> None:
        case = list(ET.fromstring(as_junit(DIAGNOSTICS, ())).iter("testcase"))[2]
        assert case.get("classname") == f"DG020.{RULES['DG020'].name}"
        assert (case.get("file"), case.get("line")) == ("content/guides/c.md", "12")

    def test_characters_that_xml_cannot_hold_are_replaced(self) -> None:
        text = as_junit(DIAGNOSTICS, ())
        assert "\x1b" not in text
        assert "\U0001f600" in text

    def test_a_clean_site_is_a_test_that_passes(self) -> None:
        root = ET.fromstring(as_junit([], ("error",)))
        assert (root.get("tests"), root.get("failures")) == ("1", "0")


class TestGithub:
    def test_the_worst_come_first(self) -> None:
        lines = as_github(DIAGNOSTICS, 0).splitlines()
        assert [line.split()[0] for line in lines] == [
            "::error",
            "::error",
            "::warning",
            "::notice",
        ]

    def test_what_ends_a_command_or_a_property_is_escaped(self) -> None:
        lines = as_github(DIAGNOSTICS, 0).splitlines()
        assert "file=content/guides/c.md,line=12,title=DG020 dead-link::a:b,c 100%25" in lines[2]
        assert "line%0D%0Aend%0Ado this" in lines[2]

    def test_a_record_is_named_in_the_text(self) -> None:
        assert "dead (record 7, https://x/a)%0Ado this" in as_github(DIAGNOSTICS, 0)

    def test_the_rest_is_counted(self) -> None:
        lines = as_github(DIAGNOSTICS * 25_000, 10).splitlines()
        assert len(lines) == 11
        assert "99,990 more findings are not shown" in lines[-1]
