# A process with a browser, in which subjects are looked at one after the other (see pool.py). It
# tells what it begins and finds as it goes, so that nothing is lost when it has to be killed, and
# ends with its parent: its standard input is a pipe that breaks then.

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Browser, Error

from docsgen.browser import BASELINE
from docsgen.browser import browser as started
from docsgen.diagnostics import Finding, finding
from docsgen.errors import DocsgenError
from docsgen.model.demo import Demo
from docsgen.native.host import DemoError, Host
from docsgen.verify.front_end import PLAIN, OpenApp
from docsgen.verify.probes import EMBED_PROBES, PAGE_PROBES, Probe, Visit, ask_all
from docsgen.verify.probes.trying import judged
from docsgen.verify.site import BuiltSite
from docsgen.verify.tasks import Beginning, Done, Setup, Task
from docsgen.verify.tryout import try_out

_NATIVE_EFFORT = 5.0
"""The time limit for a script under the installed library, in units of the general one."""

_WRITING = 60.0
"""Seconds that pictures and traces may take to be written."""


Tell = Callable[[Any], None]


class Worker:
    """Looks at subjects with one browser, which it starts anew when it has crashed."""

    def __init__(self, setup: Setup, tell: Tell) -> None:
        self._setup, self._tell = setup, tell
        self._site = BuiltSite(setup.site)
        self._front_end = setup.adapter.front_end() or PLAIN
        self._stack = ExitStack()
        self._browser: Browser | None = None
        self._libraries: dict[str | None, Host] = {}

    def look(self, task: Task) -> None:
        """Run all probes of a task, tell what they find and then that it is done."""
        done = self._opened(task) if task.is_opened else Done(0, [], {}, [])
        if "native" in task.runtimes and task.demo and "native" not in self._setup.without:
            self._tell(Beginning("native", _NATIVE_EFFORT * self._setup.limit))
            if self._natively(task.demo):
                done = msgspec.structs.replace(done, runtimes=[*done.runtimes, "native"])
        self._tell(done)

    def _opened(self, task: Task) -> Done:
        setup = self._setup
        chromium = self._chromium()
        with Visit(
            chromium,
            task.subject,
            self._site,
            setup.url,
            task.demo,
            setup.limit,
            self._front_end,
            setup.boot,
        ) as visit:
            evidence = _Evidence(setup.evidence, visit, task)
            for found in ask_all(visit, self._probes(task), self._begin):
                self._tell(found)  # first: a page that hangs may not outlive its picture
                if found.rule in setup.grave:
                    evidence.take_picture()
            self._tell(Beginning("evidence", _WRITING))
            return Done(visit.passed, visit.runtimes, self._kept(visit), evidence.finish())

    def _begin(self, probe: Probe) -> None:
        self._tell(Beginning(probe.name, probe.effort * self._setup.limit))

    def _probes(self, task: Task) -> Iterator[Probe]:
        for probe in EMBED_PROBES if task.subject.kind == "embed" else PAGE_PROBES:
            is_wanted = probe.name != "script" or "browser" in task.runtimes
            if is_wanted and probe.name not in self._setup.without:
                yield probe

    def _natively(self, demo: Demo) -> bool:
        """Whether the demo does what its script says under the installed library."""
        library = self._library(demo.manifest.library_version or self._setup.version)
        found: list[Finding] = []
        limit = _NATIVE_EFFORT * self._setup.limit
        try:
            with library.serve(demo) as url, self._chromium().new_context() as context:
                app = OpenApp(context.new_page(), self._front_end)
                verdict = try_out(app, url, demo, limit=limit)
                found += judged(demo, verdict.fault, verdict.raised, " natively")
        except DemoError as error:
            found += _failures(error)
        for one in found:
            self._tell(one)
        return not found

    def _library(self, version: str | None) -> Host:
        """The library in a version; without any, the installed one."""
        if version not in self._libraries:
            host = Host(self._setup.adapter, "serve", version)
            self._libraries[version] = self._stack.enter_context(host)
        return self._libraries[version]

    def _chromium(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            if self._browser is not None:
                self._stack.close()
                self._libraries.clear()
            self._browser = self._stack.enter_context(
                started(self._setup.connect, switches=BASELINE)
            )
        return self._browser

    def _kept(self, visit: Visit) -> dict[str, str]:
        """Write the pictures of a visit and say where they are."""
        kept = {}
        for name, data in visit.pictures.items():
            path = f"pictures/{visit.subject.name}-{name}.png"
            _write(self._setup.evidence / path, data)
            kept[name] = path
        return kept

    def close(self) -> None:
        """End the browser and the libraries."""
        self._stack.close()


def _failures(error: DemoError) -> Iterator[Finding]:
    for refusal in error.refusals:
        place = f" in line {refusal.line} of {refusal.file}" if refusal.file else ""
        hint = "keep a demo to its own folder and process"
        yield finding("DG062", f"natively: {refusal}{place}", hint)
    if not error.refusals:
        yield finding("DG165", f"natively: {error.message}", error.hint)


class _Evidence:
    """What is kept of a visit that finds errors, as files in a folder.

    It is a picture of the page when the first of them was found and, at a second attempt, a trace.
    """

    def __init__(self, folder: Path, visit: Visit, task: Task) -> None:
        self._folder, self._visit = folder, visit
        self._stem = f"failures/{task.subject.kind}-{task.subject.name}-{task.attempt}"
        self._is_traced = task.attempt > 1
        self._has_errors = False
        self._files: list[str] = []
        if self._is_traced:
            visit.context.tracing.start(screenshots=True, snapshots=True)

    def take_picture(self) -> None:
        """Keep what the page shows, unless that was done."""
        if self._has_errors:
            return
        self._has_errors = True
        with suppress(Error):
            name = f"{self._stem}.png"
            _write(self._folder / name, self._visit.page.screenshot(timeout=5000))
            self._files.append(name)

    def finish(self) -> list[str]:
        """Keep the trace and say which files there are, from the folder on."""
        if self._is_traced and self._has_errors:
            with suppress(Error):
                name = f"{self._stem}.zip"
                self._visit.context.tracing.stop(path=self._folder / name)
                self._files.append(name)
        return self._files


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def main(descriptor: int) -> None:
    """Do what comes through the connection until it ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection: Connection[Any, Any] = Connection(descriptor)
    worker = Worker(connection.recv(), connection.send)
    with suppress(EOFError, BrokenPipeError):
        while True:
            task = connection.recv()
            try:
                worker.look(task)
            except DocsgenError as error:
                connection.send(error)
            except Error as error:
                what = error.message.splitlines()[0]
                connection.send(finding("DG176", f"the browser fails: {what}", "try again"))
                connection.send(Done(0, [], {}, []))
    worker.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
