# A static host of files that are not in one folder: exports as they are made, beside the runtime.

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

_UNKNOWN = "application/octet-stream"


class MemoryHost:
    """A static host (ASGI) of files in memory and on disk, by their paths, such as `/a/b.html`."""

    def __init__(self) -> None:
        self._files: dict[str, bytes | Path] = {}

    def add(self, files: Mapping[str, bytes | Path]) -> None:
        """Serve `files`, too; those of earlier calls with the same paths go."""
        self._files.update(files)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        path = Request(scope).url.path
        file = self._files.get(path) or self._files.get(f"{path}index.html")
        await _response(path, file)(scope, receive, send)


def _response(path: str, file: bytes | Path | None) -> Response:
    if file is None:
        return Response(status_code=404)
    if isinstance(file, Path):
        return FileResponse(file)
    kind = mimetypes.guess_type(path)[0] or ("text/html" if path.endswith("/") else _UNKNOWN)
    return Response(file, media_type=kind)
