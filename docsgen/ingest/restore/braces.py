# Languages whose brackets carry the structure: JSON, JavaScript, TypeScript, CSS, C++, Rust, R.
# Depth follows from the brackets, so indentation is computed, not guessed. Tab-indented blocks came
# through the scraper whole and stay as they are.

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""//[^\n]* | /\*(?:.|\n)*?(?:\*/|\Z) | `(?:\\.|[^`\\])*`? | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'?
      | [()\[\]{}] | [^\s] | \s+""",
    re.X,
)
_CHAIN = re.compile(r"(\.\w|\?|:|&&|\|\||\+ |- d)")
INDENT = {"javascript": 4, "typescript": 4, "json": 4, "css": 4, "cpp": 4, "rust": 4, "r": 4}


class Braced(NamedTuple):
    """Re-indented text and whether every bracket found its partner."""

    code: str
    balanced: bool


def indent(source: str, language: str) -> Braced:
    """Indent `source` by the depth of its brackets; lines with tabs keep them."""
    width = INDENT.get(language, 4)
    depths, balanced = _depths(source, language)
    if re.search(r"^ ?\t", source, re.M):
        return Braced(source, balanced)
    lines = source.split("\n")
    written = []
    for number, line in enumerate(lines):
        text = line.strip(" ") if not line.strip() else line.lstrip(" ")
        depth, literal = depths[number]
        depth += int(not literal and bool(_CHAIN.match(text)) and number > 0)
        written.append(" " * (width * depth) + text if text.strip() else "")
    return Braced("\n".join(written), balanced)


def _depths(source: str, language: str) -> tuple[list[tuple[int, bool]], bool]:
    """Depth of each line, and whether it begins inside a string or comment."""
    found: list[tuple[int, bool]] = []
    lines = [0]
    stack: list[int] = []
    balanced = True
    fresh = True
    row = 0
    pending: list[tuple[int, bool]] = [(0, False)]
    del found, lines
    for match in _TOKEN.finditer(source):
        text = match.group()
        if text.isspace():
            for _ in range(text.count("\n")):
                row += 1
                pending.append((_depth(stack), False))
                fresh = True
            continue
        if text in ")]}":
            if stack:
                stack.pop()
            else:
                balanced = False
            if fresh:
                pending[row] = (_depth(stack), False)
            continue
        fresh = False
        if text in "([{":
            stack.append(row)
        for _ in range(text.count("\n")):
            row += 1
            pending.append((_depth(stack), True))
    return pending, balanced and not stack


def _depth(stack: list[int]) -> int:
    """Depth that shows: brackets opened on one line count once."""
    return len(set(stack))
