# Python tokens of a flattened line. `tokenize` wants whole programs and gives up on prose; here
# every line is scanned alone, from the bracket and string state in which the line before left off,
# because most lines are code and some are comments that lost their `#`.

from __future__ import annotations

import keyword
import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\f\r\v]+)
  | (?P<string>(?:\b[rbfuRBFU]{1,2})?(?P<quote>'{3}|"{3}|'|"))
  | (?P<number>(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?[xXoObB]?[\da-fA-F_]*)
  | (?P<name>[^\W\d]\w*)
  | (?P<op>\*\*=?|//=?|>>=?|<<=?|->|:=|\.\.\.|[-+*/%@&|^=<>!]=?|[()\[\]{}.,:;~`?$])
  | (?P<backslash>\\$)
  | (?P<other>.)
    """,
    re.X,
)
_CLOSER = {"(": ")", "[": "]", "{": "}"}
_ATOMS = frozenset({"None", "True", "False"})
_OPERATORS = frozenset(keyword.kwlist) - _ATOMS
_ALONE = frozenset({"pass", "break", "continue"})


class Token(NamedTuple):
    """One token: its kind (string, number, name, op), text and columns."""

    kind: str
    text: str
    start: int
    end: int


class State(NamedTuple):
    """Where a line ends: the open brackets, the open triple quote, a trailing backslash."""

    brackets: str = ""
    quote: str = ""
    continued: bool = False

    @property
    def neutral(self) -> bool:
        """Whether a statement may end here."""
        return not (self.brackets or self.quote or self.continued)


class Scan(NamedTuple):
    """A scanned line: its tokens, the state behind it, and the column where it stops being code.

    `broken` is -1 when the whole line can be code as far as tokens tell; else no code goes on
    from that column: two operands stand side by side, a bracket or a quote has no partner.
    """

    tokens: tuple[Token, ...]
    state: State
    broken: int


START = State()


def is_operand(token: Token) -> bool:
    """Whether `token` can end an operand, so that no operand may follow it."""
    if token.kind == "op":
        return token.text in (")", "]", "}", "...")
    return token.kind in ("string", "number") or token.text not in _OPERATORS


def starts_operand(token: Token) -> bool:
    """Whether `token` begins an operand that cannot follow another one."""
    if token.kind == "op":
        return token.text in ("{", "~", "...")
    return token.kind in ("string", "number") or token.text not in _OPERATORS


def collide(left: Token, right: Token) -> bool:
    """Whether `right` cannot follow `left` in any expression."""
    if left.kind == "name" and left.text in _ALONE:
        return right.text != ";"
    if left.kind == "string" and right.kind == "string":
        return False
    return is_operand(left) and starts_operand(right)


def _apart(left: Token, right: Token) -> bool:
    """Whether a comment begins at `right`: nobody puts a blank before a subscript."""
    spaced = right.text == "[" and right.start > left.end and is_operand(left)
    return spaced or collide(left, right)


@lru_cache(maxsize=20_000)
def scan(line: str, before: State = START) -> Scan:
    """Scan one line of flattened code from the state `before` it."""
    walk = _Walk(line, before)
    walk.run()
    return Scan(tuple(walk.tokens), State(walk.brackets, walk.quote, walk.continued), walk.broken)


class _Walk:
    def __init__(self, line: str, before: State) -> None:
        self.line = line
        self.brackets = before.brackets
        self.quote = before.quote
        self.continued = False
        self.broken = -1
        self.tokens: list[Token] = []

    def run(self) -> None:
        column = self._inside_quote(0, 0) if self.quote else 0
        while 0 <= column < len(self.line):
            column = self._step(column)

    def _step(self, column: int) -> int:
        match = _TOKEN.match(self.line, column)
        assert match is not None  # the last branch takes anything
        kind, text = match.lastgroup or "", match.group()
        if kind == "blank":
            return match.end()
        if kind in ("string", "quote"):
            return self._string(match)
        if kind == "backslash":
            self.continued = True
            return len(self.line)
        if kind == "other" or text in "`?$":
            return self._break(column)
        if kind == "op" and not self._bracket(text):
            return self._break(column)
        return self._add(Token(kind, text, column, match.end()))

    def _add(self, token: Token) -> int:
        if self.tokens and _apart(self.tokens[-1], token) and not self._soft_keyword():
            return self._break(token.start)
        self.tokens.append(token)
        return token.end

    def _soft_keyword(self) -> bool:
        first = len(self.tokens) == 1 and self.tokens[0].text in ("match", "case", "type")
        return first and not self.brackets and self.line.rstrip().endswith((":", "]", ")"))

    def _bracket(self, text: str) -> bool:
        if text in _CLOSER:
            self.brackets += text
        elif text in (")", "]", "}"):
            if not self.brackets or _CLOSER[self.brackets[-1]] != text:
                return False
            self.brackets = self.brackets[:-1]
        return True

    def _string(self, match: re.Match[str]) -> int:
        quote = match.group("quote")
        if len(quote) == 3:
            self.quote = quote
            return self._inside_quote(match.start(), match.end())
        end = match.end()
        while end < len(self.line) and self.line[end] != quote:
            end += 2 if self.line[end] == "\\" else 1
        if end >= len(self.line):
            return self._break(match.start())
        return self._add(
            Token("string", self.line[match.start() : end + 1], match.start(), end + 1)
        )

    def _inside_quote(self, start: int, column: int) -> int:
        end = column
        while (end := self.line.find(self.quote, end)) > 0:
            slashes = len(self.line[:end]) - len(self.line[:end].rstrip("\\"))
            if slashes % 2 == 0:
                break
            end += 1
        if end < 0:
            self.tokens.append(Token("string", self.line[start:], start, len(self.line)))
            return -1
        end += 3
        self.quote = ""
        return self._add(Token("string", self.line[start:end], start, end))

    def _break(self, column: int) -> int:
        self.broken = column
        return -1
