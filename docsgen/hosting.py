# A plain static host on this machine: what a built site meets when it is published.

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_AS_IT_IS = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/octet-stream")
"""Types of content that hosts do not compress once more."""


@contextmanager
def hosted(
    folder: Path, prefix: str = "/", *, shared: bool = False, compressed: bool = True
) -> Iterator[str]:
    """Serve `folder` below `prefix` on a free loopback port; yields its URL.

    What can be is `compressed`, and `404.html` answers for what is missing, as on any static host.
    Compression takes its time: without it, seconds are those of the browser. With `shared`, pages
    of other origins may read what is there.
    """
    files = StaticFiles(directory=folder, html=True)
    middleware = []
    if compressed:
        gzip = Middleware(GZipMiddleware, compresslevel=6, exclude_content_types=_AS_IT_IS)
        middleware.append(gzip)
    if shared:
        middleware.append(Middleware(CORSMiddleware, allow_origins=["*"]))
        middleware.append(Middleware(_Shared))
    app = Starlette(routes=[Mount(prefix, files)], middleware=middleware)
    with served(app, listener(0)) as url:
        yield url + prefix.lstrip("/")


class _Shared:
    """ASGI middleware that lets pages with a Cross-Origin-Embedder-Policy load what is here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            await send(message)

        await self._app(scope, receive, told)


def listener(port: int) -> socket.socket:
    """A listening loopback socket, on a free port when `port` is 0; raises OSError when taken."""
    listening = socket.socket(proto=socket.IPPROTO_TCP)  # so that asyncio sends at once
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen()
    return listening


@contextmanager
def served(app: ASGIApp, listening: socket.socket) -> Iterator[str]:
    """Serve `app` in a thread while the context lasts; yields its URL."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()
