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

from docsgen.libraries.gradio.player import addresses, standing_in
from docsgen.libraries.gradio.player.comparing import differences, laid_out_as, page_of
from docsgen.libraries.gradio.player.launching import App, Launcher, run
from docsgen.libraries.gradio.player.rerunning import explained, put_in_place, rerun
from docsgen.player import concurrency, hiding, network, orjson, placeholders
from docsgen.player.bridge import DEMO, PACKAGES, Connection, fetch, scope

Tell = Callable[..., None]

_app: App | None = None
_demo: dict[str, Any] = {}
_launcher: Launcher | None = None
_connections: dict[int, tuple[Connection, asyncio.Task[None]]] = {}


def prepare() -> None:
    """Import the library, with stand-ins for what it can do without; once per interpreter.

    This is what a memory snapshot keeps: it knows nothing of a demo.
    """
    if "gradio" in sys.modules:
        return
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # the library's client counts itself, too
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


async def boot(text: str, tell: Tell) -> str:
    """Build the app of the demo that `text` (JSON) describes.

    Returns JSON: `differences` from the exported app, and as `own` the page's `config` and the
    `api` of the app that was built, null where the page is as it should be. Raises what the script
    raises, and MissingPackageError.
    """
    global _app, _demo, _launcher
    _demo = demo = json.loads(text)
    config = json.loads(demo["config"])
    os.environ.update(demo["environment"])
    prepare()
    sys.path.insert(0, PACKAGES)
    if demo["packages"] or demo["wheels"]:  # else looking for them would load the library's sources
        placeholders.give_way()
    network.install(demo["texts"])
    addresses.leave_to_browser()
    addresses.load_by_browser()
    placeholders.install(frozenset(demo["imports"]))
    standing_in.remember(config)
    standing_in.serve_from(demo["root"])
    entry = Path(demo["entry"])
    if program := demo.get("program"):  # Python was started again
        put_in_place(program)
        entry = Path(DEMO, program["entry"])
    hiding.install(demo["hidden"], DEMO)
    os.makedirs("/var/tmp", exist_ok=True)  # noqa: PTH103 -- /tmp is there
    os.chdir(DEMO)
    placeholders.tolerate(DEMO)
    _launcher = Launcher()
    _app = run(entry, _launcher)
    _app.blocks.app_id = config["app_id"]  # the front end loads the page anew for another one
    spared = standing_in.spared(demo["imports"])
    missing = [package for package in placeholders.used() if package not in spared]
    placeholders.insist(spared)
    compared = await _compared(_app, config, demo["page"], missing)
    await _begin(_app)
    return json.dumps(compared)


async def _begin(app: App) -> None:
    app.blocks.run_startup_events()
    await app.blocks.run_extra_startup_events()
    app.application.startup_events_triggered = True


async def replace(text: str) -> str:
    """Build the app of another program, which `text` (JSON) has: see `rerunning.rerun`.

    Returns JSON: `own`, the page's `config` and the `api` of the app that takes the place of the
    one before; or `error`, what is wrong with the program. Then the app before goes on.
    """
    global _app
    assert _launcher is not None
    before = _app
    try:
        app = rerun(json.loads(text), _launcher, _demo["imports"])
        exported = json.loads(_demo["config"])
        app.blocks.app_id = exported["app_id"]
        _, config = await fetch(app.application, "/config")
        _, api = await fetch(app.application, "/gradio_api/info")
        page = {**page_of(config.decode(), ""), "stylesheets": exported["stylesheets"]}
        await _begin(app)
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        return json.dumps({"own": None, "error": explained(error)})
    if before:
        before.blocks.close(verbose=False)
    for connection, _ in list(_connections.values()):  # nobody is there who waits for them
        connection.disconnect()
    _app = app
    return json.dumps({"own": {"config": json.dumps(page), "api": api.decode()}, "error": None})


async def _compared(
    app: App, exported: dict[str, Any], page: str, missing: list[str]
) -> dict[str, Any]:
    """How the app differs from the exported one, and what the page shows instead of that.

    With `missing` packages, of which there are stand-ins, the exported one is right.
    """
    _, text = await fetch(app.application, "/config")
    here = page_of(text.decode(), page)
    loaded = [number for number, one in app.blocks.blocks.items() if _loads_value(one)]
    found = differences(exported, here, loaded)
    lost = [one for one in found if one["kind"] == "component" and not one["property"]]
    if missing and lost:  # further events are those of values that stand-ins seem to compute
        raise placeholders.MissingPackageError(", ".join(missing))
    if missing or not found:
        return {"differences": [], "own": None}
    _, api = await fetch(app.application, "/gradio_api/info")
    own = {"config": json.dumps(laid_out_as(here, exported)), "api": api.decode()}
    return {"differences": found, "own": own}


def _loads_value(component: Any) -> bool:
    """Whether an event sets the value of a component whenever a page is shown."""
    return getattr(component, "load_event_to_attach", None) is not None


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
