# What lies beside a script that is exported by itself, and is named in it: a path in its text is
# the only sign that it needs the file, which it may open as late as in an event.

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from shlex import quote

from docsgen.demos.secret_files import secret_kind
from docsgen.demos.source import Source
from docsgen.diagnostics import Finding, Findings, finding
from docsgen.files import can_be_shown
from docsgen.residue import is_residue

_LONGEST = 255
_QUOTED = re.compile(r"'([^'\n]+)'")


def report_left_behind(source: Source, findings: Findings) -> None:
    """DG340 for each file or folder that a demo's modules name and that is not exported."""
    findings.extend(_finding(source, *one) for one in _left_behind(source))


def hint_of(source: Source, message: str) -> str:
    """What to do about a `message` that quotes the path of a file which was left behind, or ""."""
    for text in _QUOTED.findall(message):
        if name := _left(source, text):
            return f"{name} is beside the script and was not taken: --include {quote(name)}"
    return ""


def _finding(source: Source, name: str, file: str, line: int) -> Finding:
    message = f"demo {source.name}: {name} is not exported, and the script names it"
    hint = f"--include {quote(name)} takes it along, --exclude {quote(name)} does without it"
    return finding("DG340", message + source.place(file, line), hint, source.at(file, line))


def _left_behind(source: Source) -> Iterator[tuple[str, str, int]]:
    """What is named, each once, with the file and the line where that is."""
    seen: set[str] = set()
    for file in source.files:
        if not file.endswith(".py"):
            continue
        for text, line in _texts(source.read(file)):
            name = _left(source, text)
            if name and name not in seen:
                seen.add(name)
                yield name, file, line


def _texts(code: bytes) -> Iterator[tuple[str, int]]:
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


def _left(source: Source, text: str) -> str | None:
    """The path in the demo's folder that a text is, if something is there and is not exported."""
    path = PurePosixPath(text)
    is_path = text and len(text) <= _LONGEST and can_be_shown(text) and path.parts
    if not is_path or path.is_absolute() or ".." in path.parts:
        return None
    name, place = path.as_posix(), source.folder / path
    known = (*source.files, *source.excluded, source.notebook)
    if not place.exists() or any(f"{one}/".startswith(f"{name}/") for one in known):
        return None
    if source.selection.excludes(name) or secret_kind(name, b""):
        return None
    parts = [place, *place.parents][: len(path.parts)]
    return None if any(map(is_residue, parts)) else name
