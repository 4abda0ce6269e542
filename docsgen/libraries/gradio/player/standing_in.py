# What the library itself can do without in a browser, and how it is told.

from __future__ import annotations

import asyncio
import inspect
import sys
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

from docsgen.player import network, placeholders
from docsgen.player.unavailable import UnavailableError
from docsgen.player.waiting import wait_for

_NEEDED = frozenset({"PIL", "numpy", "pandas", "pydub", "ssl"})
"""Packages that components work with; one that was loaded is used instead."""

_SPARED = frozenset(
    {
        *(
            "_multiprocessing",
            "_posixshmem",
            "audioop",
            "fcntl",
            "grp",
            "pwd",
            "resource",
            "termios",
        ),
        *("brotli", "certifi", "click", "dateutil", "filelock", "fsspec", "h11", "hf_gradio"),
        *("httpcore", "httpx", "huggingface_hub", "mcp", "multiprocess", "pygments", "pytz"),
        *("rich", "safehttpx", "shellingham", "tqdm", "typer", "uvicorn"),
    }
)
"""Modules that the library uses as a server, and that a page does not miss."""

_UNUSED = frozenset(
    {"gradio.cli", "gradio.ipython_ext", "gradio.mcp", "gradio.node_server", "gradio.tunneling"}
)
"""Modules of the library's own that only make sense with a server."""

_REST = 0.01
"""Seconds between two looks of the library at its queue of events."""

_values: dict[int, Any] = {}


def install() -> None:
    """Let stand-ins answer where the library imports what is not there."""
    placeholders.install(_NEEDED | _SPARED)
    placeholders.install(_UNUSED, instead=True)


@contextmanager
def without_interface_files() -> Iterator[None]:
    """Import the library without the .pyi files that it writes for its own components.

    Editors read them; making them takes as long as the rest of the import. The library makes none
    for classes that are in no file.
    """
    inspector: Any = inspect
    find = inspect.getfile

    def found(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError
        return find(thing)

    inspector.getfile = found
    try:
        yield
    finally:
        inspector.getfile = find


def spared(imports: Collection[str]) -> Collection[str]:
    """Packages that nobody needs, unless the demo itself imports them."""
    return _SPARED - set(imports) | {"gradio"}


def remember(config: dict[str, Any]) -> None:
    """Keep the initial values of a configuration that the library made with all packages."""
    _values.clear()
    _values.update({c["id"]: c["props"].get("value") for c in config["components"]})


def serve_from(root: str) -> None:
    """Let the library write URLs below `root`, the address that the reader's page has."""
    routes: Any = import_module("gradio.route_utils")
    routes.get_root_url = lambda request, route_path, root_path: root


def adapt() -> None:
    """Change those functions of the library that take threads or packages for granted."""
    # two that would load all sources at the first event of every demo, to quote a line of them
    warnings.filterwarnings("ignore", message="'HTTP_422_UNPROCESSABLE_ENTITY' is deprecated")
    routing: Any = import_module("fastapi.routing")
    routing._extract_endpoint_context = lambda function: {}
    queueing: Any = import_module("gradio.queueing")
    queueing.Queue.compute_analytics_summary = lambda self, event_analytics: None
    queueing.Queue.__init__ = _with_rest(queueing.Queue.__init__)
    utils: Any = import_module("gradio.utils")
    queueing.error_payload = utils.error_payload = _told(utils.error_payload)
    utils.MatplotlibBackendMananger.__enter__ = lambda manager: None
    utils.MatplotlibBackendMananger.__exit__ = lambda manager, *error: None
    modules: dict[str, Any] = sys.modules
    modules["pydantic.v1"] = None  # not in the archive; FastAPI looks for it with each route
    modules["IPython"] = None  # the library asks often whether it is in a notebook
    network: Any = import_module("httpx")
    is_absent = isinstance(network, placeholders.Module)
    if is_absent:
        network.URL = _url
    blocks: Any = import_module("gradio.blocks").Blocks
    blocks._is_running_in_reload_thread = False
    blocks.app = _LateServer()
    server: Any = import_module("gradio.routes").App
    server.create_app = staticmethod(_made_late(server.create_app))
    analytics: Any = import_module("gradio.analytics")
    analytics.version_check = lambda: None
    client: Any = import_module("gradio_client.utils")
    client.synchronize_async = _synchronize
    asking: Any = import_module("gradio_client.client").Client
    asking._stream_heartbeat = lambda client: None  # browsers have six connections for each host
    images: Any = import_module("gradio.image_utils")
    images.preprocess_image = _as_uploaded(images.preprocess_image)
    component: Any = import_module("gradio.components.base").Component
    component.__init__ = _with_known_value(component.__init__)


class _LateServer:
    """The attribute of an app that is its server, made when somebody asks for it."""

    def __get__(self, app: Any, kind: type) -> Any:
        if app is None:
            return self
        if "app" not in vars(app):
            raise AttributeError("app")
        if isinstance(vars(app)["app"], partial):
            vars(app)["app"] = vars(app)["app"]()
        return vars(app)["app"]

    def __set__(self, app: Any, server: Any) -> None:
        vars(app)["app"] = server


def _made_late(create: Callable[..., Any]) -> Callable[..., Any]:
    """A maker of servers that takes its time before launch(), which makes one of its own anyway."""

    def made(blocks: Any, /, *args: Any, **options: Any) -> Any:
        is_early = not args and options == {"mcp_server": False}
        return partial(create, blocks, **options) if is_early else create(blocks, *args, **options)

    return made


def _with_rest(initialize: Callable[..., None]) -> Callable[..., None]:
    """A queue's constructor that lets it look for work less often than every millisecond.

    Pyodide does not wait for times below 4 ms: the loop would take all that the worker has to give.
    """

    def initialized(self: Any, *args: Any, **options: Any) -> None:
        initialize(self, *args, **options)
        self.sleep_when_free = _REST

    return initialized


def _told(payload: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """An error's message to the front end, which always says what is not available here."""

    def told(error: BaseException | None, show_error: bool) -> dict[str, Any]:
        if unreachable := network.explained(error):
            return payload(unreachable, True)
        cause = error
        while cause and not isinstance(cause, UnavailableError):
            cause = cause.__cause__ or cause.__context__
        return payload(cause or error, show_error or cause is not None)

    return told


def _as_uploaded(preprocess: Callable[..., Any]) -> Callable[..., Any]:
    """What a function gets of an image: where it wants a path, without PIL, that of the upload.

    The library opens the image to convert its mode, which leaves most images as they are.
    """

    def preprocessed(payload: Any, *args: Any, **options: Any) -> Any:
        try:
            return preprocess(payload, *args, **options)
        except placeholders.MissingPackageError:
            if options.get("type") != "filepath" or not payload.path:
                raise
            return payload.path

    return preprocessed


def _url(text: str) -> SimpleNamespace:
    """The parts of an address that the library asks for."""
    parts = urlsplit(text)
    return SimpleNamespace(path=unquote(parts.path), host=parts.hostname, scheme=parts.scheme)


def _synchronize(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    return wait_for(asyncio.ensure_future(function(*args, **options)))


def _with_known_value(initialize: Callable[..., None]) -> Callable[..., None]:
    """A component's constructor that falls back on the exported value.

    The value may need a package that is not here; the reader sees the exported one anyway.
    """

    def initialized(self: Any, value: Any = None, *args: Any, **options: Any) -> None:
        try:
            initialize(self, value, *args, **options)
        except Exception:
            if not placeholders.used() or getattr(self, "_id", None) not in _values:
                raise
            self.__dict__["postprocess"] = lambda ignored: _values[self._id]
            initialize(self, value if callable(value) else None, *args, **options)
            del self.__dict__["postprocess"]

    initialized.__wrapped__ = initialize  # type: ignore[attr-defined]
    return initialized
