# An export as its readers will meet it, before it is written: served from memory beside its
# runtime, and started in a headless browser. What comes of it is kept for exports that have not
# changed.

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from docsgen.browser import browser, in_own_thread
from docsgen.cache import Cache, digest
from docsgen.demos.export import Export, ExportContext
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.hosting import listener, served
from docsgen.verify.rehearsing import Rehearsal, rehearse

_NAMED = 3
"""Differences that one finding names."""

_CHANCE = re.compile(
    r"\b(random|secrets|uuid)\b\.|\bplatform\b|\benviron\b|\bgetenv\b|\bnow\(|\btoday\("
    r"|\btime\.time\b|\bexists\(|\bis_file\(|\blistdir\(|\biterdir\(|\bglob\("
)
"""What scripts call that look at chance, the machine, the time or files."""

_APP = "/app/"
"""Where the app is on the host of its rehearsal."""


def rehearsed(
    source: Source,
    made: Export,
    folder: Path,
    context: ExportContext,
    home: Path,
    findings: Findings,
) -> bool:
    """Whether an export starts, with its runtime in `folder`; findings say why not (DG354).

    True, too, where nobody can know: without a browser (DG355), or with a runtime that readers load
    from elsewhere. What came of it is kept in the cache of `home`.
    """
    if context.runtime_url.startswith(("http://", "https://")):
        return True
    cache = Cache(home, "rehearsals", Rehearsal, None)
    contents = {name: hashlib.sha256(data).hexdigest() for name, data in made.files.items()}
    key = digest(context.runtime.key, made.provision.wheels, sorted(contents.items()))
    try:
        came = cache.made(key, lambda: _started(made, folder, context))
    except MissingToolError as error:
        message = f"demo {source.name}: its start was not rehearsed: {error}"
        findings.add("DG355", message, hint=error.hint, at=source.at())
        return True
    if came.failure:
        message = f"demo {source.name}: the app does not start in the browser: {came.failure}"
        at = source.at(came.file, came.line)
        findings.add("DG354", message, hint=_remedy(came.failure), at=at)
    if came.unlike:
        _report_unlike(source, came.unlike, findings)
    return not came.failure


def _report_unlike(source: Source, parts: list[str], findings: Findings) -> None:
    """Say what differs, at the line that may be why."""
    more = f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    told = "; ".join(parts[:_NAMED]) + more
    file, line = next(_reasons(source), (source.entry, None))
    findings.add(
        "DG356",
        f"demo {source.name}: it turns out differently in the browser: {told}",
        hint="readers see the app as their browser makes it; if that is not meant, choose such"
        " values in an event, such as `demo.load`",
        at=source.at(file, line),
    )


def _reasons(source: Source) -> Iterator[tuple[str, int]]:
    """Lines of the scripts that look at what is not the same everywhere."""
    for name in source.files:
        if name.endswith(".py"):
            text = source.read(name).decode("utf-8", "replace")
            for number, line in enumerate(text.splitlines(), start=1):
                if _CHANCE.search(line):
                    yield name, number


def _remedy(failure: str) -> str:
    if failure.startswith("ModuleNotFoundError"):
        return "do without the module, or add its package to requirements.txt"
    if failure.startswith("KeyError"):
        return "if it is a variable of the environment, give it with --env NAME=VALUE"
    return "run `docsgen preview` and look at the browser's console"


def _started(made: Export, folder: Path, context: ExportContext) -> Rehearsal:
    def start() -> Rehearsal:
        host = _Host(_files(made, folder, context))
        with served(host, listener(0)) as url, browser() as chromium:
            return rehearse(chromium, url + _APP.lstrip("/"))

    return in_own_thread(start)


def _files(made: Export, folder: Path, context: ExportContext) -> Mapping[str, bytes | Path]:
    """The files of an export and of its runtime, by their paths on the host of the rehearsal."""
    runtime = posixpath.normpath(_APP + context.runtime_url)
    packages = posixpath.normpath(_APP + context.packages_url)
    wheels = context.provisioner.shelf.taken
    return {
        **{f"{runtime}/{name}": path for name, path in _below(folder)},
        **{f"{packages}/{name}": path for name, path in wheels.items()},
        **{_APP + name: data for name, data in made.files.items()},
    }


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file())


class _Host:
    """A static host (ASGI) of files in memory and on disk, by their paths."""

    def __init__(self, files: Mapping[str, bytes | Path]) -> None:
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = Request(scope).url.path
        name = path + "index.html" if path.endswith("/") else path
        await _response(name, self._files.get(name))(scope, receive, send)


def _response(name: str, file: bytes | Path | None) -> Response:
    if file is None:
        return Response(status_code=404)
    if isinstance(file, Path):
        return FileResponse(file)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(file, media_type=kind)
