# The process that has the library loaded, `python -m docsgen.native MODULE PURPOSE`: MODULE offers
# what `library.Library` lists. It forks for each demo, answers requests (docs/serverless.md), and
# ends with its parent, whose end closes its input. No demo outlives it, nor what a demo wrote.

from __future__ import annotations

import gc
import importlib
import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec

from docsgen.diagnostics import Findings
from docsgen.files import copy_files, files_below
from docsgen.native import demo
from docsgen.native.environment import clear
from docsgen.native.library import Library
from docsgen.native.messages import App, Facts, Failure, Limits, Purpose, renamed
from docsgen.native.reaching import Reach
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.process import Confined, attend
from docsgen.sandbox.refusal import Refusal
from docsgen.sandbox.workspace import workspace

_GRACE = 3.0
"""Seconds that a demo has to end by itself after its time is over."""

_PORTS = 3
"""Loopback ports that a demo may use: a script may launch more than one app."""

_TAIL = 4000
"""Bytes of what a demo printed that are shown when it does not start."""

_LONGEST = 64_000_000
"""Bytes that a demo may tell of itself."""

_INPUT = 0
_READ = 65536


class _Running(NamedTuple):
    """A demo in a process of its own, the folder of its script, and the line that it told.

    The line is empty when it ended without, and None when that took too long.
    """

    process: Confined
    folder: Path
    line: str | None

    def end(self) -> list[Refusal]:
        """What it was refused, now that it has ended."""
        self.process.end()
        refusals = renamed(self.process.refusals, {f"{self.folder}/": ""})
        return msgspec.convert(refusals, list[Refusal])


class _Host:
    """Answers requests; demos that are served have their folders in `workspace`."""

    def __init__(self, library: Library, workspace: Path) -> None:
        self._library, self._workspace = library, workspace
        self._served: dict[str, _Running] = {}

    def requests(self) -> Iterator[dict[str, Any]]:
        """What comes in, line by line, to the end; then no demo is served any more."""
        pending = b""
        while True:
            if attend(self._alive(), [_INPUT]):
                data = os.read(_INPUT, _READ)
                if not data:
                    break
                *lines, pending = (pending + data).split(b"\n")
                yield from map(json.loads, lines)
        for running in self._served.values():
            running.end()

    def answer(self, request: dict[str, Any]) -> Any:
        """Do what one of the keys of a request names."""
        (kind,) = {"version", "export", "serve", "stop", "listeners"} & request.keys()
        return getattr(self, f"_{kind}")(request.pop(kind), **request)

    def _version(self, _: None) -> Facts | dict[str, str]:
        try:
            with _uncollected():
                loaded = self._library.load()
        except Exception as error:  # whatever a library makes of its import
            return {"error": f"{type(error).__name__}: {error}"}
        package = str(Path(loaded.__file__ or "").parent)
        return Facts(loaded.__version__, package, str(self._workspace))

    def _listeners(self, components: list[str]) -> dict[str, Any]:
        return {"listeners": self._library.listeners(components)}

    def _export(
        self,
        scratch: str,
        entry: str,
        imports: list[str],
        hidden: list[str],
        limits: dict[str, Any],
        environment: dict[str, str],
        reach: list[Any],
    ) -> App | Failure:
        allowed, folder = msgspec.convert(limits, Limits), Path(scratch) / "demo"
        task = demo.Task(folder, entry, imports, hidden, environment, Reach(*reach))
        work = partial(demo.export, self._library, task, allowed)
        policy = Policy(scratch, gateway=task.reach.port)
        running = self._run(work, folder, policy, allowed.seconds + _GRACE)
        return demo.outcome(running.line, running.end(), allowed)

    def _serve(
        self,
        folder: str,
        root: str,
        seconds: float,
        environment: dict[str, str],
        reach: list[Any],
    ) -> dict[str, Any]:
        source, own = Path(folder), Path(tempfile.mkdtemp(dir=self._workspace))
        copy = own / source.name
        files = files_below(source, Path(root), Findings())  # they were reported when it was read
        copy_files(source, files, copy, Path(root))
        way, ports = Reach(*reach), tuple(_free_ports(_PORTS))
        policy = Policy(str(own), ports, processes=True, gateway=way.port)
        work = partial(demo.serve, self._library, copy / "run.py", environment, way, ports)
        running = self._run(work, copy, policy, seconds)
        if running.line:
            self._served[running.line] = running
            return {"url": running.line}
        error = f"{source.name} did not serve its app"
        return {"error": error, "refusals": running.end(), "log": _tail(own / demo.OUTPUT)}

    def _stop(self, url: str) -> dict[str, Any]:
        return {"refusals": self._served.pop(url).end()}

    def _run(
        self, work: Callable[[int], None], folder: Path, policy: Policy, seconds: float
    ) -> _Running:
        """Begin a demo, and wait for the line that it writes to the descriptor given to `work`."""
        news, tell = os.pipe()
        try:
            process = Confined(policy, partial(work, tell), [tell])
            os.close(tell)
            return _Running(process, folder, self._line(process, news, seconds))
        finally:
            os.close(news)

    def _line(self, process: Confined, news: int, seconds: float) -> str | None:
        """What a process tells; it is over, too, when the parent, which waits, has ended."""
        told, end = bytearray(), time.monotonic() + seconds
        while not told.endswith(b"\n"):
            left = max(0, end - time.monotonic())
            ready = attend([process, *self._alive()], [_INPUT, news], left)
            data = os.read(news, _READ) if news in ready else b""
            told += data
            if len(told) > _LONGEST or (not data and (news in ready or process.has_ended)):
                return ""
            if not left or _INPUT in ready:
                return None
        return told.decode(errors="replace").splitlines()[0]

    def _alive(self) -> list[Confined]:
        return [one.process for one in self._served.values() if not one.process.has_ended]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep what is made out of garbage collections: it stays, and demos share its memory."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _tail(log: Path) -> str:
    with log.open("rb") as printed:
        printed.seek(max(0, log.stat().st_size - _TAIL))
        return printed.read().decode(errors="replace") or "nothing; does it call launch()?"


def _free_ports(count: int) -> list[int]:
    """Numbers of ports that nobody uses now."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return numbers


def main(module: str, purpose: Purpose) -> None:
    """Answer the requests on standard input until it ends, in a folder that ends with it."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the library prints must not look like an answer
    library = cast(Library, importlib.import_module(module))
    if purpose == "export":
        clear()
    with workspace() as folder:
        os.environ.update(library.environment(purpose, folder))
        host = _Host(library, folder)
        for request in host.requests():
            answer = json.dumps(msgspec.to_builtins(host.answer(request)))
            with suppress(BrokenPipeError):  # nobody is there to read it
                print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
    sys.stderr.flush()
    os._exit(0)  # the parent waits, and unloading the library takes as long as running a demo
