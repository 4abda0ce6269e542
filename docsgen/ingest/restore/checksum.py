# The corpus was cut into windows of known length before blanks and `#` were lost.
# So the length that a restored block ought to have is known between window edges, and a structure
# that misses it is wrong. This module measures; `python` weighs.

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from docsgen.ingest.restore.block import Span, squash

_MIRROR = "https://hf.barry1.top"
"""Stands in the corpus for https://huggingface.co, which is one character longer."""

Blanks = Callable[[list[str], int], int]


def agreement(stored: str, restored: Sequence[str], spans: tuple[Span, ...]) -> tuple[int, int]:
    """Count the spans whose length `restored` meets: the exact ones and the estimated ones.

    `restored` has one line for each stored line. Blanks on an empty line are lost to one; their
    number is taken as the depth of the line before or behind, the same way all over the block.
    """
    lines, text = stored.split("\n"), list(restored)
    rough = sum(_meets(lines, text, span, _as_next) for span in spans if not span.exact)
    exact = max(
        sum(_meets(lines, text, span, style) for span in spans if span.exact)
        for style in (_as_next, _as_previous, _as_one)
    )
    return exact, rough


def _meets(lines: list[str], restored: list[str], span: Span, blanks: Blanks) -> bool:
    """Whether the length fits, were trailing comments one blank closer to their code."""
    excess = _length(lines, restored, span, blanks) - span.length
    first = _row(lines, span.start)
    final = _row(lines, span.end)
    comments = sum("  # " in line.lstrip() for line in restored[first : final + 1])
    return 0 <= excess <= min(comments, _CLOSEST)


_CLOSEST = 3
"""Depth comes in steps of four blanks, so up to three cannot hide a wrong one."""


def _row(lines: list[str], offset: int) -> int:
    """Return the number of the stored line that holds `offset`."""
    for number, line in enumerate(lines):
        offset -= len(line) + 1
        if offset < 0:
            return number
    return len(lines) - 1


def _length(lines: list[str], restored: list[str], span: Span, blanks: Blanks) -> int:
    return _place(lines, restored, span.end, blanks) - _place(lines, restored, span.start, blanks)


def _place(lines: list[str], restored: list[str], offset: int, blanks: Blanks) -> int:
    """Offset in the original of the stored character at `offset`."""
    place = 0
    for number, (line, text) in enumerate(zip(lines, restored, strict=True)):
        if offset <= len(line):
            return place + _column(line[:offset], text) + line[:offset].count(_MIRROR)
        offset -= len(line) + 1
        place += len(text) + 1 + line.count(_MIRROR)
        if line and not text.strip():
            place += blanks(restored, number)
    return place


def _column(before: str, text: str) -> int:
    """Column in the restored line behind as many printed characters as `before` has."""
    wanted = len(squash(before))
    if not wanted:
        return len(text) - len(text.lstrip()) if before.strip() else 0
    for column, char in enumerate(text):
        if not (char.isspace() or char == "#"):
            wanted -= 1
        if not wanted:
            return column + 1
    return len(text)


def _as_next(restored: list[str], number: int) -> int:
    return next((_depth(line) for line in restored[number + 1 :] if line.strip()), 1)


def _as_previous(restored: list[str], number: int) -> int:
    return next((_depth(line) for line in reversed(restored[:number]) if line.strip()), 1)


def _as_one(restored: list[str], number: int) -> int:
    return 1


def _depth(line: str) -> int:
    return max(len(line) - len(line.lstrip()), 1)


def spans(
    section: str, edges: Sequence[tuple[int, int]], place: int, others: dict[int, tuple[int, str]]
) -> Iterator[Span]:
    """Yield the spans of a block whose source stands in `section` at `place`.

    `edges` pairs offsets in `section` with offsets in the original; `others` maps the offset of
    every block to its stored length and its restored text, this block's included.
    """
    size = others[place][0]
    usable = [(0, 0)] + [edge for edge in sorted(edges) if _within_word(section, edge[0])]
    for (left, first), (right, final) in pairwise(usable):
        start, end = max(left, place), min(right, place + size)
        if start >= end:
            continue
        outside = [(left, start), (end, right)]
        around = sum(_outside(section, *part, others) for part in outside if part[0] < part[1])
        exact = start == left and end == right
        yield Span(start - place, end - place, final - first - around, exact)


def _within_word(section: str, offset: int) -> bool:
    """Whether an edge splits a word, so that no lost blank can hide at it."""
    around = section[offset - 1 : offset + 1] if offset > 0 else ""
    return len(around) == 2 and not (around[0].isspace() or around[1].isspace())


def _outside(section: str, start: int, end: int, others: dict[int, tuple[int, str]]) -> int:
    """Length in the original of prose and other blocks between two offsets of a section."""
    length, at = 0, start
    for place, (size, code) in sorted(others.items()):
        if place + size <= start or place >= end:
            continue
        length += _prose(section[at : max(at, place)])
        length += (
            len(code)
            if start <= place and place + size <= end
            else _part(section, place, size, code, max(start, place), min(end, place + size))
        )
        at = place + size
    return length + (_prose(section[at:end]) if at < end else 0)


def _part(section: str, place: int, size: int, code: str, start: int, end: int) -> int:
    lines, restored = section[place : place + size].split("\n"), code.split("\n")
    if len(lines) != len(restored):
        return end - start
    return _length(lines, restored, Span(start - place, end - place, 0), _as_next)


def _prose(text: str) -> int:
    """Length of prose before its sub-headings lost `### ` and its links their host."""
    return len(text) + text.count(_MIRROR) + 4 * sum(map(_heading, text.split("\n")))


def _heading(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 9 and line[:1].isupper() and line.rstrip()[-1] not in ".:,;!`*)"
