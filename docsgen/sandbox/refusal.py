# What a confined process tried and was not let do, as data that becomes a finding.

from __future__ import annotations

import errno
import os
import socket
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

Kind = Literal["write", "network", "process", "signal", "system"]

_SENTENCES: dict[Kind, str] = {
    "write": "it writes to {0.target}, outside its folder ({0.call})",
    "network": "it uses the network: {0.target} ({0.call})",
    "process": "it starts another process ({0.call})",
    "signal": "it reaches for another process, {0.target} ({0.call})",
    "system": "it asks the system for what no demo may do ({0.call})",
}

_LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_REQUESTS = (*_LOOKUPS, "socket.connect", "connect")

MOST = 20
"""More different refusals than these are not kept."""

_LIBRARIES = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
_PACKAGES = tuple({*_LIBRARIES, *map(os.path.realpath, _LIBRARIES)})
_WRAPPERS = str(Path(__file__).parents[1] / "native") + os.sep
"""What stands between Python's functions and a demo, and does nothing by itself."""
_STANDARD = (sysconfig.get_path("stdlib"), "<frozen")

Frame = tuple[str, int]
"""A file and a line in it."""


class Refusal(msgspec.Struct, frozen=True):
    """A call that was refused: what it wanted to do, its name and what it was about.

    `file` and `line` are the place in the process's own folder that it came from, if known.
    """

    kind: Kind
    call: str
    target: str
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return _SENTENCES[self.kind].format(self)

    @property
    def is_request(self) -> bool:
        """Whether another host was to be asked, or its address to be looked up."""
        return self.kind == "network" and self.call in _REQUESTS and " " not in self.target


class ForbiddenError(PermissionError):
    """The audit hook has refused something; `refusal` says what."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(errno.EACCES, str(refusal))
        self.refusal = refusal

    def __str__(self) -> str:
        return str(self.refusal)


def socket_kind(family: int, kind: int) -> str:
    """A kind of socket by the names of its two numbers."""
    names = []
    for known, number in ((socket.AddressFamily, family), (socket.SocketKind, kind)):
        try:
            names.append(known(number).name)
        except ValueError:
            names.append(str(number))
    return " ".join(names)


def placed(refusal: Refusal, frames: Iterable[Frame], folder: str) -> Refusal | None:
    """The refusal with the innermost of `frames` that is in `folder`.

    None for what an installed package tries by itself and gets on without: it starts a process to
    look around, or keeps something beside its own code.
    """
    frames = list(frames)
    is_for_itself = refusal.kind == "process" or refusal.target.startswith(_PACKAGES)
    if is_for_itself and _is_a_package(frames):
        return None
    place = next(((file, line) for file, line in frames if file.startswith(folder)), (None, None))
    return msgspec.structs.replace(refusal, file=place[0], line=place[1])


def _is_a_package(frames: list[Frame]) -> bool:
    """Whether the innermost code that is not Python's own belongs to an installed package."""
    for file, _ in frames:
        if file.startswith(_PACKAGES):
            return True
        if not file.startswith((*_STANDARD, _WRAPPERS)):
            return False
    return False
