# Runs a script until it launches its app, and launches it without a server. The library's own
# launch() does the work, so that all of its arguments mean what they always mean.

from __future__ import annotations

import _thread
import ast
import inspect
import sys
import threading
import types
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from docsgen.player import idling
from docsgen.player.bridge import HOST


class NoAppError(Exception):
    """A script has made no app."""


class Launched(BaseException):
    """The script has come to the point where it would serve its app until it is stopped."""


class App:
    """What a script launched.

    `blocks` is the library's app, `application` its ASGI application, `ignored` names what has no
    meaning without a server, `others` counts further apps in the script.
    """

    def __init__(self, blocks: Any, ignored: list[str]) -> None:
        self.blocks = blocks
        self.application = blocks.server_app
        self.ignored = ignored
        self.others = 0


_WITHOUT_SERVER: dict[str, Any] = {
    "auth": None,
    "auth_dependency": None,
    "enable_monitoring": False,
    "inbrowser": False,
    "inline": False,
    "mcp_server": False,
    "num_workers": None,
    "root_path": "",
    "share": False,
    "ssr_mode": False,
}
_NOTEWORTHY = ("auth", "auth_dependency", "mcp_server")


class Launcher:
    """Stands in for everything that would open a port; `app` is what was launched first."""

    def __init__(self) -> None:
        blocks: Any = import_module("gradio.blocks")
        routes: Any = import_module("gradio.routes")
        library: Any = import_module("gradio")
        self.app: App | None = None
        self._mounted: list[tuple[Any, dict[str, Any]]] = []
        # The library's sample media, which an app in the library's repository may return.
        self._samples = str(Path(library.__file__).parent / "media_assets")
        self._launch = blocks.Blocks.launch
        self._mount = routes.mount_gradio_app
        blocks.Blocks.launch = self._launched(blocks.Blocks.launch)
        blocks.Blocks.block_thread = lambda blocks: None
        mount = self._mounting(routes.mount_gradio_app)
        library.mount_gradio_app = routes.mount_gradio_app = mount
        _without_server(blocks)
        _without_login(routes)

    def _launched(self, launch: Callable[..., Any]) -> Callable[..., Any]:
        def launched(blocks: Any, *args: Any, **options: Any) -> Any:
            result = self._start(blocks, *args, **options)
            if options.get("prevent_thread_lock"):
                return result
            if threading.current_thread() is not threading.main_thread():
                _thread.interrupt_main()  # the script may wait for ever, as for Ctrl-C
            raise Launched

        launched.__doc__, launched.__wrapped__ = launch.__doc__, launch  # type: ignore[attr-defined]
        return launched

    def _start(self, blocks: Any, *args: Any, **options: Any) -> Any:
        given = dict(inspect.signature(self._launch).bind(blocks, *args, **options).arguments)
        ignored = [f"launch({name}=…)" for name in _NOTEWORTHY if given.get(name)]
        ignored += ["gr.LoginButton"] if blocks.expects_oauth else []
        given.update(_WITHOUT_SERVER, prevent_thread_lock=True, quiet=True, _frontend=False)
        given["allowed_paths"] = [*(given.get("allowed_paths") or ()), self._samples]
        result = self._launch(**given)
        if self.app is None:
            self.app = App(blocks, ignored)
        elif self.app.blocks is not blocks:
            self.app.others += 1
        return result

    def _mounting(self, mount: Callable[..., Any]) -> Callable[..., Any]:
        def mounted(app: Any, blocks: Any, *args: Any, **options: Any) -> Any:
            self._mounted.append((blocks, options))
            return mount(app, blocks, *args, **options)

        return mounted

    def forget(self) -> None:
        """Wait for the app of another script."""
        self.app = None
        self._mounted.clear()

    def finish(self, namespace: dict[str, Any]) -> App:
        """The app of a script that has run; one that was never launched is launched now.

        Raises NoAppError when there is none.
        """
        if self.app is None and self._mounted:
            blocks, options = self._mounted[0]
            self._start(blocks, **_launch_options(self._launch, options))
            _found(self.app).others = len(self._mounted) - 1
        if self.app is None:
            candidates = _apps(namespace)
            if not candidates:
                raise NoAppError("the script makes no app: no gr.Blocks or gr.Interface was found")
            self._start(candidates[0])
            _found(self.app).others = len(candidates) - 1
        return _found(self.app)


def run(entry: Path, launcher: Launcher) -> App:
    """Run the script `entry` as the main module in the current folder; the app that it launches.

    One with relative imports is run as a module of the package that its folder is, as `python -m`
    does. Raises NoAppError, and whatever the script raises.
    """
    module = types.ModuleType("__main__")
    module.__file__ = str(entry)
    sys.modules["__main__"] = module
    sys.argv = [str(entry)]
    tree = ast.parse(entry.read_bytes(), str(entry))
    if _is_relative(tree):
        module.__package__ = ".".join(entry.parent.relative_to(Path.cwd()).parts)
    folders = list(dict.fromkeys([str(entry.parent), str(Path.cwd())]))
    sys.path[:] = [*folders, *(path for path in sys.path if path not in folders)]
    try:
        with idling.ending(str(Path.cwd()), lambda: launcher.app is not None, Launched):
            exec(compile(tree, str(entry), "exec", dont_inherit=True), module.__dict__)
    except Launched:
        pass
    except (SystemExit, KeyboardInterrupt):
        if launcher.app is None:
            raise
    return launcher.finish(vars(module))


def _is_relative(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))


def _found(app: App | None) -> App:
    assert app is not None
    return app


def _apps(namespace: dict[str, Any]) -> list[Any]:
    """Apps in a module that are no part of another one; a customary name comes first."""
    from gradio.blocks import Blocks

    named = [(name, value) for name, value in namespace.items() if isinstance(value, Blocks)]
    roots = [(name, value) for name, value in named if not _is_part(value, named)]
    customary = ("demo", "app", "iface", "interface", "ui")
    ordered = sorted(roots, key=lambda pair: pair[0] not in customary)
    unique: list[Any] = []
    for _, value in ordered:
        if not any(value is other for other in unique):
            unique.append(value)
    return unique


def _is_part(app: Any, named: list[tuple[str, Any]]) -> bool:
    """Whether another app has rendered what is in `app`."""
    return any(
        other is not app and other.blocks.get(child._id) is child
        for _, other in named
        for child in app.children[:1]
    )


def _launch_options(launch: Callable[..., Any], options: dict[str, Any]) -> dict[str, Any]:
    """Those options of a mounted app that launch() knows as well."""
    known = inspect.signature(launch).parameters
    return {name: value for name, value in options.items() if name in known}


def _without_server(blocks: Any) -> None:
    """Let the library's launch() find a server that is up, without one."""
    http_server: Any = import_module("gradio.http_server")
    address = f"http://{HOST}/"
    http_server.start_server = lambda *args, **options: (HOST, 80, address, _Server())
    blocks.httpx = types.SimpleNamespace(
        get=lambda *args, **options: types.SimpleNamespace(is_success=True),
        URL=blocks.httpx.URL,  # of an app that is loaded
    )
    uvicorn: Any = sys.modules.get("uvicorn")
    if uvicorn:
        uvicorn.run = uvicorn.Server.run = lambda *args, **options: None
        uvicorn.Server.serve = _served


async def _served(*args: Any, **options: Any) -> None:
    """Serve nothing."""


def _without_login(routes: Any) -> None:
    """Let a LoginButton say that nobody can sign in, and apps see nobody who has."""
    login_button: Any = import_module("gradio.components.login_button").LoginButton
    routes.attach_oauth = lambda app: app.add_middleware(_SignedOut)

    def activate(button: Any) -> None:
        button.click(_refuse_login, None, None, api_visibility="private")
        button.attach_load_event(button._check_login_status, None)

    login_button.activate = activate


def _refuse_login() -> None:
    """Raises the library's error for readers."""
    raise import_module("gradio").Error("Nobody can sign in here: that needs a server.")


class _SignedOut:
    """ASGI middleware that gives each request a session in which nobody has signed in."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self._app(scope | {"session": {}}, receive, send)


class _Server:
    """What launch() keeps in place of a server."""

    def close(self) -> None:
        """There is nothing to close."""
