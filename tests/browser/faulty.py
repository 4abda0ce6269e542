# A static host at fault: it refuses files, sends other things in their place, or says that they are
# something else.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from docsgen.hosting import listener, served

PAGE = "<!doctype html><title>Everything is here</title>"


class Fault(NamedTuple):
    """What is wrong with the files whose paths match a pattern.

    Their `status`, if it is not 200; their `type`; whether there is a web page in their place;
    further `headers`.
    """

    pattern: str
    status: int = 200
    type: str | None = None
    is_page: bool = False
    headers: Mapping[str, str] = {}


@contextmanager
def faulty(folder: Path, *faults: Fault, shared: bool = False) -> Iterator[str]:
    """Serve `folder` with some faults; yields its URL. With `shared`, all pages may read it."""
    files = Starlette(routes=[Mount("/", StaticFiles(directory=folder, html=True))])

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        fault = next((one for one in faults if re.search(one.pattern, scope["path"])), None)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if fault and fault.type:
                    headers["Content-Type"] = fault.type
                for name, value in fault.headers.items() if fault else ():
                    headers[name] = value
                if shared:
                    headers["Access-Control-Allow-Origin"] = "*"
            await send(message)

        if fault and fault.is_page:
            await HTMLResponse(PAGE)(scope, receive, told)
        elif fault and fault.status != 200:
            await PlainTextResponse("No", fault.status)(scope, receive, told)
        else:
            await files(scope, receive, told)

    with served(app, listener(0)) as url:
        yield url
