# What goes into the restoration of a code sample and what comes out. Kept apart from the work
# itself, so that every module of the package can speak of blocks without importing another.

from __future__ import annotations

import re
from typing import Literal

import msgspec

from docsgen.model.blocks import Note

Status = Literal["verbatim", "reconstructed", "uncertain", "damaged"]
Origin = Literal["guide", "reference"]

_LOST = re.compile(r"[\s#]+")


class Span(msgspec.Struct, frozen=True):
    """A stretch of stored text whose length in the original is known.

    The corpus was cut into windows of exactly 2000 characters every 1800 before
    blanks and `#` were lost, so the distance of two window edges tells how much is missing.
    `start` and `end` are offsets into `Stored.source`; `length` counts the original's characters.
    It is not `exact` when prose around the block lies between the edges.
    """

    start: int
    end: int
    length: int
    exact: bool = True


class Stored(msgspec.Struct, frozen=True):
    """A code block as the corpus has it.

    `language` is the fence's label or "". For guides `source` is the text between the fences;
    for reference pages the run of lines that begin with one blank. `context` is the prose around
    it, `spans` are stretches with a known original length. A block that `is_whole` has lost
    nothing.
    """

    source: str
    language: str
    origin: Origin
    context: str = ""
    spans: tuple[Span, ...] = ()
    is_whole: bool = False


class Restored(msgspec.Struct, frozen=True):
    """A code block as the reader sees it, with what is known about how true it is.

    `notes` say what was repaired or why the block is not certain;
    `witness` names the source that holds the same sample intact.
    """

    language: str
    code: str
    status: Status
    notes: tuple[Note, ...] = ()
    witness: str | None = None


def squash(text: str) -> str:
    """Return `text` without white space and `#`: what the scraper left of it, in one piece."""
    return _LOST.sub("", text)
