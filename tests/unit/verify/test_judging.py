# From the attempts at a subject to its outcome, and what a second run makes of it.

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PIL import Image

from docsgen.demos.reading import read_demo
from docsgen.diagnostics import Finding, Location, Paths, RuleSetting, finding
from docsgen.model.judgement import Judgement
from docsgen.model.outcome import Outcome, Verdict
from docsgen.rules import Severity
from docsgen.verify.judging import judge
from docsgen.verify.places import place_in_script
from docsgen.verify.planning import Known, Options, earlier, not_passed, plan, shard
from docsgen.verify.pool import Report
from docsgen.verify.record import Record
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.tasks import Done
from tests.sites import EMBED, put_together

ORDINARY = Judgement()
SUBJECT = Subject(EMBED, "embed")
FAULT = finding("DG165", "the value is wrong", "correct it", Location(line=6))


@pytest.fixture
def known(tmp_path: Path) -> Known:
    root = put_together("sound", tmp_path)
    demo = read_demo(root / "content" / "demos" / "greeting")
    return Known(BuiltSite(root / "site"), {"greeting": demo}, root)


def judged(
    known: Known,
    *found: Finding,
    first: tuple[Finding, ...] | None = None,
    runtimes: tuple[str, ...] = ("browser",),
    passed: tuple[str, ...] = ("browser",),
    pictures: dict[str, str] | None = None,
    judgement: Judgement = ORDINARY,
) -> Outcome:
    planned = plan(known, SUBJECT, Options(runtimes=runtimes))
    before = Report(planned.task, list(first), Done(0, [], {}, []), 1.0) if first else None
    done = Done(3, list(passed), pictures or {}, [])
    last = Report(planned.task, list(found), done, 2.0)
    return judge(known, planned, before, last, Record(known.root).folder, judgement)


def test_an_embed_without_a_finding_has_passed(known: Known) -> None:
    outcome = judged(known)
    assert (outcome.verdict, outcome.diagnostics) == (Verdict.PASSED, [])
    assert (outcome.path, outcome.steps, outcome.runtimes) == (EMBED, 3, ["browser"])


def test_a_step_has_a_line_in_the_script(known: Known) -> None:
    demo = known.demos["greeting"]
    assert place_in_script(demo, "try[2].expect.value") == Location(line=6)
    (demo.folder / "demo.yaml").write_text("not: [any more")
    assert place_in_script(demo, "try[2].expect.value") == Location()
    (demo.folder / "demo.yaml").unlink()
    assert place_in_script(demo, "try[2].expect.value") == Location()


def test_a_finding_about_a_step_has_its_line(known: Known) -> None:
    outcome = judged(known, FAULT)
    assert outcome.verdict == Verdict.FAILED
    (found,) = outcome.diagnostics
    assert found.location == Location(
        file="content/demos/greeting/demo.yaml", line=6, url="/embed/greeting/"
    )


def test_a_warning_or_note_is_no_failure(known: Known) -> None:
    assert judged(known, finding("DG182", "grey on grey", "use black")).verdict == Verdict.PASSED


def test_what_failed_at_the_first_attempt_only_is_flaky_and_told(known: Known) -> None:
    outcome = judged(known, first=(FAULT,))
    assert outcome.verdict == Verdict.FLAKY
    assert outcome.seconds == 3.0
    (found,) = outcome.diagnostics
    assert found.rule == "DG177"
    assert "the value is wrong" in found.message


def test_what_failed_twice_is_told_once(known: Known) -> None:
    outcome = judged(known, FAULT, first=(FAULT,))
    assert outcome.verdict == Verdict.FAILED
    assert [found.rule for found in outcome.diagnostics] == ["DG165"]


@pytest.mark.parametrize("passed", ["browser", "native"])
def test_runtimes_that_differ_are_a_finding(known: Known, passed: str) -> None:
    outcome = judged(known, runtimes=("browser", "native"), passed=(passed,))
    assert [found.rule for found in outcome.diagnostics] == ["DG174"]
    assert judged(known, runtimes=("browser", "native"), passed=("browser", "native")) == (
        msgspec.structs.replace(
            outcome, verdict=Verdict.PASSED, diagnostics=[], runtimes=["browser", "native"]
        )
    )


def picture(known: Known, folder: str, color: str) -> None:
    path = Record(known.root).folder / folder / "greeting-light.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (20, 20), color).save(path)


def test_a_picture_that_differs_from_the_accepted_one_is_a_note(known: Known) -> None:
    pictures = {"light": "pictures/greeting-light.png"}
    picture(known, "pictures", "white")
    assert judged(known, pictures=pictures).diagnostics == []
    picture(known, "accepted", "black")
    outcome = judged(known, pictures=pictures)
    assert [found.rule for found in outcome.diagnostics] == ["DG183"]
    assert outcome.verdict == Verdict.PASSED
    assert Record(known.root).accept() == 1
    assert judged(known, pictures=pictures).diagnostics == []


def test_an_embed_that_lacks_a_package_is_proven_natively(known: Known) -> None:
    page = known.site.folder / EMBED / "index.html"
    page.write_text('<script id="docsgen-demo">{"unavailable": ["numpy"]}</script>')
    planned = plan(known, SUBJECT, Options())
    assert planned.task.runtimes == ("native",)
    assert planned.task.is_opened
    assert "numpy" in planned.note


def test_what_has_no_script_is_opened_whatever_the_runtime(known: Known) -> None:
    scriptless = Known(known.site, {}, known.root)
    assert plan(scriptless, SUBJECT, Options(runtimes=("native",))).task.is_opened


def test_only_scripts_run_under_the_native_runtime_alone(known: Known) -> None:
    assert not plan(known, SUBJECT, Options(runtimes=("native",))).task.is_opened


def test_what_passed_and_has_not_changed_is_known(known: Known) -> None:
    record, planned = Record(known.root), plan(known, SUBJECT, Options())
    assert dict(earlier(record, {SUBJECT: planned}, ORDINARY)) == {}
    assert list(not_passed(record, [SUBJECT], ORDINARY)) == [SUBJECT]
    record.keep(SUBJECT, judged(known))
    (known_already,) = dict(earlier(record, {SUBJECT: planned}, ORDINARY)).values()
    assert known_already.is_earlier
    assert list(not_passed(record, [SUBJECT], ORDINARY)) == []


def test_what_failed_is_looked_at_again(known: Known) -> None:
    record, planned = Record(known.root), plan(known, SUBJECT, Options())
    record.keep(SUBJECT, judged(known, FAULT))
    assert dict(earlier(record, {SUBJECT: planned}, ORDINARY)) == {}
    assert list(not_passed(record, [SUBJECT], ORDINARY)) == [SUBJECT]


def test_what_was_found_earlier_is_judged_as_the_project_judges_now(known: Known) -> None:
    record, planned = Record(known.root), plan(known, SUBJECT, Options())
    lenient = Judgement({FAULT.rule: Severity.NOTE})
    strict = Judgement({"DG182": RuleSetting(Severity.ERROR)})
    record.keep(SUBJECT, judged(known, FAULT, finding("DG182", "grey", "black"), judgement=lenient))
    (last,) = dict(earlier(record, {SUBJECT: planned}, lenient)).values()
    assert lenient.applied(last).verdict == Verdict.PASSED
    for judgement in (ORDINARY, strict):
        assert dict(earlier(record, {SUBJECT: planned}, judgement)) == {}
        assert list(not_passed(record, [SUBJECT], judgement)) == [SUBJECT]


def test_what_the_project_takes_for_a_note_is_neither_failed_nor_flaky(known: Known) -> None:
    lenient = Judgement({FAULT.rule: Severity.NOTE})
    assert judged(known, FAULT, judgement=lenient).verdict == Verdict.PASSED
    outcome = judged(known, first=(FAULT,), judgement=lenient)
    assert (outcome.verdict, outcome.diagnostics) == (Verdict.PASSED, [])


def test_a_picture_that_differs_fails_where_the_project_says_so(known: Known) -> None:
    picture(known, "pictures", "white")
    picture(known, "accepted", "black")
    strict = Judgement({"DG183": Severity.ERROR})
    pictures = {"light": "pictures/greeting-light.png"}
    assert judged(known, pictures=pictures, judgement=strict).verdict == Verdict.FAILED


def test_a_rule_does_not_fail_where_the_project_does_not_look(known: Known) -> None:
    elsewhere = Judgement({FAULT.rule: RuleSetting(paths=Paths(ignore=["embed/greeting"]))})
    outcome = elsewhere.applied(judged(known, FAULT, judgement=elsewhere))
    assert (outcome.verdict, outcome.diagnostics) == (Verdict.PASSED, [])


@pytest.mark.parametrize(
    "change",
    [
        lambda known: (known.site.folder / EMBED / "app.js").write_text("//"),
        lambda known: (known.root / "content/demos/greeting/demo.yaml").write_text(
            "title: A\nsummary: B.\ntry:\n  - expect: {button: Greet, visible: true}\n"
        ),
    ],
)
def test_a_changed_embed_or_script_is_looked_at_again(known: Known, change: object) -> None:
    record = Record(known.root)
    record.keep(SUBJECT, judged(known))
    change(known)  # type: ignore[operator]
    demo = read_demo(known.root / "content" / "demos" / "greeting")
    after = Known(BuiltSite(known.site.folder), {"greeting": demo}, known.root)
    assert dict(earlier(record, {SUBJECT: plan(after, SUBJECT, Options())}, ORDINARY)) == {}


def test_shards_are_the_whole_and_share_nothing(known: Known) -> None:
    subjects = [Subject(f"embed/{number}/", "embed") for number in range(7)]
    parts = [shard(subjects, number, 3) for number in (1, 2, 3)]
    assert sorted((s for part in parts for s in part), key=lambda s: s.path) == subjects
    assert [len(part) for part in parts] == [3, 2, 2]
