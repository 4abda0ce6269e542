# From a built site to verdicts, on one screen: plan, leave out what is known, look twice at what
# fails, judge, remember.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from docsgen.hosting import hosted
from docsgen.model.outcome import Outcome
from docsgen.rules import RULES
from docsgen.verify.judging import failures, judge
from docsgen.verify.planning import Known, Options, Plan, earlier, not_passed, plan
from docsgen.verify.pool import Report, WorkerPool
from docsgen.verify.record import Record
from docsgen.verify.site import Subject
from docsgen.verify.tasks import Setup, Task

_ATTEMPTS = 2


def verify(
    known: Known,
    subjects: Iterable[Subject],
    options: Options,
    progress: Callable[[int, int], None] | None = None,
) -> list[Outcome]:
    """The outcome for each of the `subjects`, in their order, with the severities of the rules.

    `progress` hears (subjects done, subjects in all). Raises MissingToolError when there is no
    browser, or no library where it is needed.
    """
    record = Record(known.root)
    judgement = options.judgement
    wanted = not_passed(record, subjects, judgement) if options.failed else subjects
    plans = {subject: plan(known, subject, options) for subject in wanted}
    outcomes = {} if options.every else dict(earlier(record, plans, judgement))
    rest = {subject: plans[subject] for subject in plans if subject not in outcomes}
    for subject, outcome in _looked_at(known, rest, options, record):
        record.keep(subject, outcome)
        outcomes[subject] = outcome
        if progress:
            progress(len(outcomes), len(plans))
    return [outcomes[subject] for subject in plans]


def _looked_at(
    known: Known, plans: dict[Subject, Plan], options: Options, record: Record
) -> Iterator[tuple[Subject, Outcome]]:
    if not plans:
        return
    first: dict[Subject, Report] = {}
    for subject in plans:
        record.forget_failure(subject)

    def again(report: Report) -> Task | None:
        """Another attempt for what failed at the first."""
        subject = report.task.subject
        has_failed = any(failures(known, subject, report.found, options.judgement))
        if report.task.attempt >= _ATTEMPTS or not has_failed:
            return None
        return msgspec.structs.replace(report.task, attempt=report.task.attempt + 1)

    with hosted(known.site.folder, shared=True, compressed=False) as url:
        setup = Setup(
            site=known.site.folder.resolve(),
            url=url,
            evidence=record.folder.resolve(),
            limit=options.limit,
            without=options.without,
            boot=options.boot,
            grave=frozenset(filter(options.judgement.may_fail, RULES)),
            connect=options.connect,
            adapter=known.adapter,
            version=known.version,
        )
        with WorkerPool(setup, min(options.jobs, len(plans))) as pool:
            for report in pool.work([planned.task for planned in plans.values()], again):
                subject = report.task.subject
                if again(report):
                    first[subject] = report
                    continue
                before, folder = first.get(subject), record.folder
                outcome = judge(known, plans[subject], before, report, folder, options.judgement)
                yield subject, outcome
