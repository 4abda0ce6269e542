# `docsgen preview`: an export of one app on a loopback port, made again after each save. Pages that
# are open hear of it and load themselves anew.

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from socket import socket

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import watch

from docsgen.hosting import served
from docsgen.model.paths import is_inside

_NEWS = "/.docsgen/exports"
_SCRIPT = f'<script>new EventSource("{_NEWS}").onmessage = () => location.reload();</script>\n'
_PAUSE = 0.1
"""Seconds between two looks whether there is a new export."""


def preview(
    app: Path,
    folder: Path,
    listening: socket,
    export: Callable[[], bool],
    announce: Callable[[str], None],
) -> None:
    """Serve the export of `app` in `folder` on a loopback socket until KeyboardInterrupt.

    `export` makes it, and says whether that was possible; `announce` gets the URL once there is
    something to see.
    """
    host, is_announced = _Host(folder), False
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    with served(Starlette(routes=host.routes(), middleware=[guard]), listening) as url:
        for _ in _saves(app):
            if export():
                host.renew()
                if not is_announced:
                    announce(url)
                    is_announced = True


def _saves(app: Path) -> Iterator[object]:
    """Once at the beginning, and after each change in the folder of an app."""
    yield None
    folder = app if app.is_dir() else app.absolute().parent
    yield from watch(folder, recursive=app.is_dir())


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
