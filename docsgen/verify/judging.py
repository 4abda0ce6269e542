# From what the probes found, at one attempt or two, to the outcome for a subject.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from docsgen.diagnostics import Finding, Location, finding
from docsgen.model.judgement import FLAKY, Judgement
from docsgen.model.outcome import Outcome
from docsgen.verify.pictures import changes
from docsgen.verify.places import SCRIPT
from docsgen.verify.planning import Known, Plan
from docsgen.verify.pool import Report
from docsgen.verify.site import Subject


def judge(
    known: Known,
    plan: Plan,
    first: Report | None,
    last: Report,
    evidence: Path,
    judgement: Judgement,
) -> Outcome:
    """The outcome of the `last` attempt; `first` is the one before, if there was one.

    Its findings have the severities of their rules, so that it can be judged anew when the
    project gives them others.
    """
    subject, demo = plan.task.subject, plan.task.demo
    tried = [*last.found, *_difference(plan, last)]
    if first and not any(failures(known, subject, tried, judgement)):
        tried += _flaky(failures(known, subject, first.found, judgement))
    found = [*plan.faults, *tried, *changes(evidence, last.done.pictures)]
    diagnostics = [_placed(known, subject, one) for one in found]
    return Outcome(
        path=subject.path,
        kind=subject.kind,
        verdict=judgement.verdict(diagnostics),
        diagnostics=diagnostics,
        runtimes=last.done.runtimes,
        steps=len(demo.manifest.steps) if demo else 0,
        note=plan.note,
        attempts=last.task.attempt,
        seconds=round(last.seconds + (first.seconds if first else 0), 1),
        key=plan.key,
        pictures=last.done.pictures,
        evidence=[*(first.done.evidence if first else ()), *last.done.evidence],
    )


def failures(
    known: Known, subject: Subject, found: Iterable[Finding], judgement: Judgement
) -> Iterator[Finding]:
    """Those of the findings that fail a subject of this project."""
    for one in found:
        if judgement.is_failure(_placed(known, subject, one)):
            yield one


def _difference(plan: Plan, report: Report) -> Iterator[Finding]:
    """DG174: the same script must give the same result wherever it runs."""
    wanted, passed = plan.task.runtimes, report.done.runtimes
    if len(wanted) > 1 and len(passed) == 1:
        lost = next(runtime for runtime in wanted if runtime not in passed)
        message = f"the script passes under the runtime `{passed[0]}`, but not under `{lost}`"
        yield finding("DG174", message, "see the step that fails; the player may lack something")


def _flaky(failures: Iterable[Finding]) -> Iterator[Finding]:
    """DG177: what went wrong at the first attempt only is never hidden."""
    for found in failures:
        message = f"only the second attempt went well; at the first, {found.message}"
        yield finding(FLAKY, message, found.hint, found.location)


def _placed(known: Known, subject: Subject, found: Finding) -> Finding:
    """A finding of a probe, which knows the line of the script at most, with its place."""
    at = Location(url=f"/{subject.path}")
    demo = known.demos.get(subject.demo) if subject.is_scripted else None
    if demo:
        file = _relative(demo.folder / SCRIPT, known.root)
        at = Location(file=file, line=found.location.line, url=f"/{subject.path}")
    return replace(found, location=at)


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
