# The line that a finding speaks of, and where in it: what stands at its place, or the words that
# its message quotes. Text of the content never reaches the terminal with its control characters.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from docsgen.diagnostics import Finding
from docsgen.files import UnusableFile, decode, read_bytes

WIDTH = 96
"""The columns of an excerpt; a longer line is cut around the words in question."""

_QUOTED = re.compile(
    r"\bsection '[^']*'"
    r"|'((?:[^'\\]|\\.)+)'|\"((?:[^\"\\]|\\.)+)\"|`([^`]*[^`A-Za-z][^`]*)`"
)
"""What a message quotes; the name of a section only says where to look."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Excerpt(NamedTuple):
    """A line without its indentation, and the characters of it that are in question."""

    line: str
    start: int
    end: int

    @property
    def caret(self) -> str:
        """What stands below the line: carets under the characters in question."""
        before, marked = self.line[: self.start], self.line[self.start : self.end]
        return " " * _columns(before) + "^" * max(1, _columns(marked))


class Sources:
    """The texts of a project: files below `root`, and records by their number."""

    def __init__(self, root: Path, records: Mapping[int, str]) -> None:
        self._root = root
        self._records = records
        self._files: dict[str, list[str]] = {}

    def excerpt(self, found: Finding) -> Excerpt | None:
        """The line of a finding, if it is known or can be found by what the message quotes."""
        at, quotes = found.location, _quotes(found.message)
        if at.file and at.line:
            line = self._line(at.file, at.line)
            return _marked(line, quotes) or _whole(line)
        return _marked(self._records.get(at.record, ""), quotes) if at.record is not None else None

    def _line(self, file: str, number: int) -> str:
        if file not in self._files:
            self._files[file] = _lines(self._root / file, self._root)
        lines = self._files[file]
        return lines[number - 1] if number <= len(lines) else ""


def printable(text: str) -> str:
    """The text on one line, with a mark in place of each character that moves the cursor."""
    return _CONTROL.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def _lines(path: Path, root: Path) -> list[str]:
    try:
        return _LINE_END.split(decode(read_bytes(path, root))[0])
    except UnusableFile:  # the finding says so
        return []


def _quotes(message: str) -> list[str]:
    quotes = ("".join(groups) for groups in _QUOTED.findall(message))
    return [quote.replace("\\n", "\n").replace("\\'", "'") for quote in quotes if quote.strip()]


def _marked(text: str, quotes: list[str]) -> Excerpt | None:
    """The line of `text` on which the first of `quotes` that occurs begins."""
    for quote in quotes:
        pattern = r"\s+".join(map(re.escape, quote.split()))
        whole = rf"(?<!\w){pattern}(?!\w)" if quote.isalpha() else pattern
        if found := re.search(whole, text):
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.start())
            line = text[start : end if end >= 0 else len(text)]
            return _cut(line, found.start() - start, min(found.end() - start, len(line)))
    return None


def _whole(line: str) -> Excerpt | None:
    indent = len(line) - len(line.lstrip())
    return _cut(line, indent, len(line.rstrip())) if line.strip() else None


def _cut(line: str, start: int, end: int) -> Excerpt:
    """The part of the line around the characters from `start` to `end` that fits."""
    first = len(line) - len(line.lstrip())
    if end - first > WIDTH:
        first = max(first, min(start, (start + end - WIDTH) // 2))
    shown = printable(line[first : first + WIDTH]).rstrip()
    head = "…" if line[:first].strip() else ""
    tail = "…" if line[first + WIDTH :].strip() else ""
    moved = len(head) - first
    return Excerpt(head + shown + tail, start + moved, min(end + moved, len(head + shown)))


def _columns(text: str) -> int:
    """The columns that a terminal needs for the text."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
