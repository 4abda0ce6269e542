# What an app says that it needs: requirements.txt and pyproject.toml beside its script, and the
# script's own header (PEP 723, https://peps.python.org/pep-0723/). Nothing is installed for it; it
# tells which versions of what the scripts import are meant.

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from packaging.requirements import InvalidRequirement, Requirement

from docsgen.files import MAX_TEXT, UnusableFile, is_file, read_bytes

_HEADER = re.compile(r"^# /// script\s*$\n((?:^#(?: .*)?$\n)+?)^# ///\s*$", re.MULTILINE)
_COMMENT = re.compile(r"(^|\s+)#.*$")
_INCLUDE = re.compile(r"^(?:-r|--requirement)[ =]+(\S+)$")


class Declared(msgspec.Struct, frozen=True):
    """A requirement and where it is: a file beside the script, and its line there if that is known.

    `requirement` is None for text that is none, such as the address of a repository.
    """

    text: str
    file: str
    line: int | None = None

    @property
    def requirement(self) -> Requirement | None:
        """What is asked for (PEP 508)."""
        try:
            return Requirement(self.text)
        except InvalidRequirement:
            return None


def declared(folder: Path, entry: str, root: Path) -> list[Declared]:
    """What the app in `folder`, whose script is `entry`, asks for; links must not leave `root`.

    Files that are not there or cannot be read ask for nothing.
    """
    beside = PurePosixPath(entry).parent
    found = [*_header(_text(folder / entry, root), entry)]
    for place in dict.fromkeys((beside, PurePosixPath())):
        found += _listed(folder, str(place / "requirements.txt"), root, set())
        found += _project(_text(folder / place / "pyproject.toml", root), str(place))
    return found


def _text(path: Path, root: Path) -> str:
    if not is_file(path, root):
        return ""
    try:
        return read_bytes(path, root, MAX_TEXT).decode("utf-8", "replace")
    except UnusableFile:
        return ""


def _listed(folder: Path, name: str, root: Path, seen: set[str]) -> Iterator[Declared]:
    """The lines of a requirements file of pip's and of those that it includes."""
    if name in seen:
        return
    seen.add(name)
    text = _text(folder / name, root)
    for number, line in _logical_lines(text):
        if include := _INCLUDE.match(line):
            yield from _listed(folder, str(PurePosixPath(name).parent / include[1]), root, seen)
        elif not line.startswith("-"):
            yield Declared(line.partition(" --")[0].strip(), name, number)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without comments, those that end with a backslash joined."""
    pending, start = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        start = start if pending else number
        pending += _COMMENT.sub("", line)
        if pending.endswith("\\"):
            pending = pending[:-1]
            continue
        if pending.strip():
            yield start, pending.strip()
        pending = ""
    if pending.strip():
        yield start, pending.strip()


def _header(script: str, file: str) -> Iterator[Declared]:
    if not (found := _HEADER.search(script)):
        return
    lines = [line.removeprefix("#").removeprefix(" ") for line in found[1].splitlines()]
    first = script.count("\n", 0, found.start(1)) + 1
    for text in _dependencies(_toml("\n".join(lines))):
        at = next((number for number, line in enumerate(lines, first) if text in line), None)
        yield Declared(text, file, at)


def _project(text: str, folder: str) -> Iterator[Declared]:
    table = _toml(text).get("project", {})
    for one in _dependencies(table if isinstance(table, dict) else {}):
        at = next((number for number, line in enumerate(text.splitlines(), 1) if one in line), None)
        yield Declared(one, str(PurePosixPath(folder) / "pyproject.toml"), at)


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _dependencies(table: dict[str, Any]) -> list[str]:
    listed = table.get("dependencies", [])
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
