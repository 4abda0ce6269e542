# Chunks to stitched sections: a crawler cut long sections into overlapping windows; join them by
# their longest overlap, drop redundant tails, merge repeated sections, and say where text is lost.

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import msgspec
from msgspec.structs import replace

from docsgen.config import Windows
from docsgen.diagnostics import Findings, Location
from docsgen.model import Chunk

MINIMUM_OVERLAP = 40
"""Shorter overlaps than this may be chance; the corpus's own are 102 to 200."""

_MAXIMUM_OVERLAP = 10_000
"""Far more than any crawler repeats; it bounds the work on pathological texts."""

GAP = "\ue000"
"""Marks, on a line of its own, a place in stitched text where something is lost."""


class Kind(enum.StrEnum):
    """How two chunks of one section meet."""

    CLEAN = "clean"
    REDUNDANT = "redundant"
    DAMAGED = "damaged"


class Join(msgspec.Struct, frozen=True):
    """Two neighbouring chunks of one section and the characters they share."""

    left: int
    right: int
    kind: Kind
    overlap: int


class Stitched(msgspec.Struct, frozen=True):
    """The whole text under one heading.

    `origins` holds (offset, record): from that offset on, the text comes from that record.
    `lost` has one entry, in words, for each GAP mark in `text`. `edges` pairs the offset of every
    window edge in `text` with its offset in the original text, as far as both are known.
    """

    url: str
    page_title: str
    heading: str
    text: str
    chunks: list[int]
    origins: list[tuple[int, int]]
    lost: list[str]
    joins: list[Join]
    edges: list[tuple[int, int]] = []

    def __hash__(self) -> int:
        return hash((self.url, self.heading, self.text))

    def records_between(self, start: int, end: int) -> list[int]:
        """The records that the text from `start` to `end` comes from."""
        ends = [offset for offset, _ in self.origins[1:]] + [len(self.text)]
        spans = zip(self.origins, ends, strict=True)
        return [record for (first, record), last in spans if first < end and last > start]

    def without_head(self, length: int) -> Stitched:
        """The section without its first `length` characters."""
        origins = [(max(0, offset - length), record) for offset, record in self.origins]
        return replace(self, text=self.text[length:], origins=origins, edges=[])


def overlap(left: str, right: str) -> int:
    """How many characters at the end of `left` are repeated at the start of `right`.

    The longest such run counts, up to _MAXIMUM_OVERLAP; 0 when it is shorter than
    MINIMUM_OVERLAP, unless it is all of a short `right`.
    """
    head = right[:MINIMUM_OVERLAP]
    if len(head) < MINIMUM_OVERLAP:
        return len(right) if right and left.endswith(right) else 0
    at = left.find(head, max(0, len(left) - min(len(right), _MAXIMUM_OVERLAP)))
    while at >= 0:
        if right.startswith(left[at:]):
            return len(left) - at
        at = left.find(head, at + 1)
    return 0


def stitch(chunks: list[Chunk], windows: Windows, findings: Findings) -> list[Stitched]:
    """One section for each (page, heading), in reading order, repeated copies merged.

    Pages keep the order in which they first appear; sections never join across pages.
    """
    copies = [
        _join(copy, windows)
        for _, run in groupby(chunks, key=lambda chunk: (chunk.url, chunk.heading))
        for copy in _copies(list(run), windows)
    ]
    merged: dict[tuple[str, str], list[Stitched]] = {}
    for section in copies:
        merged.setdefault((section.url, section.heading), []).append(section)
    sections = [s for group in merged.values() for s in _merge(group, findings)]
    _report(copies, findings)
    return sections


def _copies(run: list[Chunk], windows: Windows) -> Iterable[list[Chunk]]:
    """Split a run where a section of the same heading starts instead of going on."""
    copy: list[Chunk] = []
    for chunk in run:
        if copy and _starts_over(copy, chunk, windows):
            yield copy
            copy = []
        copy.append(chunk)
    yield copy


def _starts_over(copy: list[Chunk], chunk: Chunk, windows: Windows) -> bool:
    """Whether `chunk` begins like the copy did, or follows a chunk too short to go on."""
    last = copy[-1]
    if not chunk.text or last.lost or chunk.overlap or overlap(last.text, chunk.text):
        return False
    begins_alike = chunk.text[:MINIMUM_OVERLAP] == copy[0].text[:MINIMUM_OVERLAP]
    return begins_alike or 0 < len(last.text) < windows.length // 2


def _join(run: list[Chunk], windows: Windows) -> Stitched:
    first = run[0]
    text, lost, joins = first.text, [], []
    if first.lost_before:
        text, lost = f"{GAP}\n\n{text.lstrip()}", [first.lost_before]
    origins = [(0, first.record)]
    edges: list[tuple[int, int]] = []
    for number, (left, right) in enumerate(pairwise(run)):
        shared = right.overlap or overlap(left.text, right.text)
        kind = _kind(left, right, shared)
        joins.append(Join(left.record, right.record, kind, shared))
        gap = left.lost or ("" if shared or not right.text else "an unknown amount of text")
        if gap:
            text, lost = f"{text.rstrip()}\n\n{GAP}\n\n", [*lost, gap]
        edges += [
            (len(text) - shared, windows.stride * (number + 1)),
            (len(text), windows.stride * number + windows.length),
        ]
        if right.text[shared:]:
            origins.append((len(text), right.record))
            text += right.text[shared:]
    if run[-1].lost:
        text, lost = f"{text.rstrip()}\n\n{GAP}\n", [*lost, run[-1].lost]
    return Stitched(
        url=first.url,
        page_title=first.title,
        heading=first.heading,
        text=text,
        chunks=sorted({chunk.record for chunk in run}),
        origins=origins,
        lost=lost,
        joins=joins,
        edges=[] if lost else edges,
    )


def _kind(left: Chunk, right: Chunk, shared: int) -> Kind:
    if not shared or right.overlap or left.lost:
        return Kind.DAMAGED
    return Kind.REDUNDANT if shared == len(right.text) else Kind.CLEAN


def _merge(copies: list[Stitched], findings: Findings) -> list[Stitched]:
    """Merge copies of a section of which one holds the other; keep apart what really differs."""
    kept: list[Stitched] = []
    alike = _Alike()
    for section in copies:
        number = alike.find(section.text.rstrip())
        if number is None:
            alike.add(section.text.rstrip(), len(kept))
            kept.append(section)
            continue
        twin = kept[number]
        longer = max(twin, section, key=lambda copy: len(copy.text.rstrip()))
        alike.add(longer.text.rstrip(), number)
        kept[number] = replace(longer, chunks=sorted({*twin.chunks, *section.chunks}))
        if section.text.strip():
            message = f"section {section.heading!r} appears twice; the copies are merged"
            at = Location(record=section.chunks[0], url=section.url)
            findings.add("DG017", message, hint="nothing is lost", at=at)
    return kept


class _Alike:
    """Texts by how they begin, to find one that begins with another or the other way round.

    Comparing each with each would take too long where a heading is repeated thousands of times.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._beginning_with: dict[str, list[int]] = {}
        self._short: dict[str, int] = {}

    def add(self, text: str, number: int) -> None:
        """Remember a text by its number, in the place of the one that had it before."""
        self._texts[number] = text
        for beginning in _beginnings(text):
            self._beginning_with.setdefault(beginning, []).append(number)
        if len(text) < MINIMUM_OVERLAP:
            self._short.setdefault(text, number)

    def find(self, text: str) -> int | None:
        """The number of the first text that is the same, as far as the shorter one goes."""
        suspects = {self._short[part] for part in _beginnings(text) if part in self._short}
        suspects.update(self._beginning_with.get(text[:MINIMUM_OVERLAP], ()))
        return min((n for n in suspects if _same(self._texts[n], text)), default=None)


def _beginnings(text: str) -> Iterator[str]:
    return (text[:length] for length in range(min(len(text), MINIMUM_OVERLAP) + 1))


def _same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _report(sections: list[Stitched], findings: Findings) -> None:
    for section in sections:
        for join in section.joins:
            at = Location(record=join.right, url=section.url)
            if join.kind is Kind.REDUNDANT:
                message = f"the record only repeats the end of record {join.left}"
                findings.add("DG016", message, hint="it is dropped", at=at)
        for lost in section.lost:
            at = Location(record=section.chunks[-1], url=section.url)
            message = f"section {section.heading!r} lost {lost}"
            findings.add("DG015", message, hint="the page says so at that place", at=at)
