# The main process's side of native runs: one process that has imported the library, and a folder of
# its own for each demo that it runs.

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from docsgen.demos.imports import imported
from docsgen.demos.source import Source
from docsgen.errors import MissingToolError

_HOST = "docsgen.demos.gradio.native"
_PLACES = {"demo": "/demo", "tmp/gradio": "/tmp/gradio"}
"""Where a demo's files are, in its scratch folder and as the reader's browser sees them."""

_REPEATABLE = {"PYTHONHASHSEED": "0", "GRADIO_ANALYTICS_ENABLED": "False"}


class Limits(msgspec.Struct, frozen=True):
    """What a demo may take: seconds, bytes of memory, bytes of output."""

    seconds: float = 60.0
    memory: int = 6_000_000_000
    output: int = 1_000_000


class Failure(msgspec.Struct, frozen=True):
    """Why a demo could not be exported.

    `kind` is raised, limit, forbidden, no-app or missing-package; `file` is relative to the
    demo's folder.
    """

    kind: str
    message: str
    trace: str
    file: str | None = None
    line: int | None = None


class Page(msgspec.Struct, frozen=True):
    """One page of an app: its configuration and API description, as JSON."""

    config: str
    api: str


class Native(msgspec.Struct, frozen=True):
    """What the library serves for a demo; `files` are those that its process left behind.

    `missing` names packages for which a stand-in had to be used, `ignored` launch() arguments
    that have no meaning without a server, `others` counts further apps of the script. All paths
    are those of the reader's browser: the demo is in /demo, the library's files in /tmp/gradio.
    """

    pages: dict[str, Page]
    theme: str
    title: str
    favicon: str | None
    ignored: list[str]
    others: int
    missing: list[str]
    imports: list[str]
    files: dict[str, bytes]


class Runner(Protocol):
    """Whatever runs a demo under the library."""

    def run(self, source: Source) -> Native | Failure:
        """What the library serves for the demo, or why there is nothing."""


class Natives:
    """Runs demos under the real library, each in a forked process."""

    def __init__(self, process: subprocess.Popen[str], limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self.version: str = self._answer()["version"]

    def run(self, source: Source) -> Native | Failure:
        """Run one demo to the point where it serves its app."""
        imports = imported(source.folder, source.entry)
        with tempfile.TemporaryDirectory(prefix="docsgen-") as name:
            scratch = Path(name).resolve()
            source.copy_to(scratch / "demo")
            request = {"scratch": str(scratch), "entry": source.entry, "imports": imports}
            answer = self._ask(request | msgspec.to_builtins(self._limits))
            if failure := answer.get("failure"):
                return _failure(failure, scratch)
            return _native(answer, scratch, imports)

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = _stream(self._process.stdout).readline()
        if not line:
            said = _stream(self._process.stderr).read().strip().splitlines()
            raise MissingToolError(
                f"the library cannot be imported: {said[-1] if said else 'no reason given'}",
                hint="install it beside docsgen: pip install gradio",
            )
        return dict(json.loads(line))


@contextmanager
def natives(limits: Limits | None = None) -> Iterator[Natives]:
    """The process that runs demos; it ends with the context.

    Raises MissingToolError when the library cannot be imported.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", _HOST],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **_REPEATABLE},
    )
    try:
        yield Natives(process, limits or Limits())
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            _stream(stream).close()


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _failure(answer: dict[str, Any], scratch: Path) -> Failure:
    clean = json.loads(json.dumps(answer).replace(f"{scratch}/demo/", ""))
    return msgspec.convert(clean, Failure)


def _native(answer: dict[str, Any], scratch: Path, imports: list[str]) -> Native:
    text = json.dumps(answer)
    for place, seen in (*_PLACES.items(), ("tmp", "/tmp")):
        text = text.replace(f"{scratch}/{place}", seen)
    files = {
        _PLACES[place] + "/" + path.relative_to(scratch / place).as_posix(): path.read_bytes()
        for place in _PLACES
        for path in sorted((scratch / place).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    return msgspec.convert({**json.loads(text), "imports": imports, "files": files}, Native)
