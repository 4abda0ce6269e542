# Python, the language of most samples: comments first, then indentation, then text. Nothing here
# guesses silently: when the likeliest structure leaves too much room for another one, the block
# says so.

from __future__ import annotations

import ast
import math
import re
from bisect import bisect
from typing import NamedTuple

import msgspec

from docsgen.ingest.restore.block import Stored
from docsgen.ingest.restore.checksum import agreement
from docsgen.ingest.restore.conventions import odds
from docsgen.ingest.restore.features import Fact, Program
from docsgen.ingest.restore.knowledge import PLAIN, Conventions
from docsgen.ingest.restore.layout import render
from docsgen.ingest.restore.literals import NOTE, with_hashes
from docsgen.ingest.restore.search import Structure, search
from docsgen.ingest.restore.segment import Item, Raw, segment
from docsgen.ingest.restore.statement import Statement
from docsgen.ingest.restore.work import Work
from docsgen.model.blocks import Note

CONFIDENT = {"guide": 0.93, "reference": 0.95}
"""Share of the likeliest structure from which a block counts as reconstructed (bench/code.py)."""


class Reading(NamedTuple):
    """A restored Python block: its text, the share of its structure, repairs and doubts."""

    code: str
    share: float
    notes: tuple[Note, ...]
    doubts: tuple[Note, ...]
    parses: bool
    indented: bool
    measured: bool


def read(stored: Stored, work: Work, conventions: Conventions = PLAIN) -> Reading:
    """Restore a Python block; raises GaveUpError when the work runs out."""
    source = with_hashes(stored.source)
    items = segment(raw_lines(msgspec.structs.replace(stored, source=source)), work)
    coded = [index for index, item in enumerate(items) if item.kind in ("code", "opaque")]
    program = Program(_facts(items, coded))
    structures = search(program, odds(conventions), work) if coded else [Structure((), 0.0)]
    best, share, measured = _weigh(stored, items, coded, structures)
    code = compose(items, coded, best.levels)
    notes = [item.note for item in items if item.note]
    notes += [NOTE] if source != stored.source else []
    doubts = [item.doubt for item in items if item.doubt]
    if not coded:
        doubts.append(Note("sample-notes.no-line-python"))
    if best.broken:
        doubts.append(Note("sample-notes.no-body"))
    return Reading(
        code=code,
        share=share,
        notes=tuple(dict.fromkeys(notes)),
        doubts=tuple(dict.fromkeys(doubts)),
        parses=parses(code),
        indented=any(best.levels),
        measured=measured,
    )


_MISS = {True: 0.005, False: 0.05}
"""How likely the true structure misses the known length of an exact or an estimated span."""


def _weigh(
    stored: Stored, items: list[Item], coded: list[int], structures: list[Structure]
) -> tuple[Structure, float, bool]:
    """Return the likeliest structure, its share, and whether known lengths speak for it."""
    shares = [math.exp(structure.score) for structure in structures]
    if not stored.spans:
        return structures[0], shares[0], False
    total = [sum(span.exact == kind for span in stored.spans) for kind in (True, False)]
    agreed = []
    for structure in structures:
        lines = compose(items, coded, structure.levels).split("\n")
        agreed.append(agreement(stored.source, lines, stored.spans))
    missed = [(total[0] - exact, total[1] - rough) for exact, rough in agreed]
    weights = [
        share * _MISS[True] ** exact * _MISS[False] ** rough
        for share, (exact, rough) in zip(shares, missed, strict=True)
    ]
    rest = max(0.0, 1 - sum(shares)) * _MISS[True] ** total[0] * _MISS[False] ** total[1]
    first = max(range(len(weights)), key=weights.__getitem__)
    return structures[first], weights[first] / (sum(weights) + rest), any(agreed[first])


_UNFILLED = re.compile(r"= #(?= [A-Z])")


def parses(code: str) -> bool:
    """Whether `code` is Python, once the values it leaves to the reader are filled in."""
    try:
        ast.parse(_UNFILLED.sub("= 0  #", code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def raw_lines(stored: Stored) -> list[Raw]:
    """Take the leading white space off the stored lines and keep what it tells."""
    lines = stored.source.split("\n")
    filled = [line for line in lines if line.strip()]
    shifted = bool(filled) and all(line[:1] in (" ", "\t") for line in filled)
    vague = stored.origin == "reference" or shifted
    return [_raw(line, vague) for line in lines]


def _raw(line: str, vague: bool) -> Raw:
    text = line.lstrip()
    lead = line[: len(line) - len(text)]
    return Raw(text, None if vague else bool(lead), lead.count("\t"))


def _facts(items: list[Item], coded: list[int]) -> list[Fact]:
    facts = []
    previous = -1
    for index in coded:
        item = items[index]
        between = items[previous + 1 : index]
        facts.append(
            Fact(
                statement=item.statement or _pseudo(item.lines[0].code),
                text=item.lines[0].code,
                gap=sum(each.kind == "blank" for each in between) if previous >= 0 else 0,
                commented=any(each.kind == "comment" for each in between),
                deep=item.lines[0].deep,
                tabs=item.lines[0].tabs,
            )
        )
        previous = index
    return facts


def _pseudo(text: str) -> Statement:
    """Stand in for a line that is not Python but holds a statement's place."""
    first = text.split(maxsplit=1)[0].rstrip(":(")
    opens = text.rstrip().endswith(":")
    kind = first if first in ("def", "class", "if", "for", "while", "with") else "assign"
    return Statement(kind, opens, ast.Pass())


def compose(items: list[Item], coded: list[int], levels: tuple[int, ...]) -> str:
    """Write all items as text, given the level of each statement."""
    level_of = dict(zip(coded, levels, strict=True))
    tabbed = any(line.tabs for item in items for line in item.lines[:1])
    lines: list[str] = []
    ends = _ends_of_comments(items)
    for index, item in enumerate(items):
        level = level_of.get(index)
        if level is None:
            level = _comment_level(items, coded, level_of, index, ends[index])
        lines += render(item, level, tabbed)
    return "\n".join(lines)


def _ends_of_comments(items: list[Item]) -> list[str]:
    """For each item, the kind of the first one from there on that is no comment."""
    kinds, kind = [], "blank"
    for item in reversed(items):
        kind = kind if item.kind == "comment" else item.kind
        kinds.append(kind)
    return kinds[::-1]


def _comment_level(
    items: list[Item], coded: list[int], level_of: dict[int, int], index: int, end: str
) -> int:
    item = items[index]
    deep = item.lines[0].deep
    if item.kind == "blank" or deep is False:
        return 0
    place = bisect(coded, index)
    after = coded[place] if place < len(coded) else None
    before = coded[place - 1] if place else None
    follows = level_of[after] if after is not None else 0
    leads = _inside(items[before], level_of[before]) if before is not None else 0
    if deep and not follows:
        return max(leads, 1)
    if item.note:
        return follows if after is not None else 0
    if deep is None and end == "blank" and _sticks(items, index, before):
        return leads
    return follows if after is not None else leads


def _inside(item: Item, level: int) -> int:
    return level + (1 if item.statement is not None and item.statement.opens else 0)


def _sticks(items: list[Item], index: int, before: int | None) -> bool:
    """Whether a comment stands right behind a statement."""
    if before is None:
        return False
    return not any(items[number].kind == "blank" for number in range(index - 1, before, -1))
