# Statements with known levels become text again: four blanks a level, continuation lines where
# PEP 8 puts them, two blanks before a trailing comment. What the corpus still tells (column 0,
# tabs) wins over style.

from __future__ import annotations

import re
from typing import NamedTuple

from docsgen.ingest.restore.scan import START, State, Token, scan
from docsgen.ingest.restore.segment import Item, Line

INDENT = 4
_SECTION = re.compile(
    r"(args|arguments|parameters|params|returns?|raises|yields|attributes|examples?|notes?|keyword"
    r" args|usage|see also|warnings?|references|todo):$",
    re.I,
)


class _Bracket(NamedTuple):
    """An open bracket: where its contents go and where its partner goes."""

    inside: int
    partner: int


def render(item: Item, level: int, tabbed: bool) -> list[str]:
    """Return the lines of a statement at `level`."""
    start = level * INDENT
    writer = _Writer(item, start, tabbed)
    return [writer.line(number, line) for number, line in enumerate(item.lines)]


def _brackets(code: str, state: State) -> list[Token]:
    return [t for t in scan(code, state).tokens if t.kind == "op" and t.text in "()[]{}"]


def _hanging(lines: tuple[Line, ...]) -> set[tuple[int, int]]:
    """Brackets whose partner stands alone in column 0: their contents hang by one level."""
    found: set[tuple[int, int]] = set()
    open_: list[tuple[int, int]] = []
    state = START
    for number, line in enumerate(lines):
        for token in _brackets(line.code, state):
            if token.text in "([{":
                open_.append((number, token.start))
            elif open_:
                opener = open_.pop()
                if token.start == 0 and line.deep is False and opener[0] != number:
                    found.add(opener)
        state = scan(line.code, state).state
    return found


class _Writer:
    def __init__(self, item: Item, start: int, tabbed: bool) -> None:
        self.item = item
        self.start = start
        self.tabbed = tabbed
        self.state = START
        self.open: list[_Bracket] = []
        self.section = False
        self.hanging = _hanging(item.lines)

    def line(self, number: int, line: Line) -> str:
        if self.state.quote:
            column = self._in_string(line)
        elif number == 0:
            column = self.start
        else:
            column = self._continued(number, line)
        if line.deep is False and number:
            column = 0
        elif line.deep and column == 0 and number:
            column = INDENT
        blanks = self._blanks(line, column, number)
        text = blanks + line.code + self._comment(line)
        if line.code:
            self._follow(number, line.code, column)
        return text if text.strip() else ""

    def _blanks(self, line: Line, column: int, number: int) -> str:
        if line.tabs:
            return "\t" * line.tabs
        if self.tabbed and not number:
            return "\t" * (column // INDENT)
        return " " * column

    def _comment(self, line: Line) -> str:
        if not line.comment:
            return ""
        mark = "" if line.comment.startswith("#") else "# "
        return ("  " if line.code else "") + mark + line.comment

    def _continued(self, number: int, line: Line) -> int:
        if not self.open:
            return self.start + INDENT
        first = line.code.lstrip()[:1]
        if first and first in ")]}":
            depth = len(line.code) - len(line.code.lstrip(")]}"))
            return self.open[-min(depth, len(self.open))].partner
        return self.open[-1].inside

    def _follow(self, number: int, code: str, column: int) -> None:
        """Keep track of the brackets that `code` opens and closes."""
        final = len(code.rstrip())
        for token in _brackets(code, self.state):
            if token.text in "([{":
                self.open.append(self._opened(number, token.start, code, column, final))
            elif self.open:
                self.open.pop()
        self.state = scan(code, self.state).state

    def _opened(self, number: int, at: int, code: str, column: int, final: int) -> _Bracket:
        rest = code[at + 1 : final].strip()
        if not rest.strip("([{"):
            wide = INDENT * (2 if self._crowded() else 1)
            return _Bracket(column + wide, column)
        if (number, at) in self.hanging:
            return _Bracket(column + INDENT, column)
        return _Bracket(column + at + 1, column + at + 1)

    def _crowded(self) -> bool:
        """Whether the arguments of a header would look like its body (PEP 8)."""
        statement = self.item.statement
        if statement is None or not statement.opens or self.open:
            return False
        return self.item.lines[-1].code.strip()[:1] not in ")]}"

    def _in_string(self, line: Line) -> int:
        text = line.code.strip()
        indented = self.section
        if not text:
            self.section = False
        elif _SECTION.match(text):
            self.section, indented = True, False
        if text[:3] in ('"""', "'''"):
            indented = False
        return self.start + (INDENT if indented else 0)
