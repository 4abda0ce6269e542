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

Depth = tuple[int, bool]
"""Depth of a line, and whether it begins inside a string or comment."""


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
    written = []
    for number, line in enumerate(source.split("\n")):
        text = line.lstrip(" ")
        depth, literal = walk.lines[number]
        depth += int(number > 0 and not literal and bool(_CHAIN.match(text)))
        written.append(" " * (width * depth) + text if text.strip() else "")
    return Braced("\n".join(written), walk.balanced)


def depths(source: str, language: str) -> list[Depth]:
    """Return the bracket depth of every line; a shell's quotes do not hide brackets."""
    return _Walk(source, _SHELL_TOKEN if language == "bash" else _TOKEN).lines


class _Walk:
    """One pass over the tokens; brackets opened on the same line count as one step."""

    def __init__(self, source: str, token: re.Pattern[str]) -> None:
        self.lines: list[Depth] = [(0, False)]
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
                self.lines.append((self._depth(), False))
                self.fresh = True
        elif text in ")]}":
            self._close()
        else:
            self.fresh = False
            if text in "([{":
                self.open.append(len(self.lines) - 1)
            self.lines += [(self._depth(), True)] * text.count("\n")

    def _close(self) -> None:
        if self.open:
            self.open.pop()
        else:
            self.stray = True
        if self.fresh:
            self.lines[-1] = (self._depth(), False)

    def _depth(self) -> int:
        return len(set(self.open))
