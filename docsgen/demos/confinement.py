# What a demo may do while it is exported: read what it likes, write in its own folder, and nothing
# else, for a limited time. This keeps honest scripts from harm; it is no prison for hostile ones.

from __future__ import annotations

import io
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")
_PROCESSES = (
    "os.fork",
    "os.forkpty",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "subprocess.Popen",
)
_CHANGES = {
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
}


class ForbiddenError(PermissionError):
    """A demo tried to reach out of its folder; `what` says how, in words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class LimitError(BaseException):
    """A demo took too much of something; nothing that it catches by accident."""


def confine(folder: Path, *, seconds: float, memory: int, output: int) -> None:
    """Confine this process, for good, to `folder` and to limits (memory and output in bytes)."""
    os.setsid()
    signal.signal(signal.SIGALRM, _too_late(seconds))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output * 64, output * 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout = _Limited(sys.stdout, output)
    sys.stderr = _Limited(sys.stderr, output)
    sys.addaudithook(_guard(os.path.realpath(folder)))


def _too_late(seconds: float) -> Callable[[int, FrameType | None], NoReturn]:
    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise LimitError(f"it has not come to an end after {seconds:g} seconds")

    return stop


class _Limited(io.TextIOBase):
    """Text output that ends with LimitError after `limit` characters."""

    def __init__(self, target: Any, limit: int) -> None:
        self._target = target
        self._left = self._limit = limit

    def write(self, text: str) -> int:
        self._left -= len(text)
        if self._left < 0:
            raise LimitError(f"it prints more than {self._limit / 1_000_000:g} MB")
        self._target.write(text)
        return len(text)

    def flush(self) -> None:
        self._target.flush()

    def fileno(self) -> int:
        return int(self._target.fileno())

    encoding = "utf-8"


def _guard(folder: str) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that allows writing in `folder` only, and neither sockets nor processes."""
    allowed = (folder + os.sep, os.devnull)

    def is_inside(path: Any) -> bool:
        if isinstance(path, int):
            return True  # a descriptor that is open already
        return os.path.realpath(os.fsdecode(path)).startswith(allowed)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        for path in _written(event, arguments):
            if not is_inside(path):
                raise ForbiddenError(f"it writes to {os.fsdecode(path)}, outside its folder")
        if event in _NETWORK:
            _forbid_network(event, arguments)
        if event in _PROCESSES:
            raise ForbiddenError("it starts another process")

    return hook


def _written(event: str, arguments: tuple[Any, ...]) -> list[Any]:
    """The paths that an audited event is about to change."""
    if event == "open":
        path, mode, flags = arguments
        writes = flags & _WRITING if mode is None else set(mode) & set("wax+")
        return [path] if writes else []
    return [arguments[position] for position in _CHANGES.get(event, ())]


def _forbid_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith("socket.get"):
        raise ForbiddenError(f"it asks the network for {arguments[0]}")
    if arguments[0].family != socket.AF_UNIX:
        raise ForbiddenError(f"it uses the network ({arguments[1]})")
