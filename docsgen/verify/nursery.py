# Runs inside a process of its own (see native.py): imports the library once, then forks a child for
# each demo. Requests and answers are lines of JSON. It ends with its parent, whose end breaks its
# input, and removes what the demos wrote. So does every child: it holds the reading end of a pipe
# whose other end dies with the parent.

from __future__ import annotations

import importlib
import json
import os
import runpy
import select
import signal
import sys
import tempfile
import threading
import traceback
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from docsgen.diagnostics import Findings
from docsgen.files import copy_files, files_below

_TAIL = 4000
"""Bytes of what a demo printed that are shown when it does not start."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class _Child(NamedTuple):
    process: int
    lifeline: int


def main() -> None:
    """Answer requests until the input ends, in a folder of its own that ends with it."""
    with tempfile.TemporaryDirectory(prefix="docsgen-native-") as folder:
        workspace = Path(folder)
        os.environ.update(_environment(workspace))
        _answer_all(workspace)


def _environment(home: Path) -> dict[str, str]:
    """Nothing is counted, downloaded or left behind."""
    return {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "GRADIO_TEMP_DIR": str(home / "files"),
        "GRADIO_EXAMPLES_CACHE": str(home / "examples"),
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(home / "hub"),
        "MPLBACKEND": "Agg",
    }


def _answer_all(workspace: Path) -> None:
    """Do what is asked: `serve` a folder, `stop` a URL, name `listeners`, or load the library."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the library prints must not look like an answer
    children: dict[str, _Child] = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "serve" in request:
            folder, root = Path(request["serve"]), Path(request["root"])
            answer = _serve(folder, root, request["seconds"], workspace, children)
        elif "listeners" in request:
            answer = {"listeners": json.dumps(_listeners(request["listeners"]))}
        elif "stop" in request:
            answer = _stop(children.pop(request["stop"]))
        else:
            answer = _load()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    for child in children.values():
        _stop(child)


def _load() -> dict[str, str]:
    try:
        return {"version": _library().__version__}
    except ImportError as error:
        return {"error": f"the library cannot be imported: {error}"}


def _listeners(components: list[str]) -> dict[str, list[str]]:
    """The events of those of the components that the library has, sorted."""
    classes = importlib.import_module("gradio.blocks").Block.__subclasses__()
    found: dict[str, list[str]] = {}
    while classes:
        kind = classes.pop()
        classes += kind.__subclasses__()
        if kind.__name__ in components and kind.__module__.startswith("gradio."):
            found[kind.__name__] = sorted({str(event) for event in kind.EVENTS})
    return {name: found[name] for name in sorted(found)}


def _library() -> Any:
    return importlib.import_module("gradio")  # not typed: its types cost the checker seconds


def _serve(
    folder: Path, root: Path, seconds: float, workspace: Path, children: dict[str, _Child]
) -> dict[str, str]:
    copy = Path(tempfile.mkdtemp(dir=workspace)) / folder.name
    files = files_below(folder, root, Findings())  # what is left out was told when it was read
    copy_files(folder, files, copy, root)
    log = copy.with_suffix(".log")
    news, announce = os.pipe()
    lifeline_end, lifeline = os.pipe()
    process = os.fork()
    if process == 0:
        for unneeded in (news, lifeline, *(child.lifeline for child in children.values())):
            os.close(unneeded)
        _live(copy, log, announce, lifeline_end)
    os.close(announce)
    os.close(lifeline_end)
    child = _Child(process, lifeline)
    url = _announced(news, seconds)
    if url:
        children[url] = child
        return {"url": url}
    _stop(child)
    return {"error": f"{folder.name} did not serve its app", "log": _tail(log)}


def _tail(log: Path) -> str:
    with log.open("rb") as printed:
        printed.seek(max(0, log.stat().st_size - _TAIL))
        return printed.read().decode(errors="replace") or "nothing; does it call launch()?"


def _announced(news: int, seconds: float) -> str:
    """The URL that the child sends once it serves; empty when it ends or takes too long."""
    ready, _, _ = select.select([news], [], [], seconds)
    url = os.read(news, 1000).decode() if ready else ""
    os.close(news)
    return url


def _stop(child: _Child) -> dict[str, str]:
    os.kill(child.process, signal.SIGKILL)
    os.waitpid(child.process, 0)
    os.close(child.lifeline)
    return {}


def _live(folder: Path, log: Path, announce: int, lifeline: int) -> NoReturn:
    """Be the demo: run its file as the main program, tell where it serves, stay."""
    try:
        output = os.open(log, os.O_WRONLY | os.O_CREAT)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        sys.argv = ["run.py"]
        sys.addaudithook(_stay_home)
        threading.Thread(target=_end_with_parent, args=[lifeline], daemon=True).start()
        _announce_launches(announce)
        runpy.run_path("run.py", run_name="__main__")
        os.close(announce)
        threading.Event().wait()
    except BaseException:  # whatever the demo raised, even SystemExit, belongs into its log
        traceback.print_exc()
    finally:
        os._exit(0)


def _end_with_parent(lifeline: int) -> None:
    os.read(lifeline, 1)
    os._exit(0)


def _announce_launches(announce: int) -> None:
    """Make `launch` serve on a free loopback port, come back and tell the URL."""
    blocks_class = _library().Blocks
    launch = blocks_class.launch

    @wraps(launch)
    def launched(blocks: Any, *args: Any, **kwargs: Any) -> Any:
        ours = {"server_name": "127.0.0.1", "server_port": _free_port(), "share": False}
        quiet = {"prevent_thread_lock": True, "inbrowser": False}
        plain = {"ssr_mode": False, "mcp_server": False}
        result = launch(blocks, *args, **{**kwargs, **ours, **quiet, **plain})
        os.write(announce, result[1].encode())
        return result

    blocks_class.launch = launched


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stay_home(event: str, arguments: tuple[Any, ...]) -> None:
    """No demo may talk to another machine while it is being proven."""
    if event != "socket.connect" or not isinstance(address := arguments[1], tuple):
        return
    if address[0] not in _LOOPBACK:
        raise ConnectionRefusedError(f"no network while a demo is tried out: {address[0]}")


if __name__ == "__main__":
    main()
