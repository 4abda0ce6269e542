# Folders for temporary files that every program knows by name. In the reader's browser a demo has
# them to itself; here others use them. So a demo's own folder stands in for them: what Python code
# does below /tmp is done there. C code that is given such a path is refused, as with any other.

from __future__ import annotations

import builtins
import io
import os
import sqlite3
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

_ONE = (
    *("access", "chdir", "chmod", "chown", "listdir", "lstat", "mkdir", "mkfifo", "mknod", "open"),
    *("readlink", "remove", "rmdir", "scandir", "stat", "statvfs", "truncate", "unlink", "utime"),
)
"""Functions of `os` that are given a path."""

_TWO = ("link", "rename", "replace", "symlink")
"""Functions that are given two."""

_SUPPORTS = ("dir_fd", "effective_ids", "fd", "follow_symlinks")
"""What `os` knows of its functions, in sets named after this."""

_ELSEWHERE: tuple[tuple[Any, str], ...] = (
    (builtins, "open"),
    (io, "open"),
    (os.path, "abspath"),
    (os.path, "realpath"),
    (sqlite3, "connect"),
    (sqlite3.dbapi2, "connect"),
)


def redirect(folders: dict[str, Path]) -> None:
    """From now on let Python find each of the named folders in another place, which is made.

    What this process runs with, packages and the demo itself, stays where it is.
    """
    for target in folders.values():
        target.mkdir(exist_ok=True)
    stays = [path for path in _in_use(folders.values()) if not _holds_any(path, folders)]
    moved = _Moved(folders, stays)
    for name in (*_ONE, *_TWO):
        plain = getattr(os, name)
        setattr(os, name, moved.wrapped(plain, 2 if name in _TWO else 1))
        for kind in _SUPPORTS:
            known: set[Any] = getattr(os, f"supports_{kind}")
            known |= {getattr(os, name)} if plain in known else set()
    for module, name in _ELSEWHERE:
        setattr(module, name, moved.wrapped(getattr(module, name), 1))


def _in_use(targets: Any) -> list[str]:
    """Folders that this process reads by their own names."""
    scratch = {str(target.parent) for target in targets}
    return [path for path in {sys.prefix, sys.base_prefix, *sys.path, *scratch} if path]


def _holds_any(path: str, folders: dict[str, Path]) -> bool:
    return any(Path(folder).is_relative_to(path) for folder in folders)


class _Moved:
    """Paths as they are meant, those below `stays` as they are."""

    def __init__(self, folders: dict[str, Path], stays: list[str]) -> None:
        self._folders = {folder: str(target) for folder, target in folders.items()}
        self._stays = stays

    def wrapped(self, function: Callable[..., Any], paths: int) -> Callable[..., Any]:
        """A function whose first arguments, so many, are paths."""

        @wraps(function)
        def called(*args: Any, **options: Any) -> Any:
            meant = [self.path(path) for path in args[:paths]]
            return function(*meant, *args[paths:], **options)

        return called

    def path(self, path: Any) -> Any:
        """Where what is called `path` is; a descriptor is itself."""
        if not isinstance(path, str | bytes | os.PathLike):
            return path
        name = os.path.normpath(os.fsdecode(path))
        for folder, target in self._folders.items():
            if _is_below(name, folder) and not any(_is_below(name, one) for one in self._stays):
                there = target + name[len(folder) :]
                return os.fsencode(there) if isinstance(path, bytes) else there
        return path


def _is_below(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder + "/")
