# Languages whose brackets carry the structure: JSON, JavaScript, TypeScript, CSS, C++, Rust, R.
# Depth follows from the brackets, so indentation is computed, not guessed. Tab-indented blocks came
# through the scraper whole and stay as they are.

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""//[^\n]* | /\*(?:.|\n)*?(?:\*/|\Z) | `(?:\\.|[^`\\])*`? | "(?:\\.|[^"\\\n])*"?
      | '(?:\\.|[^'\\\n])*'? | [()\[\]{}] | \S | \s+""",
    re.X,
)
_SHELL_TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"? | [()\[\]{}] | \S | \s+', re.X)
_CHAIN = re.compile(r"(\.\w|[?:] |&& |\|\| |\+ )")
INDENT = {"javascript": 2, "typescript": 2, "json": 2, "css": 2, "r": 2, "cpp": 4, "rust": 4}
"""Blanks per level: what formatters of each language write (window edges agree, record 649)."""

_DEEPEST = 200
"""Deeper nesting than any sample has; beyond it brackets are not counted."""


class Place(NamedTuple):
    """The lines whose brackets are open where a line begins, and the one it closes (-1: none).

    `literal` tells that the line begins inside a string or comment.
    """

    open: frozenset[int] = frozenset()
    closes: int = -1
    literal: bool = False

    @property
    def depth(self) -> int:
        """Depth that shows: brackets opened on the same line count as one step."""
        return len(self.open)


class Braced(NamedTuple):
    """Re-indented text and whether every bracket found its partner."""

    code: str
    balanced: bool


def indent(source: str, language: str) -> Braced:
    """Indent `source` by the depth of its brackets; a block with tabs keeps them."""
    walk = _Walk(source, _TOKEN)
    if re.search(r"^ ?\t", source, re.M):
        return Braced(source, walk.balanced)
    width = INDENT.get(language, 4)
    written: list[str] = []
    chained: set[int] = set()
    for number, line in enumerate(source.split("\n")):
        text = line.lstrip(" ")
        place = walk.lines[number]
        if number and not place.literal and _CHAIN.match(text):
            chained.add(number)
        steps = place.depth + len(chained & {*place.open, place.closes, number})
        written.append(" " * (width * steps) + text if text.strip() else "")
    return Braced("\n".join(written), walk.balanced)


def shell_depths(source: str) -> list[int]:
    """Return the bracket depth of every line; a shell's quotes do not hide brackets."""
    return [place.depth for place in _Walk(source, _SHELL_TOKEN).lines]


class _Walk:
    """One pass over the tokens."""

    def __init__(self, source: str, token: re.Pattern[str]) -> None:
        self.lines = [Place()]
        self.open: list[int] = []
        self.stray = False
        self.fresh = True
        for match in token.finditer(source):
            self._token(match.group())

    @property
    def balanced(self) -> bool:
        """Whether every bracket found its partner."""
        return not (self.open or self.stray)

    def _token(self, text: str) -> None:
        if text.isspace():
            for _ in range(text.count("\n")):
                self.lines.append(Place(frozenset(self.open)))
                self.fresh = True
        elif text in ")]}":
            self._close()
        else:
            self.fresh = False
            if text in "([{":
                self._open()
            self.lines += [Place(frozenset(self.open), literal=True)] * text.count("\n")

    def _open(self) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(len(self.lines) - 1)
        else:
            self.stray = True

    def _close(self) -> None:
        row = self.open.pop() if self.open else -1
        self.stray |= row < 0
        if self.fresh:
            self.lines[-1] = Place(frozenset(self.open), row)
