# Which files a writer wants in an export, and which not: patterns as a shell knows them, relative
# to the demo's folder. What no pattern speaks of is for `docsgen.demos.source` to decide.

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from glob import escape, iglob
from pathlib import Path, PurePosixPath

import msgspec

_WILDCARD = re.compile(r"[*?\[]")
_LONGEST = 255
"""Characters that file systems take in a name."""


class Selection(msgspec.Struct, frozen=True):
    """What is to go into an export besides what goes in anyway, and what is to stay out.

    A pattern fits files and whole folders. In `include`, `*` fits no name that starts with a dot.
    In `exclude`, which has the last word, a pattern without a slash fits in every folder.
    """

    include: list[str] = []
    exclude: list[str] = []

    def included(self, folder: Path) -> set[str]:
        """The files in `folder` that are asked for, as paths with forward slashes."""
        found: set[str] = set()
        for pattern in self.spelled_out:
            given = escape(pattern) if (folder / pattern).exists() else pattern
            for wanted in (given, f"{given}/**"):
                # unlike that of a Path, this one leaves hidden files to patterns with a dot
                found |= set(iglob(wanted, root_dir=folder, recursive=True))  # noqa: PTH207
        files = {name for name in found if _is_in(folder, name) and (folder / name).is_file()}
        return {Path(name).as_posix() for name in files if not self.excludes(name)}

    def excludes(self, name: str) -> bool:
        """Whether the file `name`, a path with forward slashes, is to stay out."""
        return any(_excludes(_plain(pattern), name) for pattern in self.exclude)

    @property
    def spelled_out(self) -> set[str]:
        """What `include` names; the files of a folder that it names are not spelled out."""
        return {_plain(pattern) for pattern in self.include}

    def without_effect(self, folder: Path, names: Iterable[str]) -> list[str]:
        """Patterns without wildcards that fit nothing: somebody may have mistyped them.

        They may fit what is in `folder`, and `names` of files.
        """
        known = {part for name in names for part in _parts(name)}
        given = {one: _plain(one) for one in (*self.include, *self.exclude)}
        return [
            one
            for one, plain in given.items()
            if not (_WILDCARD.search(one) or plain in known or _is_in(folder, plain))
        ]


def fault_of(pattern: str) -> str | None:
    """Why `pattern` cannot be one, None when it can."""
    path = PurePosixPath(pattern)
    is_elsewhere = path.is_absolute() or ".." in path.parts or not path.parts
    is_impossible = "\0" in pattern or any(len(part) > _LONGEST for part in path.parts)
    if is_elsewhere or is_impossible:
        return f"{pattern[:_LONGEST]!r} leads to no file below the demo's folder"
    return None


def _plain(pattern: str) -> str:
    return pattern.removeprefix("./").rstrip("/")


def _is_in(folder: Path, name: str) -> bool:
    """Whether `name` is there and leads to nothing outside the folder."""
    path = (folder / name).resolve()
    return path.exists() and path.is_relative_to(folder.resolve())


def _excludes(pattern: str, name: str) -> bool:
    if "/" not in pattern:
        return any(part == pattern or fnmatchcase(part, pattern) for part in name.split("/"))
    return f"{name}/".startswith(f"{pattern}/") or _fits(pattern.split("/"), name.split("/"))


def _fits(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a pattern fits a path, or a folder on it."""
    if not pattern:
        return True
    if pattern[0] == "**" and _fits(pattern[1:], path):
        return True
    rest = pattern if pattern[0] == "**" else pattern[1:]
    return bool(path) and fnmatchcase(path[0], pattern[0]) and _fits(rest, path[1:])


def _parts(name: str) -> set[str]:
    """What a pattern without wildcards can be to fit `name`."""
    path = PurePosixPath(name)
    return {path.as_posix(), *map(str, path.parents), *path.parts}
