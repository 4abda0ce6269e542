# What is to be looked at, under which runtimes, and what is known already.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.cache import digest
from docsgen.model.demo import Demo
from docsgen.model.outcome import Outcome
from docsgen.verify.record import Record, code_version
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.tasks import Boot, Task

Runtimes = tuple[str, ...]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to verify; see docs/verify.md.

    Scripts must pass under all of `runtimes`; `every` looks at unchanged subjects too, `failed`
    only at those that had errors the last time. `boot` is how embeds are to start Python.
    """

    runtimes: Runtimes = ("browser",)
    jobs: int = 1
    every: bool = False
    failed: bool = False
    limit: float = 60.0
    without: frozenset[str] = frozenset()
    boot: Boot | None = None
    connect: str | None = None


class Known(NamedTuple):
    """What the project has: the site, its demos by name, and its folder."""

    site: BuiltSite
    demos: Mapping[str, Demo]
    root: Path


class Plan(NamedTuple):
    """A task, what its outcome depends on, and what is to be said about its runtimes."""

    task: Task
    key: str
    note: str


def plan(known: Known, subject: Subject, options: Options) -> Plan:
    """What is to be done about a subject."""
    if subject.kind == "page":
        return _keyed(known, options, Task(subject, None), "")
    demo = known.demos.get(subject.name)
    missing = known.site.unavailable(subject)
    runtimes, note = options.runtimes, ""
    if missing:
        runtimes = ("native",)
        note = f"needs {', '.join(missing)}, which no browser can load here: proven natively only"
    is_opened = options.runtimes != ("native",)
    return _keyed(known, options, Task(subject, demo, runtimes if demo else (), is_opened), note)


def _keyed(known: Known, options: Options, task: Task, note: str) -> Plan:
    steps = msgspec.json.encode(task.demo.manifest.steps) if task.demo else b""
    key = digest(
        known.site.digest(task.subject),
        code_version(),
        steps,
        task.runtimes,
        task.is_opened,
        sorted(options.without),
        options.boot,
    )
    return Plan(task, key, note)


def had_errors(record: Record, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Those of the subjects that had errors the last time."""
    for subject in subjects:
        last = record.last(subject)
        if last and last.has_errors:
            yield subject


def earlier(record: Record, plans: Mapping[Subject, Plan]) -> Iterator[tuple[Subject, Outcome]]:
    """The outcomes that still hold; what had errors is looked at again, for they may be chance."""
    for subject, planned in plans.items():
        last = record.last(subject)
        if last and last.key == planned.key and not last.has_errors:
            yield subject, msgspec.structs.replace(last, is_earlier=True)


def shard(subjects: list[Subject], number: int, count: int) -> list[Subject]:
    """Every `count`-th of the subjects, beginning with that at `number`, from 1."""
    return subjects[number - 1 :: count]
