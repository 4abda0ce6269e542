# Markdown texts packed into files of limited size: texts stay whole where they can, and a text that
# is too long for a file is cut above a heading, or between two lines where there is none.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docsgen.render.twin_text import fenced_parts

_HEADING = re.compile(r"(?m)^#{2,6} ")


def packed(texts: Sequence[str], most: int) -> list[list[tuple[int, str]]]:
    """The texts in order, in as few parts as hold at most `most` bytes and a line end for each.

    A part is a list of (number of the text, the text or some of it).
    """
    parts: list[list[tuple[int, str]]] = []
    room = 0
    for number, text in enumerate(texts):
        for piece in _pieces(text, most):
            size = _size(piece)
            if size > room:
                parts.append([])
                room = most
            parts[-1].append((number, piece))
            room -= size
    return parts


def _pieces(text: str, most: int) -> list[str]:
    """The text, or pieces of it that are not larger than `most`."""
    if _size(text) <= most:
        return [text]
    sections = _joined(_cut(text, _headings(text)), most)
    return [piece for section in sections for piece in _joined(_lines(section, most), most)]


def _headings(text: str) -> list[int]:
    """Where headings below the first level begin, those in code left out."""
    code = list(fenced_parts(text))
    starts = (found.start() for found in _HEADING.finditer(text))
    return [at for at in starts if not any(start <= at < end for start, end in code)]


def _cut(text: str, places: Iterable[int]) -> list[str]:
    starts = [0, *places]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if a < b]


def _lines(text: str, most: int) -> Iterator[str]:
    """The text itself if it is small enough, else its lines, and pieces of lines that are not."""
    if _size(text) <= most:
        yield text
        return
    letters = most // 4 - 1  # no letter has more than four bytes
    for line in text.splitlines(keepends=True):
        fits = _size(line) <= most
        yield from (
            [line] if fits else (line[at : at + letters] for at in range(0, len(line), letters))
        )


def _joined(pieces: Iterable[str], most: int) -> list[str]:
    """Neighbours put together as long as they fit."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _size(joined[-1] + piece) <= most:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _size(text: str) -> int:
    return len(text.encode()) + 1
