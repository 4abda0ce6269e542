# From stored lines to statements and comments: the first half of restoring Python. A line that
# can be code is code; the English behind the longest prefix that parses is a trailing comment; a
# line that cannot belong to any statement is a comment of its own.

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from docsgen.ingest.restore.cuts import collides, cuts
from docsgen.ingest.restore.english import BoundNames, bound_names, is_pragma, is_prose
from docsgen.ingest.restore.scan import START, Scan, State, Token, scan
from docsgen.ingest.restore.statement import Statement, parse
from docsgen.ingest.restore.work import Work
from docsgen.model.blocks import Note

OUTPUT = re.compile(r">>+(?=\s|$)")
OUTPUT_NOTE = Note("sample-notes.output")
_DEF = re.compile(r"(async\s+)?(def\s+\w+\s*\(|class\s+\w+)")
_TRIES = 400
_LONGEST = 1500


class Line(NamedTuple):
    """One stored line, told apart into code and comment ("" when absent).

    `deep` is False in column 0, True when indented, None when the corpus does not tell; `tabs`
    counts leading tabs, which the scraper kept.
    """

    code: str
    comment: str = ""
    deep: bool | None = None
    tabs: int = 0


class Item(NamedTuple):
    """A statement with its lines, a comment line, a blank line, or an opaque line.

    `doubt` says why the reading is not certain; `note` reports a repair.
    """

    kind: str
    lines: tuple[Line, ...]
    statement: Statement | None = None
    doubt: Note | None = None
    note: Note | None = None


class Raw(NamedTuple):
    """A stored line without its leading white space, and what that told."""

    text: str
    deep: bool | None
    tabs: int


def segment(lines: list[Raw], work: Work) -> list[Item]:
    """Split stored `lines` into items, in order and without losing any text."""
    names = bound_names("\n".join(line.text for line in lines))
    items: list[Item] = []
    at = 0
    while at < len(lines):
        item = _next(lines, at, names, work)
        if _stray_string(item, items):
            item = _comment(lines[at])
        items.append(item)
        at += len(item.lines)
    return _comment_out(items)


_UNCOMMENT = re.compile(r"\buncomment\b", re.I)
COMMENTED = Note("sample-notes.commented")


def _comment_out(items: list[Item]) -> list[Item]:
    """Make comments of the statements behind a comment that says to uncomment them."""
    result = list(items)
    for index, item in enumerate(items):
        if item.kind != "comment" or not _UNCOMMENT.search(item.lines[0].comment):
            continue
        at = index + 1
        while at < len(items) and items[at].kind in ("comment", "blank"):
            at += 1
        first = at
        while at < len(items) and _plain(items[at]):
            lines = tuple(Line("", line.code, line.deep, line.tabs) for line in items[at].lines)
            result[at] = Item("comment", lines, note=COMMENTED)
            at += 1
        for gap in range(index + 1, first if at > first else index + 1):
            if items[gap].kind == "blank" and items[gap].lines[0].deep:
                result[gap] = Item("comment", (Line("", "#", True),))
    return result


def _plain(item: Item) -> bool:
    statement = item.statement
    if statement is None or item.lines[-1].comment or statement.terminal or statement.opens:
        return False
    return statement.kind in ("assign", "import", "expr", "augassign")


def _stray_string(item: Item, before: list[Item]) -> bool:
    """Whether a quoted sentence stands where no docstring can be."""
    if item.statement is None or len(item.lines) > 1 or item.lines[0].code[:3] in _TRIPLE:
        return False
    value = getattr(item.statement.node, "value", None)
    quoted = item.statement.kind == "expr" and isinstance(value, ast.Constant)
    filled = [each for each in before if each.kind != "blank"]
    if not quoted or not filled or not isinstance(getattr(value, "value", None), str):
        return False
    last = filled[-1].statement
    return last is None or last.kind not in ("def", "class")


_TRIPLE = ('"""', "'''")


def _next(lines: list[Raw], at: int, names: BoundNames, work: Work) -> Item:
    line = lines[at]
    work.spend(1)
    if not line.text.strip():
        return Item("blank", (Line("", "", line.deep),))
    if line.text.startswith("#"):
        return _comment(line)
    if is_pragma(line.text):
        return _comment(line)
    if OUTPUT.match(line.text):
        return _comment(line, note=OUTPUT_NOTE)
    if _PLACEHOLDER.match(line.text):
        return _placeholder(line)
    found = _grow(lines, at, names, work)
    if found is not None:
        return found
    if _DEF.match(line.text) and parse(line.text.rstrip() + ":") is not None:
        code = Line(line.text.rstrip() + ":", "", line.deep, line.tabs)
        note = Note("sample-notes.colon", line.text.strip())
        return Item("code", (code,), parse(code.code), note=note)
    if _opaque(line.text):
        return Item("opaque", (Line(line.text, "", line.deep, line.tabs),), doubt=_NOT_PYTHON)
    return _comment(line)


_PLACEHOLDER = re.compile(r"[A-Z_]+ = [A-Z]+( [A-Z]+){2,}\s*$")


def _placeholder(line: Raw) -> Item:
    """Show a value the reader has to fill in: `TOKEN = # PASTE IT HERE` (record 305)."""
    name, value = line.text.split(" = ", 1)
    text = Line(f"{name} = # {value}", "", line.deep, line.tabs)
    return Item("opaque", (text,), note=Note("sample-notes.no-value", name))


_NOT_PYTHON = Note("sample-notes.line-not-python")
_ASSIGNMENT = re.compile(r"[\w.]+\s*(=|->)\s*\S")
_HEADER = re.compile(r"(def|class|if|elif|else|for|while|with|try|except|finally)\b.*:\s*$")


def _opaque(text: str) -> bool:
    return bool(_ASSIGNMENT.match(text) or _HEADER.match(text))


def _comment(line: Raw, note: Note | None = None) -> Item:
    return Item("comment", (Line("", line.text, line.deep, line.tabs),), note=note)


class _Choice(NamedTuple):
    line: Line
    state: State
    last: Token | None


def _grow(lines: list[Raw], at: int, names: BoundNames, work: Work) -> Item | None:
    """Find the reading of the statement that begins at `at`: depth first, likeliest split first."""
    path: list[_Choice] = []
    open_: list[Iterator[_Choice]] = [
        _choices(lines[at], _peek(lines, at), START, None, names, work)
    ]
    tries = _TRIES
    while open_ and tries > 0:
        tries -= 1
        choice = next(open_[-1], None)
        if choice is None:
            open_.pop()
            if path:
                path.pop()
            continue
        path.append(choice)
        if choice.state.neutral:
            item = _accept(path, names)
            if item is not None:
                return item
            path.pop()
            continue
        follow = at + len(path)
        if follow >= len(lines) or len(path) > _LONGEST:
            path.pop()
            continue
        peek = _peek(lines, follow)
        open_.append(_choices(lines[follow], peek, choice.state, choice.last, names, work))
        tries += 1 if len(path) > 3 else 0
    return None


def _peek(lines: list[Raw], at: int) -> str:
    return lines[at + 1].text if at + 1 < len(lines) else ""


def _accept(path: list[_Choice], names: BoundNames) -> Item | None:
    text = "\n".join(choice.line.code for choice in path)
    statement = parse(text)
    if statement is None:
        return None
    lines = tuple(choice.line for choice in path)
    tail = lines[-1].comment if len(lines) == 1 else ""
    if is_prose(statement, text, tail, names):
        return None
    return Item("code", lines, statement)


def _choices(
    line: Raw, peek: str, state: State, last: Token | None, names: BoundNames, work: Work
) -> Iterator[_Choice]:
    """Ways to split a line into code and comment, likeliest first."""
    work.spend(1)
    whole = scan(line.text, state)
    facts = (line.deep, line.tabs)
    alone = _Choice(Line("", line.text, *facts), state, last)
    inner = bool(state.brackets) and not state.quote and not state.continued
    if whole.broken < 0 and not collides(last, whole) and not _pragmatic(line.text, state):
        code = _Choice(Line(line.text, "", *facts), whole.state, _last(whole, last))
        only = last is not None and last.text in "([{" and peek[:1] in (")", "]", "}")
        if inner and not only and _wordlike(line.text, peek, names):
            yield alone
            inner = False
        yield code
    if (state.quote and whole.state.quote) or not line.text.strip():
        return
    lowest = _DOUBTFUL if state.brackets else _ALONE
    for score, code_part, tail, part in cuts(line.text, state, whole, last, names, work):
        if inner and score < _ALONE:
            yield alone
            inner = False
        if score >= lowest:
            yield _Choice(Line(code_part, tail, *facts), part.state, _last(part, last))
    if inner:
        yield alone


def _pragmatic(text: str, state: State) -> bool:
    return not state.quote and (is_pragma(text) or bool(_PRAGMATIC.search(text)))


def _wordlike(text: str, peek: str, names: BoundNames) -> bool:
    """Whether a line inside brackets is a lone word that no comma or operator joins to `peek`."""
    if not re.fullmatch(r"[^\W\d][\w-]*[.:!]?\s*", text):
        return False
    joined = re.match(r"[)\]}.,:=+*/%@&|^<>-]|(for|if|else|and|or|in|is|not|as)\b", peek)
    return _WORD.findall(text)[0] not in names.known or not joined


_WORD = re.compile(r"[^\W\d]\w*")
_ALONE = -0.3
"""A cut scored lower than this is less likely than a comment on its own line."""
_DOUBTFUL = -2.5
"""A cut scored lower than this is no cut at all."""
_PRAGMATIC = re.compile(r"\s(type: ignore|noqa\b|pragma: no|pylint: |isort: ?skip|fmt: o)")


def _last(part: Scan, last: Token | None) -> Token | None:
    return part.tokens[-1] if part.tokens else last
