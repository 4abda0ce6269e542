# Between the page's requests and an ASGI application in the same process: no socket, no server.

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Scope = dict[str, Any]
Application = Callable[[Scope, Callable[..., Any], Callable[..., Any]], Awaitable[None]]

HOST = "docsgen.invalid"
"""The host that an app believes to be served from; the page puts the real root in its place."""

DEMO = "/demo"
"""The folder of the demo in the reader's browser."""

PACKAGES = "/packages"
"""The folder from which an app imports packages that came with it."""


def scope(method: str, path: str, query: str, headers: list[tuple[str, str]]) -> Scope:
    """The ASGI scope of a request for `path` (decoded) with `query` (encoded)."""
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "scheme": "http",
        "server": (HOST, 80),
        "client": ("127.0.0.1", 1),
        "headers": [(b"host", HOST.encode()), *(pair for pair in raw if pair[0] != b"host")],
    }


class Connection:
    """One request's way in and its answer's way out.

    `on_start` hears (status, headers) and `on_body` each chunk of bytes.
    """

    def __init__(
        self,
        body: bytes,
        on_start: Callable[[int, list[tuple[str, str]]], None],
        on_body: Callable[[bytes], None],
    ) -> None:
        self._body: bytes | None = body
        self._gone = asyncio.Event()
        self._on_start, self._on_body = on_start, on_body

    def disconnect(self) -> None:
        """Tell the application that nobody waits for the answer any more."""
        self._gone.set()

    async def receive(self) -> Scope:
        """The body at first, then the end of the connection once there is one."""
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body, "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Scope) -> None:
        """Pass on a part of the answer."""
        if message["type"] == "http.response.start":
            headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in message["headers"]]
            self._on_start(message["status"], headers)
        elif message["type"] == "http.response.body" and message.get("body"):
            self._on_body(bytes(message["body"]))


async def fetch(application: Application, path: str) -> tuple[int, bytes]:
    """Status and body of a GET request."""
    status = 0
    chunks: list[bytes] = []

    def start(code: int, headers: list[tuple[str, str]]) -> None:
        nonlocal status
        status = code

    connection = Connection(b"", start, chunks.append)
    await application(scope("GET", path, "", []), connection.receive, connection.send)
    return status, b"".join(chunks)
