# The web application: replies over HTTP, the script that keeps pages up to date, and the stream of
# events it listens to. Only programs on this machine that know its name are answered.

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from docsgen.serve.current import CurrentSite
from docsgen.serve.news import News
from docsgen.serve.replies import EVENTS, SCRIPT, reply

_HOSTS = ["127.0.0.1", "localhost"]
"""A page of someone else's whose name leads here (DNS rebinding) sends another Host header."""

_SHARED = re.compile(r"/(?:embed|runtime)/")
"""What frames without an origin load, which the playground puts programs into."""

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def application(current: CurrentSite, hear: Callable[[News], None]) -> Starlette:
    """The application that answers with the `current` site.

    `hear` gets the troubles of a page that somebody asked for and that cannot be made.
    """
    script = Path(__file__).with_name("live.js").read_bytes()

    async def page(request: Request) -> Response:
        answer = reply(current.shown, request.scope["path"])
        if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            hear(News([], [], answer.troubles, 0.0))
        response = Response(answer.live, answer.status, _HEADERS, answer.type)
        if _SHARED.search(request.scope["path"]):
            response.headers["Access-Control-Allow-Origin"] = "*"
        if answer.location:
            query = f"?{request.url.query}" if request.url.query else ""
            response.headers["Location"] = quote(answer.location) + query
        return response

    async def live(request: Request) -> Response:
        events = _events(current, request.query_params.get("path", "/"))
        return StreamingResponse(events, headers=_HEADERS, media_type="text/event-stream")

    async def code(request: Request) -> Response:
        return Response(script, headers=_HEADERS, media_type="text/javascript")

    return Starlette(
        routes=[Route(EVENTS, live), Route(SCRIPT, code), Route("/{path:path}", page)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False),
        ],
    )


async def _events(current: CurrentSite, path: str) -> AsyncIterator[bytes]:
    """The digest of the page at `path` and all trouble, whenever one of them changes."""
    yield b"retry: 500\n\n"
    last = b""
    async for shown in current.watch(path):
        state = {"page": reply(shown, path).digest, "troubles": shown.troubles}
        message = b"data: " + msgspec.json.encode(state) + b"\n\n"
        if message != last:
            yield message
        last = message
