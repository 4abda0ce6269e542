# Runs inside a process of its own (see native.py): imports the library once, then forks a child for
# each demo, which is confined to a copy of its folder and to loopback ports. Requests and answers
# are lines of JSON. It ends with its parent, whose end closes its input, and removes what the demos
# wrote; no child outlives it.

from __future__ import annotations

import importlib
import json
import os
import runpy
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial, wraps
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from docsgen.diagnostics import Findings
from docsgen.files import copy_files, files_below
from docsgen.sandbox import kernel
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.process import Confined, attend
from docsgen.sandbox.workspace import settle, workspace

_TAIL = 4000
"""Bytes of what a demo printed that are shown when it does not start."""

_PORTS = 3
"""Loopback ports that a demo may use: a script may launch more than one app."""

_READ = 65536


class _Child(NamedTuple):
    confined: Confined
    folder: Path


def main() -> None:
    """Answer requests until the input ends, in a folder of its own that ends with it."""
    with workspace() as folder:
        os.environ.update(_environment(folder))
        _answer_all(folder)


def _environment(home: Path) -> dict[str, str]:
    """Nothing is counted, downloaded or left behind."""
    return {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(home / "hub"),
        "MPLBACKEND": "Agg",
    }


def _answer_all(folder: Path) -> None:
    """Do what is asked: `serve` a folder, `stop` a URL, name `listeners`, or load the library."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the library prints must not look like an answer
    children: dict[str, _Child] = {}
    for request in _requests(children):
        answer: dict[str, Any]
        if "serve" in request:
            source, root = Path(request["serve"]), Path(request["root"])
            answer = _serve(source, root, request["seconds"], folder, children)
        elif "listeners" in request:
            answer = {"listeners": _listeners(request["listeners"])}
        elif "stop" in request:
            answer = _stop(children.pop(request["stop"]))
        else:
            answer = _load()
        with suppress(BrokenPipeError):  # nobody is there to read it
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
    for child in children.values():
        child.confined.end()


def _requests(children: Mapping[str, _Child]) -> Iterator[dict[str, Any]]:
    """What comes in, line by line; meanwhile the children are attended to."""
    pending = b""
    while True:
        alive = [child.confined for child in children.values() if not child.confined.has_ended]
        if attend(alive, [0]):
            data = os.read(0, _READ)
            if not data:
                return
            *lines, pending = (pending + data).split(b"\n")
            yield from map(json.loads, lines)


def _load() -> dict[str, Any]:
    try:
        return {"version": _library().__version__, "is_enforced": kernel.is_available()}
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
) -> dict[str, Any]:
    own = Path(tempfile.mkdtemp(dir=workspace))
    copy = own / folder.name
    files = files_below(folder, root, Findings())  # what is left out was told when it was read
    copy_files(folder, files, copy, root)
    log = own / "output.log"
    news, announce = os.pipe()
    policy = Policy(str(own), tuple(_free_ports(_PORTS)), processes=True)
    try:
        child = Confined(policy, partial(_live, copy, log, announce, policy.ports), [announce])
        os.close(announce)
        url = _announced(news, [child, *(one.confined for one in children.values())], seconds)
    finally:
        os.close(news)
    if url:
        children[url] = _Child(child, copy)
        return {"url": url}
    return {
        "error": f"{folder.name} did not serve its app",
        "log": _tail(log),
        **_stop(_Child(child, copy)),
    }


def _tail(log: Path) -> str:
    with log.open("rb") as printed:
        printed.seek(max(0, log.stat().st_size - _TAIL))
        return printed.read().decode(errors="replace") or "nothing; does it call launch()?"


def _announced(news: int, children: list[Confined], seconds: float) -> str:
    """The URL that the first child sends once it serves; empty when it ends or takes too long."""
    end = time.monotonic() + seconds
    while not children[0].has_ended and (left := end - time.monotonic()) > 0:
        alive = [child for child in children if not child.has_ended]
        if attend(alive, [news], left):
            return os.read(news, 1000).decode()
    return ""


def _stop(child: _Child) -> dict[str, Any]:
    """What the demo was refused, now that it has ended."""
    child.confined.end()
    text = json.dumps(msgspec.to_builtins(child.confined.refusals))
    return {"refusals": json.loads(text.replace(f"{child.folder}/", ""))}


def _live(folder: Path, log: Path, announce: int, ports: tuple[int, ...]) -> None:
    """Be the demo: run its file as the main program, tell where it serves, stay."""
    output = os.open(log, os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    settle(folder.parent / "tmp")
    _keep_files(folder.parent)
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    sys.argv = ["run.py"]
    _announce_launches(announce, iter(ports))
    runpy.run_path(str(folder / "run.py"), run_name="__main__")
    os.close(announce)
    threading.Event().wait()


def _keep_files(folder: Path) -> None:
    """Let the library keep the files of an app below `folder`."""
    files = str(folder / "files")
    os.environ.update(GRADIO_TEMP_DIR=files, GRADIO_EXAMPLES_CACHE=str(folder / "examples"))
    # What it has read while it was imported, it does not read again.
    for name, module in list(sys.modules.items()):
        if name.startswith("gradio.") and "DEFAULT_TEMP_DIR" in vars(module):
            vars(module)["DEFAULT_TEMP_DIR"] = files


def _announce_launches(announce: int, ports: Iterator[int]) -> None:
    """Make `launch` serve on the next loopback port, come back and tell the URL."""
    blocks_class = _library().Blocks
    launch = blocks_class.launch

    @wraps(launch)
    def launched(blocks: Any, *args: Any, **kwargs: Any) -> Any:
        ours = {"server_name": "127.0.0.1", "server_port": next(ports), "share": False}
        quiet = {"prevent_thread_lock": True, "inbrowser": False}
        plain = {"ssr_mode": False, "mcp_server": False}
        result = launch(blocks, *args, **{**kwargs, **ours, **quiet, **plain})
        os.write(announce, result[1].encode())
        return result

    blocks_class.launch = launched


def _free_ports(count: int) -> list[int]:
    """Numbers of ports that nobody uses now."""
    import socket

    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return numbers


if __name__ == "__main__":
    main()
