# An export as its readers will meet it, before it is written: served from memory beside its
# runtime, and started in a headless browser. What comes of it is kept for exports that have not
# changed.

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from docsgen.browser import browser
from docsgen.cache import Cache, digest
from docsgen.demos.export import Export, ExportContext
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.hosting import listener, served
from docsgen.verify.rehearsing import Rehearsal, rehearse

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
        _report(source, "DG355", f"its start was not rehearsed: {error}", error.hint, findings)
        return True
    if came.failure:
        at = source.at(came.file, came.line)
        message = f"demo {source.name}: the app does not start in the browser: {came.failure}"
        findings.add("DG354", message, hint=_remedy(came.failure), at=at)
    if came.unlike:
        parts = ", ".join(came.unlike)
        message = f"it turns out differently in the browser than here: {parts}"
        hint = "readers see it as their browser makes it; avoid random numbers, files of this"
        hint += " machine and the like while the app is built, if that matters"
        _report(source, "DG356", message, hint, findings)
    return not came.failure


def _report(source: Source, rule: str, message: str, hint: str, findings: Findings) -> None:
    at = source.at()
    findings.add(rule, f"demo {source.name}: {message}", hint=hint, at=at)


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

    with ThreadPoolExecutor(1) as own:  # where Playwright runs already, it wants another thread
        return own.submit(start).result()


def _files(made: Export, folder: Path, context: ExportContext) -> Mapping[str, bytes | Path]:
    """The files of an export and of its runtime, by their paths on the host of the rehearsal."""
    runtime = posixpath.normpath(_APP + context.runtime_url)
    packages = f"{runtime}/{context.runtime.packages}"
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
