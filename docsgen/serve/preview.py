# `docsgen preview`: an export of one app on a loopback port, made again after each save. Pages that
# are open hear of it and load themselves anew.

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from socket import socket

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import DefaultFilter, watch

from docsgen.demos.selection import Selection
from docsgen.demos.source import LOCK_ENDING, find_source
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.hosting import served
from docsgen.model.paths import is_inside

_NEWS = "/.docsgen/exports"
_SCRIPT = f'<script>new EventSource("{_NEWS}").onmessage = () => location.reload();</script>\n'
_PAUSE = 0.1
"""Seconds between two looks whether there is a new export."""
_FILTER = DefaultFilter(
    ignore_dirs=(*DefaultFilter.ignore_dirs, ".docsgen"),
    ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, rf"{re.escape(LOCK_ENDING)}$"),
)
"""Leaves out what an export itself writes beside an app."""


def preview(
    app: Path,
    selection: Selection,
    folder: Path,
    listening: socket,
    export: Callable[[], bool],
    announce: Callable[[str], None],
) -> None:
    """Serve the export of `app` in `folder` on a loopback socket until KeyboardInterrupt.

    `selection` says which files besides the script and its modules belong to the app. `export`
    makes it, and says whether that was possible; `announce` gets the URL once there is something to
    see.
    """
    host, is_announced = _Host(folder), False
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    with served(Starlette(routes=host.routes(), middleware=[guard]), listening) as url:
        for _ in _saves(app, selection):
            if export():
                host.renew()
                if not is_announced:
                    announce(url)
                    is_announced = True


def _saves(app: Path, selection: Selection) -> Iterator[object]:
    """Once at the beginning, and after each change in the folders of an app's files."""
    while True:
        watched = _folders(app, selection)
        changes = watch(
            *watched,
            watch_filter=_FILTER,
            recursive=app.is_dir(),
            yield_on_timeout=True,
            rust_timeout=int(_PAUSE * 1000),
        )
        next(changes)  # from here on no save is missed, not even one during the first export
        yield None
        while _folders(app, selection) <= watched:
            yield next(filter(None, changes))


def _folders(app: Path, selection: Selection) -> set[Path]:
    """The folders whose changes concern an app, as far as that can be known of it now."""
    if app.is_dir():
        return {app}
    folders = {app.absolute().parent}
    with suppress(DocsgenError):  # the export says what is wrong
        source = find_source(app, Findings(), selection=selection)
        folders |= {(source.folder / name).parent for name in source.files}
    return folders


class _Host:
    """Answers browsers with the files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._exports = folder, 0

    def renew(self) -> None:
        """Let open pages load themselves anew."""
        self._exports += 1

    def routes(self) -> list[Route]:
        return [Route(_NEWS, self._news), Route("/{path:path}", self._file)]

    async def _file(self, request: Request) -> Response:
        """A file; a page has the script that hears of the next export."""
        name = request.path_params["path"]
        path = self._folder / (f"{name}index.html" if name.endswith("/") or not name else name)
        if not is_inside(path.relative_to(self._folder).as_posix()) or not path.is_file():
            return Response(status_code=404)
        if path.name == "index.html":
            text = path.read_text(encoding="utf-8") + _SCRIPT
            return HTMLResponse(text, headers={"Cache-Control": "no-store"})
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _news(self, request: Request) -> Response:
        return StreamingResponse(self._numbers(), media_type="text/event-stream")

    async def _numbers(self) -> AsyncIterator[str]:
        """An event for each export that comes from now on."""
        seen = self._exports
        while True:
            await asyncio.sleep(_PAUSE)
            if self._exports != seen:
                seen = self._exports
                yield f"data: {seen}\n\n"
