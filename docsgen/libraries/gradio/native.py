# Facet of the adapter: how Gradio runs apps on this machine, for docsgen/native/, whose process
# imports this module by its name.

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from docsgen.libraries.gradio import removed
from docsgen.libraries.gradio.player import addresses, launching
from docsgen.libraries.gradio.player.launching import NoAppError as NoAppError
from docsgen.libraries.gradio.player.standing_in import without_interface_files
from docsgen.native.messages import App, Page, Purpose
from docsgen.player.bridge import fetch

_CONFIG = "window.gradio_config = "
_API = ";</script><script>window.gradio_api_info = "


def environment(purpose: Purpose, home: Path) -> dict[str, str]:
    """Nothing is counted; nor is anything downloaded or left behind by what is served."""
    quiet = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_DISABLE_TELEMETRY": "1"}
    offline = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(home / "hub"), "MPLBACKEND": "Agg"}
    return quiet if purpose == "export" else quiet | offline


def load() -> ModuleType:
    """Import Gradio."""
    with without_interface_files():
        return import_module("gradio")  # not typed: its types cost the checker seconds


def remedy(error: BaseException) -> str | None:
    """What takes the place of what a script uses and Gradio has no more."""
    library = import_module("gradio")
    words = removed.remedy(str(error), library)
    return f"Gradio {library.__version__} does without: {words}" if words else None


def settle(purpose: Purpose, home: Path) -> None:
    """Let the library keep the files of an app in `home`."""
    files = os.environ["GRADIO_TEMP_DIR"] = str(home / "gradio")
    if purpose == "serve":  # an export has the examples where the reader's browser has them
        os.environ["GRADIO_EXAMPLES_CACHE"] = str(home / "examples")
    # What it has read while it was imported, it does not read again.
    for name, module in list(sys.modules.items()):
        if name.startswith("gradio.") and "DEFAULT_TEMP_DIR" in vars(module):
            vars(module)["DEFAULT_TEMP_DIR"] = files


def run(script: Path) -> launching.App:
    """Run a script until it launches its app, without a server; that app."""
    addresses.leave_to_browser()
    return launching.run(script, launching.Launcher())


async def described(app: launching.App) -> App:
    """The pages and the stylesheet of an app as the library serves them."""
    pages = {}
    for page in [route[0] for route in app.blocks.pages]:
        status, html = await fetch(app.application, f"/{page}")
        if status != 200:
            raise RuntimeError(f"the library answers its own page with status {status}")
        pages[page] = _page(html.decode())
    _, css = await fetch(app.application, "/theme.css")
    favicon = app.blocks.favicon_path
    return App(
        pages,
        theme=css.decode(),
        title=app.blocks.title or "Gradio",
        favicon=str(Path(favicon).absolute()) if favicon else None,
        ignored=app.ignored,
        others=app.others,
    )


def _page(html: str) -> Page:
    """The configuration and the API description that a page carries."""
    _, found, rest = html.partition(_CONFIG)
    config, has_api, rest = rest.partition(_API)
    if not found or not has_api:
        raise RuntimeError("the library's page has another form than expected")
    return Page(config, rest.partition(";</script>")[0])


def announce_launches(ports: Iterator[int], tell: Callable[[str], object]) -> None:
    """Make `launch` serve on the next loopback port, come back and tell the URL."""
    blocks_class: Any = import_module("gradio").Blocks
    launch = blocks_class.launch

    @wraps(launch)
    def launched(blocks: Any, *args: Any, **kwargs: Any) -> Any:
        ours = {"server_name": "127.0.0.1", "server_port": next(ports), "share": False}
        quiet = {"prevent_thread_lock": True, "inbrowser": False}
        plain = {"ssr_mode": False, "mcp_server": False}
        result = launch(blocks, *args, **{**kwargs, **ours, **quiet, **plain})
        tell(result[1])
        return result

    blocks_class.launch = launched


_OF_APPS = ("load", "unload")
"""The events of a class that is an app, which lists none."""


def listeners(components: Iterable[str]) -> dict[str, list[str]]:
    """The events of those of the components that the library has, sorted."""
    wanted = set(components)
    classes = import_module("gradio.blocks").Block.__subclasses__()
    found: dict[str, list[str]] = {}
    while classes:
        kind = classes.pop()
        classes += kind.__subclasses__()
        if kind.__name__ in wanted and kind.__module__.startswith("gradio."):
            events = getattr(kind, "EVENTS", _OF_APPS)
            found[kind.__name__] = sorted({str(event) for event in events})
    return {name: found[name] for name in sorted(found)}
