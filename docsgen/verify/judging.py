# From what the probes found, at one attempt or two, to the outcome for a subject.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from docsgen.diagnostics import Diagnostic, Location
from docsgen.errors import ConfigError
from docsgen.files import read_text
from docsgen.model.judgement import FLAKY, Judgement
from docsgen.model.outcome import Outcome
from docsgen.rules import RULES
from docsgen.verify.pictures import changes
from docsgen.verify.planning import Known, Plan
from docsgen.verify.pool import Report
from docsgen.verify.probes import Found
from docsgen.verify.site import Subject
from docsgen.yaml_reader import yaml_error


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
    diagnostics = [_diagnostic(known, subject, one) for one in found]
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
    known: Known, subject: Subject, found: Iterable[Found], judgement: Judgement
) -> Iterator[Found]:
    """Those of the findings that fail a subject of this project."""
    for one in found:
        if judgement.is_failure(_diagnostic(known, subject, one)):
            yield one


def _difference(plan: Plan, report: Report) -> Iterator[Found]:
    """DG174: the same script must give the same result wherever it runs."""
    wanted, passed = plan.task.runtimes, report.done.runtimes
    if len(wanted) > 1 and len(passed) == 1:
        lost = next(runtime for runtime in wanted if runtime not in passed)
        message = f"the script passes under the runtime `{passed[0]}`, but not under `{lost}`"
        yield Found("DG174", message, "see the step that fails; the player may lack something")


def _flaky(failures: Iterable[Found]) -> Iterator[Found]:
    """DG177: what went wrong at the first attempt only is never hidden."""
    for found in failures:
        message = f"only the second attempt went well; at the first, {found.message}"
        yield Found(FLAKY, message, found.hint, found.key)


def _diagnostic(known: Known, subject: Subject, found: Found) -> Diagnostic:
    at = Location(url=f"/{subject.path}")
    demo = known.demos.get(subject.demo) if subject.is_scripted else None
    if demo:
        script = demo.folder / "demo.yaml"
        file, line = _relative(script, known.root), _line(script, known.root, found.key)
        at = Location(file=file, line=line, url=f"/{subject.path}")
    return Diagnostic(found.rule, RULES[found.rule].severity, at, found.message, found.hint)


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _line(path: Path, root: Path, key: str) -> int | None:
    """The line of a step of the script; none when the finding is about no step."""
    if not key or not path.is_file():
        return None
    with suppress(ConfigError):  # it may have become anything since the site was built
        return yaml_error(read_text(path, root), path, key, "", "").line
    return None
