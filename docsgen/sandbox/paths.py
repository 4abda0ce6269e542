# From what a call is given to the file that it is about, inside the process and from outside.

from __future__ import annotations

import os
import sys
from typing import Literal

Effect = Literal["makes", "opens", "changes"]
"""What a call does to a path: it must be free, may be either, or must exist."""

_MAX_LINKS = 40  # as many as Linux follows


def has_effect(path: str, effect: Effect) -> bool:
    """Whether the call would do something at all: one that fails anyway need not be refused."""
    if effect == "changes":
        return os.path.lexists(path)
    return os.path.isdir(os.path.dirname(path)) and not (
        effect == "makes" and os.path.lexists(path)
    )


def absolute(path: str, base: str, *, follow: bool) -> str:
    """The real path of `path` below the folder `base`; its last part may be a link to leave."""
    path = os.path.join(base, path)
    head, tail = os.path.split(path.rstrip("/"))
    if follow or tail in ("", ".", ".."):
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(head), tail)


def path_of(descriptor: int) -> str:
    """The path behind a descriptor of this process; raises OSError when it is not open."""
    if sys.platform == "darwin":
        import fcntl

        return os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0"))
    return os.readlink(f"/proc/self/fd/{descriptor}")


def seen_by(thread: int, path: str, *, follow: bool, links: int = _MAX_LINKS) -> str:
    """The real path of an absolute `path` as another thread would find it: /proc/self is its own.

    Raises OSError where links go round in circles.
    """
    place = "/"
    parts = [part for part in path.split("/") if part not in ("", ".")]
    for position, part in enumerate(parts):
        if part == "..":
            place = os.path.dirname(place)
            continue
        is_last = position == len(parts) - 1
        place = os.path.join(place, part)
        if place in ("/proc/self", "/proc/thread-self"):
            place = f"/proc/{thread}"
        elif (follow or not is_last) and os.path.islink(place):
            if not links:
                raise OSError("too many links")
            target = os.readlink(place)
            rest = "/".join(parts[position + 1 :])
            joined = os.path.join(os.path.dirname(place), target, rest)
            return seen_by(thread, joined.rstrip("/"), follow=follow, links=links - 1)
    return place
