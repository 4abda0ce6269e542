# Markdown that nobody writes, for which a parser needs far more time or room than for other text of
# its length, or of which it drops a part. It is shown as it is written.

from __future__ import annotations

import re
from itertools import accumulate

from docsgen.model.code_spans import hide_code

NESTING = 200
"""Levels of blocks that are rendered; CommonMark parsers drop what is deeper."""

_SHORT = 50
"""Characters of a text that cannot be pathological."""

_MAX_BRACKETS = 50
"""Square brackets that are open at one place. A parser looks for the end of each."""

_MAX_COLUMNS = NESTING - 10
"""Columns in front of a line's text, of which a list takes two and a quotation takes one."""

_MAX_MISSING_CELLS = 10_000
"""Cells that rows of tables lack; a parser adds them."""

_MAX_WRITTEN_OUT = 5_000_000
"""Characters of all targets that references may stand for."""

_PARAGRAPH_END = re.compile(r"\n[ \t]*+\n")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_STEP = {"[": 1, "]": -1}
_STRUCTURE = re.compile(r"(?m)^(?:[ \t>]|[-*+](?=[ \t\n])|\d{1,9}[.)](?=[ \t\n]))*+")
_DELIMITERS = re.compile(r"(?m)^[ \t>]*+[|:-][-:| \t]*$")
_DEFINITION = re.compile(r"(?m)^[ \t>]*+\[[^\]\n]++\]:(.*)")


def why_pathological(text: str) -> str | None:
    """What is wrong with a text that cannot be rendered as Markdown; None where it can be."""
    if len(text) <= _SHORT:
        return None
    if _open_brackets(text) > _MAX_BRACKETS:
        return f"more than {_MAX_BRACKETS} square brackets are open at one place"
    if any(len(found[0].expandtabs(4)) > _MAX_COLUMNS for found in _STRUCTURE.finditer(text)):
        return f"a line is nested more than {_MAX_COLUMNS} columns deep"
    if _missing_cells(text) > _MAX_MISSING_CELLS:
        return f"rows of a table lack more than {_MAX_MISSING_CELLS:,} cells"
    return why_not_written_out(text)


def why_not_written_out(text: str) -> str | None:
    """The same, only about references, each of which stands for as much as its target is long."""
    longest = max(map(len, _DEFINITION.findall(text)), default=0)
    if longest * text.count("[") <= _MAX_WRITTEN_OUT:
        return None
    return f"references may stand for more than {_MAX_WRITTEN_OUT:,} characters"


def verbatim(text: str) -> str:
    """Markdown that shows `text` as it is, as a block or, rendered as a line, inside of one."""
    longest = max(map(len, re.findall(r"`++", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _open_brackets(text: str) -> int:
    """The highest number of brackets that are open at one place of a paragraph."""
    if text.count("[") <= _MAX_BRACKETS:
        return 0
    paragraphs = _PARAGRAPH_END.split(hide_code(text))
    return max(max(accumulate(_steps(part), _add, initial=0)) for part in paragraphs)


def _steps(paragraph: str) -> list[int]:
    return [_STEP.get(mark, 0) for mark in _BRACKET.findall(paragraph)]


def _add(opened: int, step: int) -> int:
    return max(0, opened + step)


def _missing_cells(text: str) -> int:
    """How many cells the rows of tables have less than the line that says how cells are set."""
    if "|" not in text:
        return 0
    return sum(map(_missing_in, _PARAGRAPH_END.split(text)))


def _missing_in(paragraph: str) -> int:
    columns = max((line.count("|") for line in _DELIMITERS.findall(paragraph)), default=0)
    return columns * (paragraph.count("\n") + 1) - paragraph.count("|")
