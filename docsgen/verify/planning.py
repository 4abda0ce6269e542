# What is to be looked at, under which runtimes, and what is known already.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.adapters import NONE, Adapter
from docsgen.cache import code_version, digest
from docsgen.diagnostics import Finding, finding
from docsgen.model.demo import Demo
from docsgen.model.judgement import Judgement
from docsgen.model.outcome import Outcome, Verdict
from docsgen.verify.places import place_in_script
from docsgen.verify.record import Record
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.tasks import Boot, Task

Runtimes = tuple[str, ...]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to verify; see docs/verify.md.

    Scripts must pass under all of `runtimes`; `every` looks at unchanged subjects too, `failed`
    only at those that did not pass the last time. `boot` is how embeds are to start Python,
    `judgement` says what makes a subject fail.
    """

    runtimes: Runtimes = ("browser",)
    jobs: int = 1
    every: bool = False
    failed: bool = False
    limit: float = 60.0
    without: frozenset[str] = frozenset()
    boot: Boot | None = None
    connect: str | None = None
    judgement: Judgement = Judgement()


class Known(NamedTuple):
    """What the project has: the site, its demos by name, its folder, and digests of the demos.

    `sources` are to be compared with those that the build has noted (docsgen.model.demo.Origin);
    the `adapter` knows the library, whose `version` runs demos natively; None is the installed one.
    """

    site: BuiltSite
    demos: Mapping[str, Demo]
    root: Path
    sources: Mapping[str, str] = {}
    adapter: Adapter = NONE
    version: str | None = None


class Plan(NamedTuple):
    """A task, what its outcome depends on, and what is to be said about its runtimes.

    `faults` are found before anything is opened.
    """

    task: Task
    key: str
    note: str
    faults: tuple[Finding, ...] = ()


def plan(known: Known, subject: Subject, options: Options) -> Plan:
    """What is to be done about a subject."""
    if subject.kind == "page":
        return _keyed(known, options, Task(subject, None), "")
    demo = known.demos.get(subject.demo) if subject.is_scripted else None
    demo = demo if demo and demo.is_live else None
    missing = known.site.unavailable(subject)
    runtimes, note = options.runtimes, ""
    if missing:
        runtimes = ("native",)
        note = f"needs {', '.join(missing)}, which no browser can load here: proven natively only"
    is_opened = demo is None or options.runtimes != ("native",)
    task = Task(subject, demo, runtimes if demo else (), is_opened)
    return _keyed(known, options, task, note, tuple(unproven(known, subject)))


def unproven(known: Known, embed: Subject) -> Iterator[Finding]:
    """DG187: an embed needs the script of its demo, and must be made of what the demo is now.

    Event labs have no script, nor have further pages of an app, where that of the first goes on.
    """
    origin = known.site.origin(embed)
    if not embed.is_scripted or (origin and not origin.steps):
        return
    demo = known.demos.get(embed.demo)
    folder = f"content/demos/{embed.demo}"
    if demo is None and not (known.root / folder).is_dir():
        message = f"nothing proves this embed: there is no {folder}"
        hint = "build again; if the demo was renamed, say so: `former_demos` in site.yaml"
        yield finding("DG187", message, hint)
    elif demo is None:
        message = f"nothing proves this embed: its script in {folder} cannot be read"
        yield finding("DG187", message, "correct it; `docsgen check` says what is wrong")
    elif not demo.is_live:
        message = f"nothing proves this embed: its demo is `runs: {demo.manifest.runs}` by now"
        at = place_in_script(demo, "runs")
        yield finding("DG187", message, "build again, so that the embed goes", at)
    elif origin and origin.source != known.sources.get(embed.demo, origin.source):
        message = f"it was built before {folder} was changed: its script is about other code"
        yield finding("DG187", message, "build again: `docsgen build`")


def _keyed(
    known: Known, options: Options, task: Task, note: str, faults: tuple[Finding, ...] = ()
) -> Plan:
    steps = msgspec.json.encode(task.demo.manifest.steps) if task.demo else b""
    key = digest(
        known.site.digest(task.subject),
        code_version("verify"),
        (known.adapter.library, known.version),
        steps,
        known.sources.get(task.subject.name),
        faults,
        task.runtimes,
        task.is_opened,
        sorted(options.without),
        options.boot,
    )
    return Plan(task, key, note, faults)


def not_passed(
    record: Record, subjects: Iterable[Subject], judgement: Judgement
) -> Iterator[Subject]:
    """Those of the subjects that failed the last time, or were never looked at."""
    for subject in subjects:
        last = record.last(subject)
        if last is None or judgement.verdict(last.diagnostics) == Verdict.FAILED:
            yield subject


def earlier(
    record: Record, plans: Mapping[Subject, Plan], judgement: Judgement
) -> Iterator[tuple[Subject, Outcome]]:
    """The outcomes that still hold; what failed is looked at again, for it may be chance."""
    for subject, planned in plans.items():
        last = record.last(subject)
        holds = last and last.key == planned.key
        if last and holds and judgement.verdict(last.diagnostics) != Verdict.FAILED:
            yield subject, msgspec.structs.replace(last, is_earlier=True)


def shard(subjects: list[Subject], number: int, count: int) -> list[Subject]:
    """Every `count`-th of the subjects, beginning with that at `number`, from 1."""
    return subjects[number - 1 :: count]
