# The documented library as witness: its docstrings hold many samples of the reference pages with
# their true indentation. They are read statically, from the installed package. A guide
# that holds the same sample with more facts (a twin) is a witness too.

from __future__ import annotations

import ast
import re
import textwrap
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docsgen.ingest.restore.block import Restored, Stored, squash

_HEADER = re.compile(r"^( *)[A-Z][\w ]*:\s*$")
_FENCE = re.compile(r"^ *```\w*\n(.*?)^ *```", re.M | re.S)
_SHORTEST = 12


class Witnesses(Mapping[str, str]):
    """True sources by their squashed text; `where` names the place each comes from."""

    def __init__(self, entries: Mapping[str, tuple[str, str]]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, squashed: str) -> str:
        return self._entries[squashed][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def where(self, squashed: str) -> str:
        """Return the place the sample with this squashed text comes from."""
        return self._entries[squashed][1]

    def joined(self, other: Witnesses) -> Witnesses:
        """Return these witnesses and those of `other`, which wins where both know a sample."""
        return Witnesses({**self._entries, **other._entries})


def read_witnesses(package: Path) -> Witnesses:
    """Index the samples in the docstrings of the package in a folder."""
    entries: dict[str, tuple[str, str]] = {}
    for name, text in _modules(package):
        if "Example" not in text and "```" not in text:
            continue
        for where, docstring in _docstrings(name, text):
            for sample in _samples(docstring):
                key = squash(sample)
                if len(key) >= _SHORTEST:
                    entries.setdefault(key, (sample, where))
    return Witnesses(entries)


def twins(results: Iterable[tuple[Stored, Restored]]) -> Witnesses:
    """Return the surely restored samples as witnesses for blocks that kept fewer facts."""
    sure = ("verbatim", "reconstructed")
    return Witnesses(
        {
            squash(stored.source): (restored.code, "the same sample on another page")
            for stored, restored in results
            if stored.origin == "guide" and restored.status in sure
        }
    )


_BLOCKS = ("body", "cases", "handlers", "orelse", "finalbody")
"""Where a statement holds others."""


def _modules(package: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package.parent).as_posix(), path.read_text("utf-8", "replace")


def _docstrings(name: str, text: str) -> Iterator[tuple[str, str]]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    nodes = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
    for node in _statements(tree):
        if isinstance(node, nodes):
            docstring = ast.get_docstring(node)
            if docstring:
                owner = getattr(node, "name", "")
                yield f"{name}, docstring of {owner}" if owner else name, docstring


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """What may hold a definition, in the order of `ast.walk`, which visits expressions too."""
    waiting: deque[ast.AST] = deque([tree])
    while waiting:
        node = waiting.popleft()
        waiting.extend(inner for name in _BLOCKS for inner in getattr(node, name, ()))
        yield node


def _samples(docstring: str) -> Iterator[str]:
    """Yield what stands indented below a heading such as `Example:`, and fenced blocks."""
    for match in _FENCE.finditer(docstring):
        yield textwrap.dedent(match.group(1)).strip("\n")
    lines = docstring.split("\n")
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header is None:
            continue
        depth = len(header.group(1))
        end = number + 1
        while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > depth):
            end += 1
        yield textwrap.dedent("\n".join(lines[number + 1 : end])).strip("\n").rstrip()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
