# Has demos run under the real library in a program of its own, so that pages can start them. That
# program shares no open connection with this server, and ends with it.

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from msgspec.structs import replace

from docsgen.config import Config, Project
from docsgen.demos.embeds import Embedded, embedded, project_runtimes
from docsgen.demos.program_page import RUNTIME
from docsgen.diagnostics import Finding, Findings, Location
from docsgen.errors import DocsgenError, InternalError, internal_error
from docsgen.files import shown
from docsgen.model.demo import Demo, Embed


class LiveDemos(NamedTuple):
    """Demos that can be started: what pages must know of them, their files by path in the site.

    `runtimes` are the folders of the runtimes that they share, one for each version of the library.
    """

    embeds: Mapping[str, Embed] = {}
    files: Mapping[str, bytes] = {}
    runtimes: Sequence[Path] = ()

    def file(self, name: str) -> bytes | None:
        """A file of a demo or of a runtime, None when there is none."""
        if name in self.files or not name.startswith(f"{RUNTIME}/"):
            return self.files.get(name)
        for runtime in self.runtimes:
            path = (runtime / name.removeprefix(f"{RUNTIME}/")).resolve()
            if path.is_relative_to(runtime) and path.is_file():
                return path.read_bytes()
        return None


class Made(NamedTuple):
    """What came of an order; `error` is why there are no demos at all."""

    live: LiveDemos
    findings: list[Finding]
    error: DocsgenError | None


class DemoExporter:
    """Makes the demos of the project in `root` startable, all that it was given last."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ordered: list[tuple[Demo, str, _Stamp]] = []
        self._work: _Work | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something was ordered that nobody has collected yet."""
        return self._work is not None

    def order(self, demos: list[Demo], config: Config) -> None:
        """Begin to export the demos, unless nothing has changed since the last order."""
        stamp = [(demo, config.language, _stamp(demo.folder)) for demo in demos]
        if stamp != self._ordered:
            self.close()
            self._ordered = stamp
            self._work = _begun((self._root, demos, config))

    def collect(self) -> Made | None:
        """What came of the order, once it is there; raises InternalError if it is not."""
        if self._work is None or self._work.process.poll() is None:
            return None
        (process, output, lifeline), self._work = self._work, None
        os.close(lifeline)
        with output:
            if process.returncode != 0:
                message = f"the process that exports demos ended with code {process.returncode}"
                raise InternalError(message, hint="see what it printed in the terminal")
            output.seek(0)
            return pickle.load(output)  # type: ignore[no-any-return]

    def close(self) -> None:
        """Stop working, and whatever was started for it."""
        if self._work is None:
            return
        (process, output, lifeline), self._work = self._work, None
        os.close(lifeline)
        with output, suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class _Work(NamedTuple):
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    lifeline: int


_Stamp = list[tuple[str, int, int]]
"""The files of a folder with the time and the size of each."""


def _stamp(folder: Path) -> _Stamp:
    """What changes with the files of a folder; nothing while they cannot be read."""
    try:
        files = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
        return [(str(path), status.st_mtime_ns, status.st_size) for path, status in files]
    except OSError:
        return []


def _begun(order: object) -> _Work:
    output = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when it is collected
    end, lifeline = os.pipe()
    with tempfile.TemporaryFile() as given:
        pickle.dump(order, given)
        given.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-c", f"import {__name__} as exporter; exporter.work({end})"],
            stdin=given,
            stdout=output,
            pass_fds=[end],
            start_new_session=True,
        )
    os.close(end)
    return _Work(process, output, lifeline)


def work(end: int) -> None:
    """Do what an order on the standard input asks for, and print what came of it.

    `end` is that of a pipe which breaks with the parent; so does all of this.
    """
    threading.Thread(target=_end_with_parent, args=[end], daemon=True).start()
    pickle.dump(_made(*pickle.load(sys.stdin.buffer)), sys.stdout.buffer)


def _end_with_parent(end: int) -> None:
    os.read(end, 1)
    os.killpg(0, signal.SIGKILL)


def _made(root: Path, demos: list[Demo], config: Config) -> Made:
    findings = Findings(config.rules)
    try:
        project = Project(root, config)
        made = list(embedded(demos, project, findings, jobs=os.cpu_count() or 1))
    except DocsgenError as error:
        return Made(LiveDemos(), _told(findings, root), error)
    except Exception as error:
        traceback.print_exc()  # in the terminal, for the error itself stays here
        return Made(LiveDemos(), _told(findings, root), internal_error(error))
    return Made(_live(made, project, demos), _told(findings, root), None)


def _told(findings: Findings, root: Path) -> list[Finding]:
    """The findings with their files as the project names them."""
    return [replace(found, location=_relative(found.location, root)) for found in findings.sorted()]


def _relative(at: Location, root: Path) -> Location:
    return replace(at, file=shown(Path(at.file), root)) if at.file else at


def _live(made: list[Embedded], project: Project, demos: list[Demo]) -> LiveDemos:
    """The demos, without their runtimes: they are served from where they were built."""
    embeds = {one.embed.name: one.embed for one in made if one.embed}
    files = {path: data for one in made for path, data in one.files.items()}
    shown = [demo for demo in demos if demo.name in embeds]
    runtimes = [folder.resolve() for folder in project_runtimes(project, shown)]
    return LiveDemos(embeds, {p: d for p, d in files.items() if not _is_in(runtimes, p)}, runtimes)


def _is_in(runtimes: Sequence[Path], path: str) -> bool:
    """Whether a file of the site is one of a runtime, as that was built."""
    name = path.removeprefix(f"{RUNTIME}/")
    return name != path and any((runtime / name).is_file() for runtime in runtimes)
