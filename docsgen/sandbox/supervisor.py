# The side of the kernel's confinement that decides: each call that the filter passes on waits until
# it is answered here, in another process. A call outside the policy fails as if the system refused
# it, and is remembered; the others go on, and Landlock looks at them once more.

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from docsgen.sandbox.paths import has_effect, seen_by
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.refusal import Kind, Refusal, socket_kind
from docsgen.sandbox.syscalls import PROCESSES, SIGNALS, WRITES, PathArgument

if TYPE_CHECKING:
    from seccompy.notify import Listener, Notification

STACK_SIGNAL = getattr(signal, "SIGRTMAX", 64) - 1
"""Makes a confined process write down where it is in its Python code."""

_AT_FDCWD = -100 & 0xFFFFFFFF
_NETLINK = 16
_LONGEST_PATH = 4096
_LONGEST_ADDRESS = 128
_NAME_SERVICES = ("/var/run/nscd/", "/run/nscd/", "/run/systemd/", "/run/uuidd/")
"""Sockets that the C library tries by itself, and does without."""


class Supervisor:
    """Answers for one confined process, whose number is `process`, and those that it starts."""

    def __init__(self, policy: Policy, listener: Listener, process: int) -> None:
        self._policy, self._listener, self._process = policy, listener, process

    def fileno(self) -> int:
        """The descriptor that is readable when a call waits."""
        return self._listener.fileno()

    def answer(self) -> tuple[Refusal, bool] | None:
        """Answer one call; a refusal, and whether the process was told to write its stack."""
        from seccompy.notify import RespFlag

        with suppress(OSError):  # who asked is gone
            call = self._listener.recv()
            verdict = self._verdict(call)
            if not self._listener.valid(call.id):  # else its memory was another's
                return None
            if verdict is None:
                self._listener.respond(call.id, flags=RespFlag.CONTINUE)
                return None
            refusal, error = verdict
            is_told = refusal is not None and self._ask_for_stack(call.pid)
            self._listener.respond(call.id, error=error)
            return (refusal, is_told) if refusal else None
        return None

    def close(self) -> None:
        """Answer no more: what still asks is told that there is no such call."""
        self._listener.close()

    def _ask_for_stack(self, thread: int) -> bool:
        """Send the signal; it arrives when the call returns, so that the stack is that of the call.

        Only where the process handles it: one that has become another program would die of it.
        """
        with suppress(OSError, ValueError, IndexError):
            status = _status(thread)
            handled = int(status["SigCgt"], 16) >> (STACK_SIGNAL - 1) & 1
            if handled and int(status["Tgid"]) == self._process:
                library = ctypes.CDLL(None)
                return bool(library.tgkill(self._process, thread, STACK_SIGNAL) == 0)
        return False

    def _verdict(self, call: Notification) -> tuple[Refusal | None, int] | None:
        """None to let the call go on, else how it fails and what to remember of it."""
        from seccompy.syscalls import syscall_name

        name = syscall_name(call.nr)
        if name in WRITES:
            return next(self._writes(call, name), None)
        if name in SIGNALS:
            return self._signal(call, name)
        if name in _NETWORK:
            return _NETWORK[name](self, call)
        kind: Kind = "process" if name in PROCESSES else "system"
        return Refusal(kind, name, ""), errno.EPERM

    def _writes(self, call: Notification, name: str) -> Iterator[tuple[Refusal, int]]:
        for argument in WRITES[name]:
            try:
                path = self._path(call, argument)
                matters = path.startswith("/") and has_effect(path, argument.effect)
            except OSError:  # there is no such path, as the call will say
                continue
            if matters and not self._policy.may_write(path):
                yield Refusal("write", name, path), errno.EACCES

    def _path(self, call: Notification, argument: PathArgument) -> str:
        given = b"" if argument.path is None else self._text(call, argument.path)
        if given.startswith(b"/"):
            base = ""
        elif argument.folder is None or call.args[argument.folder] & 0xFFFFFFFF == _AT_FDCWD:
            base = os.readlink(f"/proc/{call.pid}/cwd")
        else:
            number = call.args[argument.folder] & 0xFFFFFFFF
            base = os.readlink(f"/proc/{call.pid}/fd/{number}")
        if not given:
            return base
        follow = argument.follow
        if argument.flags is not None and call.args[argument.flags] & argument.nofollow:
            follow = False
        path = os.path.join(base, os.fsdecode(given))
        return seen_by(call.pid, path, follow=follow or given.endswith(b"/"))

    def _text(self, call: Notification, position: int) -> bytes:
        address = call.args[position]
        return _read(call.pid, address, _LONGEST_PATH).partition(b"\0")[0] if address else b""

    def _signal(self, call: Notification, name: str) -> tuple[Refusal, int] | None:
        target = ctypes.c_int32(call.args[SIGNALS[name]] & 0xFFFFFFFF).value
        if name in ("setpriority", "ioprio_set") and call.args[0] not in (0, 1):
            target = 1  # all processes of a group or a user
        if name == "prlimit64" and not call.args[2]:
            return None  # it only asks
        with suppress(OSError):
            if target == 0 or (target != -1 and os.getsid(abs(target)) == self._process):
                return None
        return Refusal("signal", name, str(target)), errno.EPERM

    def _connect(self, call: Notification) -> tuple[Refusal | None, int] | None:
        family, host, port = self._address(call)
        if family == socket.AF_UNIX:
            return self._unix("connect", host)
        if family == socket.AF_UNSPEC or self._policy.may_connect(host, port):
            return None
        return Refusal("network", "connect", f"{host}:{port}"), errno.EACCES

    def _bind(self, call: Notification) -> tuple[Refusal | None, int] | None:
        family, host, port = self._address(call)
        if family == socket.AF_UNIX:
            return self._unix("bind", host)
        if self._policy.may_serve(host, port):
            return None
        # Libraries bind to any port of their own machine to see whether it knows IPv6.
        is_trial = port == 0
        refusal = None if is_trial else Refusal("network", "bind", f"{host}:{port}")
        return refusal, errno.EACCES

    def _unix(self, name: str, path: str) -> tuple[Refusal | None, int] | None:
        if path and not path.startswith("@") and self._policy.may_write(path):
            return None
        is_there = path.startswith("@") or os.path.lexists(path)
        if name == "connect" and (path.startswith(_NAME_SERVICES) or not is_there):
            return None, errno.ENOENT
        return Refusal("network", name, f"the Unix socket {path or '(unnamed)'}"), errno.EACCES

    def _listen(self, call: Notification) -> tuple[Refusal | None, int] | None:
        from seccompy.notify import pidfd_getfd, pidfd_open

        process = pidfd_open(int(_status(call.pid)["Tgid"]))
        try:
            copy = socket.socket(fileno=pidfd_getfd(process, call.args[0] & 0xFFFFFFFF))
        finally:
            os.close(process)
        with copy:
            bound = copy.getsockname()
            if copy.family == socket.AF_UNIX or self._policy.may_serve(*bound[:2]):
                return None
        return Refusal("network", "listen", f"{bound[0]}:{bound[1]}"), errno.EACCES

    def _socket(self, call: Notification) -> tuple[Refusal | None, int] | None:
        """A socket that is not let be; the resolver's own, for addresses, are not worth a word."""
        family, kind = call.args[0] & 0xFFFFFFFF, call.args[1] & 0xF
        is_own = family == _NETLINK or (self._policy.ports and kind == socket.SOCK_DGRAM)
        refusal = None if is_own else Refusal("network", "socket", socket_kind(family, kind))
        return refusal, errno.EACCES

    def _send(self, call: Notification) -> tuple[Refusal | None, int] | None:
        return Refusal("network", "send", "a connection without connect()"), errno.EACCES

    def _address(self, call: Notification) -> tuple[int, str, int]:
        """Family, host and port, or the path, of the address at the second and third argument."""
        length = min(call.args[2] & 0xFFFFFFFF, _LONGEST_ADDRESS)
        data = _read(call.pid, call.args[1], length)[:length].ljust(_LONGEST_ADDRESS, b"\0")
        (family,) = struct.unpack_from("=H", data)
        if family == socket.AF_UNIX:
            return family, self._unix_name(call.pid, data[2:length]), 0
        (port,) = struct.unpack_from("!H", data, 2)
        if family == socket.AF_INET6:
            return family, socket.inet_ntop(socket.AF_INET6, data[8:24]), port
        return family, socket.inet_ntop(socket.AF_INET, data[4:8]), port

    def _unix_name(self, thread: int, name: bytes) -> str:
        if name.startswith(b"\0"):
            return "@" + os.fsdecode(name[1:])
        path = os.fsdecode(name.partition(b"\0")[0])
        if not path:
            return ""
        base = os.readlink(f"/proc/{thread}/cwd")
        return seen_by(thread, os.path.join(base, path), follow=True)


_NETWORK = {
    "connect": Supervisor._connect,
    "bind": Supervisor._bind,
    "listen": Supervisor._listen,
    "socket": Supervisor._socket,
    "socketpair": Supervisor._socket,
    "sendto": Supervisor._send,
    "sendmsg": Supervisor._send,
    "sendmmsg": Supervisor._send,
}


def _read(thread: int, address: int, length: int) -> bytes:
    """Memory of another process, up to the end of what is mapped there."""
    with open(f"/proc/{thread}/mem", "rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(length)


def _status(thread: int) -> dict[str, str]:
    with open(f"/proc/{thread}/status", encoding="ascii", errors="replace") as lines:
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
