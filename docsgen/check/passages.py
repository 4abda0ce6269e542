# The running text of a site in pieces that rules can read, and the way back from a piece to the
# record or line that it came from.

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from docsgen.cache import FEW
from docsgen.diagnostics import Finding, Findings, Location
from docsgen.model import Section, Site
from docsgen.model.blocks import Callout, Heading, Markdown
from docsgen.model.code_spans import HIDDEN, hide_code
from docsgen.model.reference import Matrix, Prose
from docsgen.model.rewrite import texts_of

BLANK = HIDDEN
"""What stands in `Passage.prose` for each character that is not prose."""

_NOT_PROSE = re.compile(r"\]\((?:[^)\n]|\n(?![ \t]*\n))*+\)?|<[^<>\s][^<>]*>|\b\w++://\S+")
"""Targets of links and addresses. A target that is never closed ends with its paragraph."""

_WORD = re.compile(r"(?<!\S)[^\s\0]\S*")
_BEGINNING = re.compile(r"[^\s\w]*+[\w.-]*+")
_MARK_OF_NAME = re.compile(r"[_/\\@=~#$]|\w\.(?=[\w*])|\(\)")
"""What is in a word that is a name in a program or a path: early, or in the middle of letters."""

_TABLE_ROW = re.compile(r"(?m)^\|.*\|[ ]*$")

_AROUND = 24
"""How many characters on each side help to find a piece of text in its record."""


class Spot(NamedTuple):
    """A place where a text stands; `line` is its first one in a file written for this site."""

    section: Section
    line: int | None


class Passage(NamedTuple):
    """A piece of Markdown and all places where it stands; reference pages repeat a lot.

    `prose` is the text with everything else blanked out, character by character.
    """

    text: str
    prose: str
    spots: list[Spot]


class Slip(NamedTuple):
    """What the characters of a passage from `start` to `end` do wrong, wherever it stands."""

    start: int
    end: int
    finding: Finding


def passages(site: Site) -> list[Passage]:
    """All running text of the site, headings and descriptions in tables among it."""
    spots: dict[str, list[Spot]] = {}
    for page in site.pages:
        for section in page.sections:
            for text, line in _texts(section):
                spots.setdefault(text, []).append(Spot(section, line))
    return [Passage(text, masked(text), where) for text, where in spots.items()]


def report(slips: Iterable[Slip], passage: Passage, site: Site, findings: Findings) -> None:
    """Add a finding for each slip at each place where the passage stands."""
    for start, end, found in slips:
        findings.extend(
            replace(found, location=place(passage.text, start, end, spot, site))
            for spot in passage.spots
        )


def masked(text: str) -> str:
    """The text with a blank in place of each character that is not prose."""
    text = hide_code(_TABLE_ROW.sub(_blanked, text))
    return _WORD.sub(_without_name, _NOT_PROSE.sub(_blanked, text))


def _without_name(found: re.Match[str]) -> str:
    """The word, or blanks where it is a name in a program or a path."""
    beginning = _BEGINNING.match(found[0])
    mark = _MARK_OF_NAME.search(found[0])
    is_name = beginning and mark and mark.start() <= beginning.end()
    return _blanked(found) if is_name else found[0]


def place(text: str, start: int, end: int, spot: Spot, site: Site) -> Location:
    """Where the characters from `start` to `end` of a text are that stands at `spot`."""
    section, at = spot.section, spot.section.location
    if section.own:
        line = (spot.line or section.line or 1) + bisect_left(_line_ends(text), start)
        return Location(section.own.file, line=line, url=section.url)
    before = re.sub(r"^\w+", "", text[max(0, start - _AROUND) : start])
    after = re.sub(r"\w+$", "", text[end : end + _AROUND])
    for wanted in (before + text[start:end] + after, text[start:end]):
        record = _record_with(wanted, section, site)
        if record is not None:
            return Location(at.file, record, url=section.url)
    return at


@functools.lru_cache(maxsize=FEW)
def _line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def _texts(section: Section) -> Iterator[tuple[str, int | None]]:
    yield section.heading, section.line
    if not isinstance(section.content, Prose | Matrix):
        yield from ((text, None) for text in texts_of(section.content))
        return
    for block in section.content.blocks:
        match block:
            case Markdown() | Callout():
                yield block.text, block.line
            case Heading():
                yield block.text, None


def _blanked(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _record_with(wanted: str, section: Section, site: Site) -> int | None:
    """The first record of the section that holds these words, whatever stands between them."""
    words = re.findall(r"\w+", wanted)
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)")
    stored = ((record, site.stored.get(record, "")) for record in section.chunks)
    suspects = ((record, text) for record, text in stored if all(word in text for word in words))
    return next((r for r, text in suspects if pattern.search(text)), None) if words else None


def quoted(text: str) -> str:
    """Text as messages quote it, on one line."""
    return repr(" ".join(text.split()))
