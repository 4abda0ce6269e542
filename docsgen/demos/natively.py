# The main process's side of native runs: one process that has imported the library, and a folder of
# its own for each demo that it runs. The folders belong to that process: it ends when this one
# does, however that comes about, and removes them.

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from docsgen.cache import digest, version_of
from docsgen.demos.gradio.library import SITE_PACKAGES
from docsgen.demos.gradio.shown import shown_files
from docsgen.demos.published import PLACES, published_files
from docsgen.demos.secret_values import exposed, secret_traces
from docsgen.demos.source import Source
from docsgen.errors import MissingToolError
from docsgen.imports import imported
from docsgen.model.paths import is_inside
from docsgen.sandbox.refusal import Refusal

_HOST = "docsgen.demos.gradio.native"
_LIBRARY = f"{SITE_PACKAGES}/gradio"
_OF_LIBRARY = re.compile(rf"{re.escape(_LIBRARY)}/[\w./-]+\.\w+")
"""The library itself there, and its files that a configuration names, such as icons."""

_OWN = Path(__file__).parent
_PLAYERS = (_OWN.parent / "player", _OWN.parent / "libraries" / "gradio" / "player")
_REPEATABLE = {"PYTHONHASHSEED": "0", "GRADIO_ANALYTICS_ENABLED": "False"}


class Limits(msgspec.Struct, frozen=True):
    """What a demo may take: seconds, bytes of memory, bytes of output."""

    seconds: float = 60.0
    memory: int = 6_000_000_000
    output: int = 1_000_000


class Failure(msgspec.Struct, frozen=True):
    """Why a demo could not be exported.

    `kind` is raised, limit, forbidden, no-app or missing-package; files are relative to the
    demo's folder. `refusals` are what it reached for outside, whether it failed for that or not.
    """

    kind: str
    message: str
    trace: str
    file: str | None = None
    line: int | None = None
    refusals: list[Refusal] = []


class Page(msgspec.Struct, frozen=True):
    """One page of an app: its configuration and API description, as JSON."""

    config: str
    api: str


class Native(msgspec.Struct, frozen=True):
    """What the library serves for a demo; `files` are those that readers need.

    `left_out` names what the script has written beside itself and they do not, `missing` packages
    for which a stand-in had to be used, `ignored` what has no meaning without a server, `others`
    counts further apps of the script. All other paths are those of the reader's browser: the demo
    is in /demo, the library's files in /tmp/gradio.
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
    left_out: list[str]


class Runner(Protocol):
    """Whatever runs a demo under the library."""

    def run(self, source: Source) -> Native | Failure:
        """What the library serves for the demo, or why there is nothing."""


class Natives:
    """Runs demos under the real library, each in a forked process.

    The process that they are forked from is started for the first of them. In the folder `cache`
    what came out is kept by content: a demo that has not changed is not run again. `is_enforced`
    says whether the kernel confined what was run.
    """

    def __init__(self, limits: Limits, cache: Path | None) -> None:
        self._limits = limits
        self._cache = cache
        self._process: subprocess.Popen[str] | None = None
        self._workspace = Path()
        self.is_enforced = True

    def run(self, source: Source) -> Native | Failure:
        """Run one demo to the point where it serves its app.

        Raises MissingToolError when the library cannot be imported.
        """
        imports = imported(source.folder, source.entry, source.root)
        kept = self._cache / f"{_key(source, imports)}.msgpack" if self._cache else None
        if kept and (known := _read(kept)):
            return known
        process = self._process or self._started()
        with tempfile.TemporaryDirectory(dir=self._workspace, ignore_cleanup_errors=True) as name:
            scratch = Path(name)
            source.copy_to(scratch / "demo")
            request = {"scratch": str(scratch), "entry": source.entry, "imports": imports}
            answer = _ask(process, request | msgspec.to_builtins(self._limits))
            if failure := _failure(answer, scratch):
                return failure
            native = _native(answer, source, scratch, imports)
        if kept and not _tells_secrets(native):
            _keep(native, kept)
        return native

    def _started(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            [sys.executable, "-m", _HOST],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **_REPEATABLE},
            start_new_session=True,  # whoever ends the group leaves it time to tidy up
        )
        hello = _answer(self._process)
        self._workspace, self.is_enforced = Path(hello["workspace"]), hello["is_enforced"]
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        _stream(self._process.stdin).close()  # it ends what it is at, and tidies up
        self._process.wait()
        for stream in (self._process.stdout, self._process.stderr):
            _stream(stream).close()


@contextmanager
def natives(limits: Limits | None = None, cache: Path | None = None) -> Iterator[Natives]:
    """Runs demos; the process that does it ends with the context."""
    running = Natives(limits or Limits(), cache)
    try:
        yield running
    finally:
        running.close()


def _ask(process: subprocess.Popen[str], request: Mapping[str, Any]) -> dict[str, Any]:
    _stream(process.stdin).write(json.dumps(request) + "\n")
    _stream(process.stdin).flush()
    return _answer(process)


def _answer(process: subprocess.Popen[str]) -> dict[str, Any]:
    line = _stream(process.stdout).readline()
    if not line:
        said = _stream(process.stderr).read().strip().splitlines()
        raise MissingToolError(
            f"the library cannot be imported: {said[-1] if said else 'no reason given'}",
            hint="install it beside docsgen: pip install gradio",
        )
    return dict(json.loads(line))


def _key(source: Source, imports: list[str]) -> str:
    """Changes with everything that may change what comes out of a native run."""
    files = [(name, source.read(name)) for name in source.files]
    there = [(name, find_spec(name) is not None) for name in imports]
    parts = (_OWN, _OWN / "gradio", _OWN.parent / "sandbox")
    own = version_of(path for part in (*parts, *_PLAYERS) for path in part.glob("*.py"))
    wanted = msgspec.to_builtins(source.selection)
    return digest(source.entry, files, wanted, there, _library_version(), own)


def _library_version() -> str:
    try:
        return version("gradio")
    except PackageNotFoundError:
        return ""


def _read(path: Path) -> Native | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Native)
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(native: Native, path: Path) -> None:
    """Keep a result; a cache that cannot be written costs time and nothing else."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(msgspec.msgpack.encode(native))
        temporary.replace(path)


def _tells_secrets(native: Native) -> bool:
    """Whether it has values of the environment, of which a later run may know nothing."""
    traces = secret_traces(os.environ)
    told = {"": msgspec.json.encode((native.pages, native.theme, native.title))}
    return any(exposed(path, data, traces) for path, data in (told | native.files).items())


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _failure(answer: dict[str, Any], scratch: Path) -> Failure | None:
    """What went wrong, if anything; a demo that has reached out has failed in any case."""
    refusals = answer.pop("refusals")
    failure = answer.get("failure")
    if refusals and (not failure or failure["kind"] == "raised"):  # raised because of a refusal
        failure = {"kind": "forbidden", "message": "it reaches out of its folder", "trace": ""}
    if not failure:
        return None
    clean = json.dumps({**failure, "refusals": refusals}).replace(f"{scratch}/demo/", "")
    return msgspec.json.decode(clean, type=Failure)


def _native(answer: dict[str, Any], source: Source, scratch: Path, imports: list[str]) -> Native:
    library = Path(answer.pop("library"))
    text = json.dumps(answer).replace(str(library), _LIBRARY)
    for place, seen in (*PLACES.items(), ("tmp", "/tmp")):
        text = text.replace(f"{scratch}/{place}", seen)
    served = json.loads(text)
    shown = partial(
        shown_files,
        [page["config"] for page in served["pages"].values()],
        served["theme"],
        served["favicon"],
    )
    files, left_out = published_files(source, scratch, shown)
    of_library = {
        path: (library / path.removeprefix(f"{_LIBRARY}/")).read_bytes()
        for path in sorted(set(_OF_LIBRARY.findall(text)))
        if is_inside(path.removeprefix("/"))
        and (library / path.removeprefix(f"{_LIBRARY}/")).is_file()
    }
    own = {"imports": imports, "files": of_library | files, "left_out": left_out}
    return msgspec.convert(served | own, Native)
