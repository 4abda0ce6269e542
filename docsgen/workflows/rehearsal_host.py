# The host of a rehearsal: serves an export from memory beside its runtime for the browser that
# starts it, in a thread of its own. The browser and its Python start while the app is exported.

from __future__ import annotations

import os
import posixpath
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread

from docsgen.browser import BASELINE, browser
from docsgen.demos.export import Export, ExportContext
from docsgen.hosting import listener, served
from docsgen.languages import texts_in
from docsgen.memory_host import MemoryHost
from docsgen.model.rehearsal import Rehearsal
from docsgen.verify.rehearsing import opened, rehearse, waiting_page

_APP = "/app/"
"""Where the app is on the host of its rehearsal."""

_NICENESS = 5
"""How far a browser that starts ahead stands back from the app's native run."""


class RehearsalHost:
    """A browser that waits for an export, whose runtime is in `folder`, to start its app.

    The app may ask the hosts in `connect`.
    """

    def __init__(self, folder: Path, context: ExportContext, connect: list[str]) -> None:
        self._context = context
        self._files = _files(folder, context, connect)
        self._listener = listener(0)
        self._made: Future[Export | None] = Future()
        self._came: Future[Rehearsal] = Future()
        self._has_closed = Event()
        Thread(target=self._work, daemon=True).start()

    def outcome(self, made: Export) -> Rehearsal:
        """What comes of starting an export; raises MissingToolError without a browser."""
        self._made.set_result(made)
        return self._came.result()

    def close(self) -> None:
        """End the browser; the host itself may take longer."""
        if not self._made.done():
            self._made.set_result(None)
        self._has_closed.wait()

    def _work(self) -> None:
        _give_way()
        with served(self._files, self._listener) as url:
            try:
                with (
                    browser(switches=BASELINE) as chromium,
                    opened(chromium, url + _APP.lstrip("/")) as page,
                ):
                    if made := self._made.result():
                        self._add(made)
                        self._came.set_result(rehearse(page))
            except BaseException as error:  # it belongs to whoever asks for the outcome
                if not self._came.done():
                    self._came.set_exception(error)
            finally:
                self._has_closed.set()

    def _add(self, made: Export) -> None:
        packages = posixpath.normpath(_APP + self._context.packages_url)
        wheels = self._context.provisioner.shelf.taken
        self._files.add({f"{packages}/{name}": path for name, path in wheels.items()})
        self._files.add({_APP + name: data for name, data in made.files.items()})


def _give_way() -> None:
    """Let the app's native run go before what this thread starts, where threads have priorities."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


def _files(folder: Path, context: ExportContext, connect: list[str]) -> MemoryHost:
    """What the host has before there is an export: the runtime, and the page that waits."""
    runtime, url = context.runtime, context.runtime_url
    place = posixpath.normpath(_APP + url)
    waiting = waiting_page(
        runtime.for_page(url, context.packages_url),
        f"{url}{runtime.frontend}/{runtime.entry_script}",
        connect,
        texts_in(context.language).group("player"),
    )
    files = MemoryHost()
    files.add({f"{place}/{name}": path for name, path in _below(folder)})
    files.add({_APP: waiting.encode()})
    return files


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file())
