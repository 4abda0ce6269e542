# A process of its own that imports Gradio once and forks for each demo that is to be exported. It
# reads one request per line and answers each with a line; `docsgen.demos.natively` starts it.

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib.util
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from docsgen.demos.limits import LimitError, limit
from docsgen.libraries.gradio.player.launching import App, Launcher, NoAppError, run
from docsgen.player import placeholders
from docsgen.player.bridge import fetch
from docsgen.sandbox import kernel
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.process import Confined, attend
from docsgen.sandbox.refusal import ForbiddenError
from docsgen.sandbox.workspace import settle, workspace

_GRACE = 3.0
"""Seconds that a demo has to end by itself after its time is over."""

_CONFIG = "window.gradio_config = "
_API = ";</script><script>window.gradio_api_info = "


def main() -> None:
    """Answer the requests on standard input until it is closed, in a folder that ends with it.

    The first line says where that folder is and whether the kernel confines demos.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio  # noqa: F401 -- so that demos find it loaded

    with workspace() as folder:
        hello = {"workspace": str(folder), "is_enforced": kernel.is_available()}
        print(json.dumps(hello), file=answers, flush=True)
        for line in sys.stdin:
            answer = _in_a_fork(json.loads(line))
            with contextlib.suppress(BrokenPipeError):  # nobody is there to read it
                print(json.dumps(answer), file=answers, flush=True)


def _in_a_fork(request: dict[str, Any]) -> dict[str, Any]:
    """What a forked process makes of `request`; it may take its time, and no more."""
    result = Path(request["scratch"]) / "result.json"
    work = functools.partial(_serve, request, result)
    child = Confined(Policy(request["scratch"]), work)
    end = time.monotonic() + request["seconds"] + _GRACE
    while not child.has_ended and (left := end - time.monotonic()) > 0:
        if attend([child], [sys.stdin.fileno()], left):  # it can only be closed: the parent is gone
            break
    has_ended = child.has_ended
    child.end()
    if not has_ended:
        reason = f"it has not come to an end after {request['seconds']:g} seconds"
        answer = _limited(reason)
    else:
        try:
            answer = dict(json.loads(result.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            answer = _limited("its process died, as when there is not enough memory")
    return answer | {"refusals": msgspec.to_builtins(child.refusals)}


def _limited(reason: str) -> dict[str, Any]:
    return {"failure": {"kind": "limit", "message": reason, "line": None, "trace": ""}}


def _serve(request: dict[str, Any], result: Path) -> None:
    """Run the demo and write what comes of it to `result`."""
    scratch = Path(request["scratch"])
    try:
        _redirect(scratch / "output.txt")
        answer = _export(request, scratch)
    except BaseException as error:
        answer = {"failure": _failure(error, scratch / "demo")}
    with contextlib.suppress(BaseException):
        signal.setitimer(signal.ITIMER_REAL, 0)
        result.write_text(json.dumps(answer), encoding="utf-8")


def _redirect(path: Path) -> None:
    output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)


def _export(request: dict[str, Any], scratch: Path) -> dict[str, Any]:
    folder = scratch / "demo"
    launcher = Launcher()
    _settle(scratch, request["imports"])
    limit(seconds=request["seconds"], memory=request["memory"], output=request["output"])
    os.chdir(folder)
    app = run(folder / request["entry"], launcher)
    placeholders.insist()
    return asyncio.run(_served(app))


def _settle(scratch: Path, imports: list[str]) -> None:
    """Give the demo a home of its own, and stand-ins for packages that nobody has installed."""
    from gradio import routes

    settle(scratch / "tmp")
    os.environ["GRADIO_TEMP_DIR"] = str(scratch / "tmp" / "gradio")
    # What the library has read while it was imported, it does not read again.
    vars(routes)["DEFAULT_TEMP_DIR"] = os.environ["GRADIO_TEMP_DIR"]
    missing = [name for name in imports if importlib.util.find_spec(name) is None]
    placeholders.install(missing)


async def _served(app: App) -> dict[str, Any]:
    """The pages and the stylesheet as the library serves them."""
    pages = {}
    for page in [route[0] for route in app.blocks.pages]:
        status, html = await fetch(app.application, f"/{page}")
        if status != 200:
            raise RuntimeError(f"the library answers its own page with status {status}")
        pages[page] = _page(html.decode())
    _, css = await fetch(app.application, "/theme.css")
    favicon = app.blocks.favicon_path
    return {
        "library": str(Path(sys.modules["gradio"].__file__ or "").parent),
        "pages": pages,
        "theme": css.decode(),
        "title": app.blocks.title or "Gradio",
        "favicon": str(Path(favicon).absolute()) if favicon else None,
        "ignored": app.ignored,
        "others": app.others,
        "missing": placeholders.used(),
    }


def _page(html: str) -> dict[str, str]:
    """The configuration and the API description that a page carries, as JSON."""
    _, found, rest = html.partition(_CONFIG)
    config, has_api, rest = rest.partition(_API)
    if not found or not has_api:
        raise RuntimeError("the library's page has another form than expected")
    return {"config": config, "api": rest.partition(";</script>")[0]}


def _failure(error: BaseException, folder: Path) -> dict[str, Any]:
    """What went wrong in a demo, with the last line of its own that took part."""
    file, line = next(_places(error, folder), (None, None))
    return {
        "kind": _kind(error),
        "message": _message(error),
        "file": file,
        "line": line,
        "trace": "".join(traceback.format_exception(error)),
    }


def _places(error: BaseException, folder: Path) -> Iterator[tuple[str, int | None]]:
    """The places in the demo's own files that an error came through, innermost first."""
    if isinstance(error, SyntaxError) and error.filename:
        path = Path(error.filename)
        if path.is_relative_to(folder):
            yield path.relative_to(folder).as_posix(), error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(folder):
            yield path.relative_to(folder).as_posix(), frame.lineno


def _kind(error: BaseException) -> str:
    chain: BaseException | None = error
    while chain is not None:  # a library may wrap what stopped the demo
        if isinstance(chain, ForbiddenError):
            return "forbidden"
        chain = chain.__cause__ or chain.__context__
    kinds: tuple[tuple[type[BaseException], str], ...] = (
        (LimitError, "limit"),
        (MemoryError, "limit"),
        (NoAppError, "no-app"),
        (placeholders.MissingPackageError, "missing-package"),
        (SystemExit, "no-app"),
    )
    return next((name for kind, name in kinds if isinstance(error, kind)), "raised")


def _message(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than it is given"
    if isinstance(error, SystemExit):
        return "the script ends before it launches an app"
    if isinstance(error, LimitError | NoAppError | ForbiddenError):
        return str(error)
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
