# The audit hook: what Python says it is about to do is refused here before it happens, in words
# that fit a Python script. On its own it is for honest code only: it hears nothing of what
# libraries written in C do by themselves.

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any
from urllib.parse import unquote, urlsplit

from docsgen.sandbox.paths import Effect, absolute, has_effect, path_of
from docsgen.sandbox.policy import Policy, is_number
from docsgen.sandbox.refusal import ForbiddenError, Frame, Refusal, socket_kind

Report = Callable[[Refusal, list[Frame]], None]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_PATHS: dict[str, tuple[tuple[int, int | None, Effect, bool], ...]] = {
    "os.chflags": ((0, None, "changes", True),),
    "os.chmod": ((0, 2, "changes", True),),
    "os.chown": ((0, 3, "changes", True),),
    "os.link": ((0, 2, "changes", True), (1, 3, "makes", False)),
    "os.mkdir": ((0, 2, "makes", False),),
    "os.mkfifo": ((0, 1, "makes", False),),
    "os.mknod": ((0, 1, "makes", False),),
    "os.remove": ((0, 1, "changes", False),),
    "os.removexattr": ((0, None, "changes", True),),
    "os.rename": ((0, 2, "changes", False), (1, 3, "opens", False)),
    "os.rmdir": ((0, 1, "changes", False),),
    "os.setxattr": ((0, None, "changes", True),),
    "os.symlink": ((1, 2, "makes", False),),
    "os.truncate": ((0, None, "changes", True),),
    "os.utime": ((0, 3, "changes", True),),
}
"""For each event the positions of paths and of their folder's descriptor, what is done to each, and
whether a link at the end is followed."""

_USUAL_PORTS = (0, 80, 443)
"""Those that an address of HTTP or HTTPS does not name."""

_PROCESSES = (
    "_posixsubprocess.fork_exec",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "subprocess.Popen",
)


def install(policy: Policy, report: Report) -> None:
    """Refuse and report, in this process and for good, what is outside of `policy`."""
    rules: dict[str, Callable[..., Iterator[Refusal]]] = {
        "open": _Files(policy).opened,
        "sqlite3.connect": _Files(policy).database,
        **{event: _Files(policy).changed for event in _PATHS},
        **_Network(policy).rules(),
        "os.kill": _signalled,
        "os.killpg": _signalled,
        "resource.prlimit": _signalled,
    }
    if not policy.processes:
        rules |= dict.fromkeys(_PROCESSES, _started)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in rules:
            return
        for refusal in rules[event](event, *arguments):
            report(refusal, _frames(sys._getframe(1)))
            raise ForbiddenError(refusal)

    _raise_missing_events()
    sys.addaudithook(hook)


def _frames(frame: FrameType | None) -> list[Frame]:
    frames = []
    while frame is not None:
        frames.append((frame.f_code.co_filename, frame.f_lineno))
        frame = frame.f_back
    return frames


class _Files:
    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def changed(self, event: str, *arguments: Any) -> Iterator[Refusal]:
        for path, folder, effect, follow in _PATHS[event]:
            at = arguments[folder] if folder is not None else None
            yield from self._write(event, arguments[path], at, effect, follow)

    def opened(
        self, event: str, path: Any, mode: str | None, flags: int, at: int | None = None
    ) -> Iterator[Refusal]:
        writes = flags & _WRITING if mode is None else set(mode) & set("wax+")
        if not writes or isinstance(path, int):  # a descriptor that is open already
            return
        makes = flags & os.O_CREAT or set(mode or "") & set("wax")
        yield from self._write(event, path, at, "opens" if makes else "changes", True)

    def database(self, event: str, path: Any, *_: Any) -> Iterator[Refusal]:
        name = os.fsdecode(path)
        if name.startswith("file:"):
            address = urlsplit(name)
            if "mode=ro" in address.query or "mode=memory" in address.query:
                return
            name = unquote(address.path)
        if name and name != ":memory:":
            yield from self._write(event, name, None, "opens", True)

    def _write(
        self, event: str, path: Any, at: int | None, effect: Effect, follow: bool
    ) -> Iterator[Refusal]:
        with suppress(OSError, ValueError):  # the call itself says what is wrong with its arguments
            if isinstance(path, int):
                place = path_of(path)
            else:
                base = os.getcwd() if at is None or at < 0 else path_of(at)
                place = absolute(os.fsdecode(path), base, follow=follow)
            is_file = place.startswith(os.sep) or sys.platform == "win32"
            if is_file and has_effect(place, effect) and not self._policy.may_write(place):
                yield Refusal("write", event, place)


class _Network:
    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def rules(self) -> dict[str, Callable[..., Iterator[Refusal]]]:
        """What is asked for each event."""
        names = ("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
        return {
            "socket.__new__": self._made,
            **dict.fromkeys(("socket.connect", "socket.bind"), self._reached),
            **dict.fromkeys(("socket.sendto", "socket.sendmsg"), self._reached),
            **dict.fromkeys((f"socket.{name}" for name in names), self._resolved),
        }

    def _made(self, event: str, _: Any, family: int, kind: int, *__: Any) -> Iterator[Refusal]:
        known = (-1, socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_UNIX", -1))
        kind = kind if kind < 0 else kind & 0xF  # without SOCK_CLOEXEC and SOCK_NONBLOCK
        if family not in known or kind not in (-1, socket.SOCK_STREAM):
            yield Refusal("network", event, socket_kind(family, kind))

    def _reached(self, event: str, used: socket.socket, address: Any, *_: Any) -> Iterator[Refusal]:
        if address is None:
            return
        if used.family == getattr(socket, "AF_UNIX", -1):
            yield from self._unix(event, address)
            return
        may = self._policy.may_connect if event == "socket.connect" else self._policy.may_serve
        if isinstance(address, tuple) and not may(*address[:2]):
            if event == "socket.bind" and address[1] == 0:  # a trial; the kernel refuses, if it can
                return
            yield Refusal("network", event, ":".join(map(str, address[:2])))

    def _unix(self, event: str, address: Any) -> Iterator[Refusal]:
        name = os.fsdecode(address)
        path = os.path.realpath(name) if name and "\0" not in name else ""
        is_there = not path or event == "socket.bind" or os.path.lexists(path)
        if is_there and not self._policy.may_write(path):
            shown = path or "@" + name.strip("\0")
            yield Refusal("network", event, f"the Unix socket {shown}")

    def _resolved(self, event: str, host: Any, port: Any = None, *_: Any) -> Iterator[Refusal]:
        name = host[0] if isinstance(host, tuple) else host
        if isinstance(name, bytes):
            name = os.fsdecode(name)
        if name and name != "localhost" and not is_number(name):  # which needs nobody's answer
            is_usual = not isinstance(port, int) or port in _USUAL_PORTS
            yield Refusal("network", event, name if is_usual else f"{name}:{port}")


def _signalled(event: str, process: int, *_: Any) -> Iterator[Refusal]:
    with suppress(OSError):
        if process == 0 or (process != -1 and os.getsid(abs(process)) == os.getsid(0)):
            return
    yield Refusal("signal", event, str(process))


def _started(event: str, *_: Any) -> Iterator[Refusal]:
    yield Refusal("process", event, "")


def _raise_missing_events() -> None:
    """Let calls be heard that Python says nothing of, or not enough."""
    import _posixsubprocess

    system: Any = os
    starter: Any = _posixsubprocess
    opened, fork_exec = os.open, starter.fork_exec

    def open_below(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None and flags & _WRITING:  # the event does not tell the folder
            with suppress(OSError):
                path = os.path.join(path_of(dir_fd), os.fsdecode(path))
        return opened(path, flags, mode, dir_fd=dir_fd)

    def audited(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def made(path: Any, *args: Any, dir_fd: int | None = None, **options: Any) -> Any:
            sys.audit(f"os.{name}", path, dir_fd)
            return call(path, *args, dir_fd=dir_fd, **options)

        return made

    def started(*args: Any) -> Any:
        sys.audit("_posixsubprocess.fork_exec")
        return fork_exec(*args)

    system.open, starter.fork_exec = open_below, started
    for name in ("mkfifo", "mknod"):
        setattr(system, name, audited(name))
    os.supports_dir_fd.update((os.open, os.mkfifo, os.mknod))
