# The host of a rehearsal: serves an export from memory beside its runtime for the browser that
# starts it.

from __future__ import annotations

import mimetypes
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from docsgen.browser import browser, in_own_thread
from docsgen.demos.export import Export, ExportContext
from docsgen.hosting import listener, served
from docsgen.model.rehearsal import Rehearsal
from docsgen.verify.rehearsing import rehearse

_APP = "/app/"
"""Where the app is on the host of its rehearsal."""


def started(made: Export, folder: Path, context: ExportContext) -> Rehearsal:
    """What came of starting an export, whose runtime is in `folder`; raises MissingToolError."""

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
