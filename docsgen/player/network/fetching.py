# One request by the browser, asynchronously or while somebody waits for it.

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

_BY_BROWSER = frozenset(
    {"accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent"}
)
"""Headers that a browser writes by itself, or that would need the host's consent."""

_OF_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers of an answer that speak of how it came here, which is over."""

Headers = list[tuple[str, str]]


class UnreachableError(ConnectionError):
    """A host could not be asked; the message is for whoever reads it."""


class Asked(NamedTuple):
    """A request: its method, address, headers and body, and the seconds until an answer begins."""

    method: str
    url: str
    headers: Headers
    body: bytes
    seconds: float | None

    @property
    def sent_headers(self) -> dict[str, str]:
        """Those of its headers that a script may write."""
        return {name: value for name, value in self.headers if name.lower() not in _BY_BROWSER}


class Answer(NamedTuple):
    """The answer to a request."""

    status: int
    reason: str
    headers: Headers
    body: bytes


def can_wait() -> bool:
    """Whether Python can be suspended until there is an answer."""
    from pyodide.ffi import can_run_sync

    return bool(can_run_sync())


def ask(asked: Asked) -> Answer:
    """The answer, for code that is not asynchronous; raises TimeoutError and UnreachableError."""
    if not can_wait():
        return _transferred(asked)
    from pyodide.ffi import run_sync

    answer: Answer = run_sync(_whole(asked))
    return answer


async def fetch(asked: Asked) -> Any:
    """The answer as Pyodide has it, with a body to come; raises like `ask`."""
    from pyodide.ffi import to_js
    from pyodide.http import pyfetch

    body = {"body": to_js(asked.body)} if asked.body else {}
    answer = pyfetch(asked.url, method=asked.method, headers=asked.sent_headers, **body)
    try:
        return await asyncio.wait_for(answer, asked.seconds)
    except TimeoutError:
        raise TimeoutError("the host has not answered in time") from None
    except OSError as error:
        raise UnreachableError(str(error)) from None


def headers_of(answer: Any) -> Headers:
    """The headers of what `fetch` has given, as they are after the transfer."""
    return [pair for pair in answer.headers.items() if pair[0].lower() not in _OF_TRANSFER]


async def pieces_of(answer: Any) -> AsyncIterator[bytes]:
    """The body of what `fetch` has given, as it comes."""
    if answer.js_response.body is None:
        return
    reader = answer.js_response.body.getReader()
    try:
        while not (part := await reader.read()).done:
            yield part.value.to_bytes()
    finally:
        await reader.cancel()


async def _whole(asked: Asked) -> Answer:
    answer = await fetch(asked)
    body = await answer.bytes()
    return Answer(answer.status, answer.status_text, headers_of(answer), body)


def _transferred(asked: Asked) -> Answer:
    """An answer in a browser that cannot suspend WebAssembly: nothing else goes on meanwhile."""
    from js import XMLHttpRequest
    from pyodide.ffi import JsException, to_js

    transfer = XMLHttpRequest.new()
    try:
        transfer.open(asked.method, asked.url, False)
        transfer.responseType = "arraybuffer"
        transfer.timeout = int((asked.seconds or 0) * 1000)
        for name, value in asked.sent_headers.items():
            transfer.setRequestHeader(name, value)
        transfer.send(to_js(asked.body) if asked.body else None)
    except JsException as error:
        raise UnreachableError(error.message) from None
    lines = [line.partition(": ") for line in transfer.getAllResponseHeaders().splitlines()]
    headers = [(name, value) for name, _, value in lines if name.lower() not in _OF_TRANSFER]
    return Answer(transfer.status, transfer.statusText, headers, transfer.response.to_bytes())
