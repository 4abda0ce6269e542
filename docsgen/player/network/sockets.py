# Sockets of http.client, on which urllib stands: what is written to one is a request, which the
# browser sends once somebody reads the answer.

from __future__ import annotations

import http.client
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from docsgen.player.network.fetching import Answer, Asked, ask


def install() -> None:
    """Let connections of http.client be made by the browser."""
    connection: Any = http.client.HTTPConnection
    connection.connect = lambda self: _connect(self, "http")
    secure: Any = http.client.HTTPSConnection
    secure.connect = lambda self: _connect(self, "https")


def _connect(connection: Any, scheme: str) -> None:
    host = f"[{connection.host}]" if ":" in connection.host else connection.host
    port = "" if connection.port == connection.default_port else f":{connection.port}"
    seconds = connection.timeout if isinstance(connection.timeout, int | float) else None
    connection.sock = _Socket(f"{scheme}://{host}{port}", seconds)


class _Socket:
    """As much of a socket as http.client uses, for requests to an `origin`."""

    def __init__(self, origin: str, seconds: float | None) -> None:
        self._origin, self._seconds = origin, seconds
        self._sent, self._answer = b"", b""

    def sendall(self, data: bytes) -> None:
        """Take a part of a request, and ask once it is whole: whoever sends hears of errors."""
        self._sent += data
        if asked := _read(self._sent, self._origin, self._seconds):
            self._sent = b""
            self._answer = _written(ask(asked))

    def makefile(self, mode: str) -> io.BytesIO:
        """The answer as a server would write it."""
        return io.BytesIO(self._answer)

    def settimeout(self, seconds: float | None) -> None:
        """Wait no longer than this from now on."""
        self._seconds = seconds

    def close(self) -> None:
        """There is nothing to close."""


def _read(sent: bytes, origin: str, seconds: float | None) -> Asked | None:
    """The request that http.client has written (RFC 9112, section 2.1), once it is whole."""
    head, is_there, body = sent.partition(b"\r\n\r\n")
    if not is_there:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
    values = {name.lower(): value for name, value in headers}
    if "transfer-encoding" in values:
        if not body.endswith(b"0\r\n\r\n"):
            return None
        body = b"".join(_chunks(body))
    elif len(body) < int(values.get("content-length", 0)):
        return None
    url = target if urlsplit(target).scheme else origin + target
    return Asked(method, url, headers, body, seconds)


def _written(answer: Answer) -> bytes:
    """An answer as a server would write it."""
    status, reason, headers, body = answer
    head = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers)]
    lines = "\r\n".join([*head, f"Content-Length: {len(body)}", "", ""])
    return lines.encode("latin-1", "replace") + body


def _chunks(body: bytes) -> Iterator[bytes]:
    """The content of a body in chunks (RFC 9112, section 7.1)."""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size.partition(b";")[0] or b"0", 16)
        yield body[:length]
        body = body[length + 2 :]
