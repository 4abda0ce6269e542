# `docsgen verify` as a command: verdicts, what it leaves alone, and that nothing outlives it.

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docsgen.browser import arguments, executable
from docsgen.verify.probes import PROBES
from tests.conftest import ROOT
from tests.processes import processes_with
from tests.sites import put_together


def command(project: Path, *arguments: str) -> list[str]:
    given = ["--project", str(project), "--jobs", "1", *arguments]
    return [sys.executable, "-m", "docsgen", "verify", *given]


def verified(project: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON report."""
    ended = subprocess.run(
        command(project, "--format", "json", *arguments), cwd=ROOT, stdout=subprocess.PIPE
    )
    return ended.returncode, json.loads(ended.stdout)


def test_a_sound_site_passes_and_is_left_alone_the_next_time(tmp_path: Path) -> None:
    project = put_together("sound", tmp_path)
    code, report = verified(project)
    assert (code, report["diagnostics"]) == (0, [])
    assert [verdict["verdict"] for verdict in report["verdicts"]] == ["passed"] * 3
    assert report["verdicts"][0]["runtimes"] == ["browser"]
    code, again = verified(project)
    assert all(verdict["is_earlier"] for verdict in again["verdicts"])
    code, anew = verified(project, "--all", "greeting")
    assert not anew["verdicts"][0]["is_earlier"]
    assert code == 0


def test_what_fails_is_tried_twice_and_leaves_evidence(tmp_path: Path) -> None:
    project = put_together("wrong-value", tmp_path)
    code, report = verified(project, "--time-limit", "6")
    assert code == 1
    (found,) = report["diagnostics"]
    assert found["rule"] == "DG165"
    assert found["location"]["line"] == 6
    verdict = report["verdicts"][0]
    assert (verdict["verdict"], verdict["attempts"]) == ("failed", 2)
    kept = project / ".docsgen" / "verify"
    assert all((kept / name).is_file() for name in verdict["evidence"])
    assert {Path(name).suffix for name in verdict["evidence"]} == {".png", ".zip"}
    code, again = verified(project, "--failed", "--time-limit", "6")
    assert [verdict["path"] for verdict in again["verdicts"]] == ["embed/greeting/"]


def test_an_embed_whose_script_cannot_be_read_fails(tmp_path: Path) -> None:
    project = put_together("script-broken", tmp_path)
    code, report = verified(project)
    assert code == 1
    told = {(one["path"], one["kind"]): one for one in report["verdicts"]}
    assert told["embed/greeting/", "embed"]["verdict"] == "failed"
    assert told["", "page"]["verdict"] == "passed"
    (about_script,) = told["", "site"]["diagnostics"]
    assert about_script["rule"] == "DG068"
    assert about_script["location"]["file"] == "content/demos/greeting/demo.yaml"


def test_a_site_of_which_nothing_is_left_fails(tmp_path: Path) -> None:
    code, report = verified(put_together("no-file", tmp_path))
    assert (code, [one["rule"] for one in report["diagnostics"]]) == (1, ["DG188"])


def test_what_the_project_takes_for_a_note_is_not_tried_again(tmp_path: Path) -> None:
    project = put_together("console-error", tmp_path)
    with (project / "content" / "site.yaml").open("a") as config:
        config.write("rules: {DG162: note}\n")
    code, report = verified(project, "greeting")
    (verdict,) = report["verdicts"]
    assert (code, verdict["verdict"], verdict["attempts"]) == (0, "passed", 1)
    assert [found["severity"] for found in verdict["diagnostics"]] == ["note"]
    code, report = verified(project, "greeting", "--fail-on", "note")
    (verdict,) = report["verdicts"]
    assert (code, verdict["verdict"], verdict["attempts"]) == (1, "failed", 2)


def test_a_page_that_hangs_is_a_finding_and_the_others_are_verified(tmp_path: Path) -> None:
    project = put_together("hangs", tmp_path)
    code, report = verified(project, "--time-limit", "3")
    assert code == 1
    assert {found["rule"] for found in report["diagnostics"]} <= {"DG160", "DG175"}
    assert [verdict["verdict"] for verdict in report["verdicts"]] == ["failed", "passed", "passed"]


def test_steps_share_the_limit_of_their_script(tmp_path: Path) -> None:
    project = put_together("sound", tmp_path)
    script = project / "content" / "demos" / "greeting" / "demo.yaml"
    step = "  - wait-for: {text: Godot, seconds: 3600}\n"
    script.write_text(script.read_text(encoding="utf-8") + step, encoding="utf-8")
    others = [probe for probe in PROBES if probe not in ("loads", "script")]
    left_out = [word for probe in others for word in ("--without", probe)]
    _, report = verified(project, "--time-limit", "1", *left_out, "greeting")
    (found,) = report["diagnostics"]  # by the step itself, not by the clock that ends a worker
    assert (found["rule"], found["location"]["line"]) == ("DG165", 7)


def test_the_same_script_passes_under_both_runtimes(tmp_path: Path) -> None:
    project = put_together("sound", tmp_path)
    code, report = verified(project, "--runtime", "both", "greeting")
    assert (code, report["diagnostics"]) == (0, [])
    assert report["verdicts"][0]["runtimes"] == ["browser", "native"]


def test_a_script_waits_for_the_events_that_began_with_the_app(tmp_path: Path) -> None:
    defect = """
      addEventListener("DOMContentLoaded", () => {
        const tracker = document.createElement("div");
        tracker.dataset.testid = "status-tracker";
        tracker.textContent = "0.1s";
        document.querySelector("main").append(tracker);
        setTimeout(() => tracker.remove(), 5000);
      });
      addEventListener("input", ({ target }) => {
        if (document.querySelector("[data-testid]:not(span)")) target.value = "";
      });
    """
    project = put_together("sound", tmp_path, defect=defect)
    code, report = verified(project, "greeting")
    assert (code, report["diagnostics"]) == (0, [])


def test_embeds_start_python_as_they_are_told_to(tmp_path: Path) -> None:
    defect = "if (location.search.includes('boot=snapshot')) throw Error('torn');\n"
    project = put_together("sound", tmp_path, defect=defect)
    for boot, rules in (("plain", []), ("snapshot", ["DG162"])):
        _, report = verified(project, "--boot", boot, "greeting")
        assert [found["rule"] for found in report["diagnostics"]] == rules


@pytest.fixture
def endpoint(tmp_path: Path) -> Iterator[str]:
    """The DevTools endpoint of a browser that somebody else has started."""
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    switches = ["--headless", "--remote-debugging-port=0", profile, *arguments()]
    with subprocess.Popen(
        [executable(""), *switches], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr
        told = next(line for line in process.stderr if "DevTools listening on" in line)
        yield told.split()[-1]
        os.killpg(process.pid, signal.SIGTERM)  # the browser may be started by a script


def test_a_browser_that_runs_already_can_be_used(endpoint: str, tmp_path: Path) -> None:
    project = put_together("sound", tmp_path / "project")
    code, report = verified(project, "--connect", endpoint)
    assert (code, report["diagnostics"]) == (0, [])


def test_a_verdict_does_not_change_from_run_to_run(tmp_path: Path) -> None:
    project = put_together("lost-component", tmp_path)
    runs = [verified(project, "--all", "greeting", "--time-limit", "6") for _ in range(3)]
    found = [[one["message"] for one in report["diagnostics"]] for _, report in runs]
    assert found[0]
    assert found == [found[0]] * 3


def test_nothing_is_left_in_the_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = put_together("sound", tmp_path / "project")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    verified(project, "--runtime", "both", "greeting")
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(ending: signal.Signals, tmp_path: Path) -> None:
    project = put_together("hangs", tmp_path)
    process = subprocess.Popen(
        command(project, "greeting"),
        cwd=ROOT,
        env={**os.environ, "DOCSGEN_TEST": str(tmp_path)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _until(lambda: len(processes_with(str(tmp_path))) > 4)
    process.send_signal(ending)
    process.wait(60)
    _until(lambda: not processes_with(str(tmp_path)))


def _until(holds: Any) -> None:
    """Look at the machine's processes until something holds; the test's own limit is the end."""
    for _ in range(600):
        if holds():
            return
        subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError(holds)
