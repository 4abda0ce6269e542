# What the worker calls: boots a demo's app under the real library, and lets it answer requests.

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docsgen.libraries.gradio.player import standing_in
from docsgen.libraries.gradio.player.launching import App, Launcher, run
from docsgen.player import concurrency, hiding, orjson, placeholders
from docsgen.player.bridge import PACKAGES, Connection, scope

Tell = Callable[..., None]

_app: App | None = None
_connections: dict[int, tuple[Connection, asyncio.Task[None]]] = {}


class UnlikeError(Exception):
    """The app that was built here is not the one whose page the reader sees."""


def prepare() -> None:
    """Import the library, with stand-ins for what it can do without; once per interpreter.

    This is what a memory snapshot keeps: it knows nothing of a demo.
    """
    if "gradio" in sys.modules:
        return
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = "/tmp/gradio"
    placeholders.tolerate()
    standing_in.install()
    orjson.install()
    concurrency.install()
    import anyio._backends._asyncio  # noqa: F401 -- the first request would

    with standing_in.without_interface_files():
        import gradio.http_server  # noqa: F401

    standing_in.adapt()


def check() -> None:
    """Use the library a little; raises whatever goes wrong where its memory was restored."""
    import gradio

    gradio.Blocks()


async def boot(text: str, tell: Tell) -> None:
    """Build the app of the demo that `text` (JSON) describes.

    Raises what its script raises, and UnlikeError.
    """
    global _app
    demo = json.loads(text)
    config = json.loads(demo["config"])
    prepare()
    sys.path.insert(0, PACKAGES)
    placeholders.install(frozenset(demo["imports"]))
    standing_in.remember(config)
    standing_in.serve_from(demo["root"])
    entry = Path(demo["entry"])
    hiding.install(demo["hidden"], str(entry.parent))
    os.chdir(entry.parent)
    placeholders.tolerate()
    _app = run(entry, Launcher())
    _app.blocks.app_id = config["app_id"]  # the front end loads the page anew for another one
    placeholders.insist(standing_in.spared(demo["imports"]))
    _compare(_app, config, demo["page"])
    _app.blocks.run_startup_events()
    await _app.blocks.run_extra_startup_events()
    _app.application.startup_events_triggered = True


def _compare(app: App, config: dict[str, Any], page: str) -> None:
    """Raise UnlikeError unless the app has the components of the configuration."""
    here = app.blocks.config
    inside = set(here["page"][page]["components"])
    made = [(c["id"], c["type"]) for c in here["components"] if c["id"] in inside]
    seen = [(c["id"], c["type"]) for c in config["components"]]
    if made == seen:
        return
    reason = "the app turned out differently here than when it was exported"
    if used := placeholders.used():
        raise placeholders.MissingPackageError(", ".join(used)) from UnlikeError(reason)
    raise UnlikeError(reason)


def handle(
    number: int, method: str, path: str, query: str, headers: str, body: Any, tell: Tell
) -> None:
    """Let the app answer a request; the answer is told piece by piece, under `number`."""
    content = body.to_bytes() if hasattr(body, "to_bytes") else bytes(body)

    def start(status: int, pairs: list[tuple[str, str]]) -> None:
        tell(json.dumps({"type": "start", "id": number, "status": status, "headers": pairs}), None)

    def chunk(data: bytes) -> None:
        tell(json.dumps({"type": "chunk", "id": number}), _buffer(data))

    connection = Connection(content, start, chunk)
    asked = scope(method, path, query, [(k, v) for k, v in json.loads(headers)])
    task = asyncio.ensure_future(_answered(number, asked, connection, tell))
    _connections[number] = (connection, task)


async def _answered(number: int, asked: dict[str, Any], connection: Connection, tell: Tell) -> None:
    assert _app is not None
    try:
        await _app.application(asked, connection.receive, connection.send)
        tell(json.dumps({"type": "end", "id": number}), None)
    except Exception as error:  # the app's own server would answer 500 and go on, too
        traceback.print_exc()
        message = f"{type(error).__name__}: {error}"
        tell(json.dumps({"type": "broken", "id": number, "message": message}), None)
    finally:
        _connections.pop(number, None)


def _buffer(data: bytes) -> Any:
    """`data` as a typed array of the page's."""
    from pyodide.ffi import to_js

    return to_js(data)


def abort(number: int) -> None:
    """Tell the app that nobody waits for its answer to request `number` any more."""
    if number in _connections:
        _connections[number][0].disconnect()
