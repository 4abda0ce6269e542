# The transports of httpx: one answers for all that its clients ask.

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import Any

import httpx

from docsgen.player.network.fetching import (
    Asked,
    ask,
    can_wait,
    fetch,
    headers_of,
    pieces_of,
)


def install() -> None:
    """Let clients of httpx ask the browser."""
    for name in ("httpx", "httpx._client", "httpx._transports.default"):
        module: Any = import_module(name)
        module.HTTPTransport, module.AsyncHTTPTransport = _Transport, _AsyncTransport


class _Transport(httpx.BaseTransport):
    def __init__(self, *_: Any, **__: Any) -> None:
        """Certificates, proxies and limits are the browser's."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = _asked(request, request.read())
        if can_wait():
            from pyodide.ffi import run_sync

            return run_sync(_response(request, asked))  # type: ignore[no-any-return]
        try:
            answer = ask(asked)
        except OSError as error:
            raise _as_httpx(error, request) from error
        return httpx.Response(answer.status, headers=answer.headers, content=answer.body)


class _AsyncTransport(httpx.AsyncBaseTransport):
    def __init__(self, *_: Any, **__: Any) -> None:
        """Certificates, proxies and limits are the browser's."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await _response(request, _asked(request, await request.aread()))


def _asked(request: httpx.Request, body: bytes) -> Asked:
    seconds = request.extensions.get("timeout", {}).get("read")
    return Asked(request.method, str(request.url), request.headers.multi_items(), body, seconds)


async def _response(request: httpx.Request, asked: Asked) -> httpx.Response:
    try:
        answer = await fetch(asked)
    except OSError as error:
        raise _as_httpx(error, request) from error
    return httpx.Response(answer.status, headers=headers_of(answer), stream=_Stream(answer))


def _as_httpx(error: OSError, request: httpx.Request) -> httpx.TransportError:
    kind = httpx.ReadTimeout if isinstance(error, TimeoutError) else httpx.ConnectError
    return kind(str(error), request=request)


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of an answer as it comes, for clients of both kinds."""

    def __init__(self, answer: Any) -> None:
        self._pieces = pieces_of(answer)

    def __iter__(self) -> Iterator[bytes]:
        from pyodide.ffi import run_sync

        while (piece := run_sync(_next(self._pieces))) is not None:
            yield piece

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._pieces

    def close(self) -> None:
        from pyodide.ffi import run_sync

        run_sync(self.aclose())

    async def aclose(self) -> None:
        await self._pieces.aclose()  # type: ignore[attr-defined]


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    return await anext(pieces, None)
