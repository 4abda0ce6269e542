# A made-up library and the module that knows how to run its apps: an app is a title and what a
# server answers.

from __future__ import annotations

import os
import runpy
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

from docsgen.native.messages import App, Page, Purpose

__version__ = "1.2"

launched: list[str] = []
launch: Callable[[str], object] = launched.append
"""What a script calls with the title of its app."""


class NoAppError(Exception):
    pass


def environment(purpose: Purpose, home: Path) -> Mapping[str, str]:
    return {"ACME_PURPOSE": purpose}


def load() -> ModuleType:
    if "ACME_IS_BROKEN" in os.environ:
        raise ImportError("no acme here")
    return sys.modules[__name__]


def remedy(error: BaseException) -> str | None:
    return "write bulb=" if "'lamp'" in str(error) else None


def settle(purpose: Purpose, home: Path) -> None:
    os.environ["ACME_HOME"] = str(home)


def run(script: Path) -> str:
    runpy.run_path(str(script), run_name="__main__")
    if not launched:
        raise NoAppError("the script launches nothing")
    return launched[0]


async def described(app: str) -> App:
    return App({"": Page("{}", "[]")}, "", app, None, [], len(launched) - 1)


def announce_launches(ports: Iterator[int], tell: Callable[[str], object]) -> None:
    global launch
    launch = partial(_serve, ports, tell)


def listeners(components: Iterable[str]) -> dict[str, list[str]]:
    return {name: ["click"] for name in components if name == "Widget"}


def _serve(ports: Iterator[int], tell: Callable[[str], object], title: str) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(title.encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", next(ports)), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tell(f"http://127.0.0.1:{server.server_port}/")
