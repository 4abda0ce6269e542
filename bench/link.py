# A static host at the end of a slow link: what it sends is compressed beforehand, and no faster in all
# than the link.

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from docsgen.hosting import listener, served

_CHUNK = 16_384


@contextmanager
def linked(folder: Path, megabits: float) -> Iterator[str]:
    """Serve `folder` over a link with `megabits` per second; yields the URL of its root."""
    files = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    packed = {name: gzip.compress(path.read_bytes(), 6) for name, path in files.items()}
    link = _Link(megabits * 1e6 / 8)

    async def answer(request: Request) -> Response:
        name = request.path_params["path"]
        name = f"{name}index.html" if name.endswith("/") or not name else name
        if name not in packed:
            return Response(status_code=404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kind = "text/javascript" if name.endswith((".js", ".mjs")) else kind
        headers = {"Content-Encoding": "gzip", "Cache-Control": "max-age=600"}
        return StreamingResponse(link.send(packed[name]), media_type=kind, headers=headers)

    app = Starlette(routes=[Route("/{path:path}", answer)])
    with served(app, listener(0)) as url:
        yield url


class _Link:
    """Lets so many bytes per second pass, whoever sends them."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._free = 0.0

    async def send(self, data: bytes) -> AsyncIterator[bytes]:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            now = time.monotonic()
            self._free = max(self._free, now) + len(chunk) / self._speed
            await asyncio.sleep(self._free - now)
            yield chunk
