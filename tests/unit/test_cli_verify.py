# The command line of verify, as far as it needs no browser.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.browser import SETTING
from docsgen.cli import main
from docsgen.diagnostics import Finding, Location
from docsgen.model.outcome import Outcome, Verdict
from docsgen.report.outcomes import outcomes_as_json
from docsgen.rules import Severity
from tests.sites import put_together

FOUND = Finding("DG165", Severity.ERROR, Location(url="/embed/b/"), "wrong", "correct it")
PASSED = Outcome(path="embed/a/", kind="embed", verdict=Verdict.PASSED, diagnostics=[])
FAILED = Outcome(path="embed/b/", kind="embed", verdict=Verdict.FAILED, diagnostics=[FOUND])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put_together("sound", tmp_path)


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)], env=env)


def test_a_site_that_is_not_ours_is_a_usage_error(project: Path) -> None:
    (project / "site" / ".docsgen.json").unlink()
    result = run("--project", project)
    assert result.exit_code == 2
    assert "is not a site that docsgen built" in result.stderr
    assert "docsgen build" in result.stderr


@pytest.mark.parametrize("arguments", [["nothing"], ["--only", "guides/*"]])
def test_a_name_that_is_nothing_is_a_usage_error(project: Path, arguments: list[str]) -> None:
    result = run("--project", project, *arguments)
    assert result.exit_code == 2
    assert f"there is no page or demo {arguments[-1]!r}" in result.stderr


def test_a_name_with_a_slip_is_guessed(project: Path) -> None:
    (made,) = (project / "site" / "embed").iterdir()
    result = run("--project", project, made.name + "x")
    assert f"did you mean {made.name!r}?" in result.stderr


@pytest.mark.parametrize("shard", ["1", "0/2", "3/2", "a/b", "1/2/3"])
def test_a_wrong_shard_is_a_usage_error(project: Path, shard: str) -> None:
    result = run("--project", project, "--shard", shard)
    assert result.exit_code == 2
    assert "1/3" in result.stderr


def test_a_probe_that_does_not_exist_is_a_usage_error(project: Path) -> None:
    result = run("--project", project, "--without", "smell")
    assert result.exit_code == 2
    assert "keyboard" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--connect", "http://127.0.0.1:1"]])
def test_no_browser_is_never_a_silent_pass(project: Path, arguments: list[str]) -> None:
    result = run("--project", project, *arguments, env={SETTING: "/nowhere/chrome"})
    assert result.exit_code == 3
    assert "browser" in result.stderr


def test_reports_of_shards_are_merged(project: Path) -> None:
    (project / "1.json").write_text(outcomes_as_json([PASSED]))
    (project / "2.json").write_text(outcomes_as_json([FAILED]))
    merged = [f"--merge={project}/{number}.json" for number in (1, 2)]
    report = project / "report"
    result = run("--project", project, *merged, "--format", "json", "--report", report)
    assert result.exit_code == 1
    assert [one["path"] for one in json.loads(result.stdout)["verdicts"]] == [
        "embed/a/",
        "embed/b/",
    ]
    assert "2 embeds: 1 passed, 1 failed" in result.stderr
    assert "correct it" in (report / "index.html").read_text()


def test_a_project_may_take_a_rule_for_less(project: Path) -> None:
    with (project / "content" / "site.yaml").open("a") as config:
        config.write("rules: {DG165: note}\n")
    (project / "1.json").write_text(outcomes_as_json([FAILED]))
    result = run("--project", project, "--merge", project / "1.json", "--out", project / "x.txt")
    assert result.exit_code == 0
    assert result.stdout == ""


def test_pictures_are_accepted(project: Path) -> None:
    pictures = project / ".docsgen" / "verify" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "greeting-light.png").write_bytes(b"png")
    result = run("--project", project, "--accept")
    assert result.stdout.startswith("1 picture")
    accepted = project / ".docsgen" / "verify" / "accepted" / "greeting-light.png"
    assert accepted.read_bytes() == b"png"
