# The processes that look at subjects at the same time, and the clock above them: a page that hangs
# takes its worker with it and nobody else.

from __future__ import annotations

import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any

import msgspec

from docsgen.diagnostics import Finding, finding
from docsgen.verify.tasks import Beginning, Done, Setup, Task

_GRACE = 5.0
"""Seconds beyond a probe's limit in which it may still tell why it takes so long."""

_START = 60.0
"""Seconds that a worker and its browser may take to start."""


class Report(msgspec.Struct):
    """What came of one task."""

    task: Task
    found: list[Finding]
    done: Done
    seconds: float


class _WorkerProcess:
    """A worker process and what it is at."""

    def __init__(self, setup: Setup) -> None:
        ours, theirs = Pipe()
        self.connection: Connection[Any, Any] = ours
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "docsgen.verify.worker", str(theirs.fileno())],
            stdin=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl-C is for the parent, who ends all this
        )
        theirs.close()
        self.connection.send(setup)
        self.task: Task | None = None
        self.found: list[Finding] = []
        self.begun = Beginning("browser", _START)
        self.since = self.deadline = 0.0

    def take(self, task: Task) -> None:
        """Give it a task."""
        self.task, self.found = task, []
        self.begun = Beginning("browser", _START)
        self.since = time.monotonic()
        self.deadline = self.since + _START
        self.connection.send(task)

    def begin(self, beginning: Beginning) -> None:
        """Note which probe it is at and until when."""
        self.begun = beginning
        self.deadline = time.monotonic() + beginning.seconds + _GRACE

    def report(self, done: Done) -> Report:
        """What came of its task, which it is rid of."""
        assert self.task
        report = Report(self.task, self.found, done, time.monotonic() - self.since)
        self.task = None
        return report

    def dismiss(self) -> None:
        """Give it no more work: if it has none, it tidies up and ends."""
        self.connection.close()

    def end(self) -> None:
        """Stop it, wherever it is, with its browser: both end when their pipes break."""
        self.dismiss()
        if self.task is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
        if self._process.stdin:
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._process.kill()
        self._process.wait()


class WorkerPool:
    """`jobs` workers; as a context manager it leaves none behind."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._setup, self._jobs = setup, jobs
        self._all: list[_WorkerProcess] = []

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._all:
            worker.dismiss()
        for worker in self._all:
            worker.end()

    def work(
        self, tasks: Iterable[Task], again: Callable[[Report], Task | None]
    ) -> Iterator[Report]:
        """Yield a report for each task as it comes; `again` may ask for another attempt.

        Raises the DocsgenError that keeps a worker from working.
        """
        queue = deque(tasks)
        while queue or any(worker.task for worker in self._all):
            self._distribute(queue)
            for report in self._news():
                if retry := again(report):
                    queue.appendleft(retry)
                yield report

    def _distribute(self, queue: deque[Task]) -> None:
        idle = [worker for worker in self._all if not worker.task]
        while queue and (idle or len(self._all) < self._jobs):
            if not idle:
                self._all.append(_WorkerProcess(self._setup))
                idle.append(self._all[-1])
            idle.pop().take(queue.popleft())

    def _news(self) -> Iterator[Report]:
        busy = [worker for worker in self._all if worker.task]
        rest = min(worker.deadline for worker in busy) - time.monotonic()
        speaking = wait([worker.connection for worker in busy], timeout=max(0.0, rest))
        for worker in busy:
            if worker.connection in speaking:
                yield from self._heard(worker)
            elif time.monotonic() > worker.deadline:
                yield self._lost(worker, _late(worker.begun))

    def _heard(self, worker: _WorkerProcess) -> Iterator[Report]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield self._lost(worker, _gone(worker.begun))
            return
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Beginning):
            worker.begin(message)
        elif isinstance(message, Done):
            yield worker.report(message)
        else:
            worker.found.append(message)

    def _lost(self, worker: _WorkerProcess, why: Finding) -> Report:
        worker.found.append(why)
        self._all.remove(worker)
        worker.end()
        return worker.report(Done(0, [], {}, []))


def _late(begun: Beginning) -> Finding:
    message = f"the probe `{begun.probe}` was stopped after {begun.seconds:.0f} s: the page hangs"
    return finding("DG175", message, "look for a loop without end, or raise --time-limit")


def _gone(begun: Beginning) -> Finding:
    message = f"the browser's process ended during the probe `{begun.probe}`"
    return finding("DG176", message, "see what it printed, and how much memory there is")
