# What texts claim about versions: requirements that contradict each other, and claims about another
# version of the library than the one that is documented.

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from docsgen.check.passages import Passage, Slip, quoted, report
from docsgen.config import Library
from docsgen.diagnostics import Findings, finding
from docsgen.model import Site

_Version: TypeAlias = tuple[int, ...]

_REQUIREMENT = re.compile(
    r"\b(?P<name>Python|Node(?:\.js)?|npm)(?: versions?)? +"
    r"(?:(?P<from>>= ?)v?(?P<least>\d+(?:\.\d+)*)"
    r"|v?(?P<version>\d+(?:\.\d+)*)"
    r"(?:\+| or (?:above|higher|later|newer)| and (?:above|later|up)))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:added|as of|changed|deprecated|introduced|migrat\w*|older|previous\w*|removed|since)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may rightly speak of an older version."""

_LONGEST = 1000
"""Characters on each side of a claim that can belong to its sentence."""

_DIGITS = 9
"""Digits that count in a number of a version."""

_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n")


class _Claim(NamedTuple):
    passage: Passage
    product: str
    version: _Version
    text: str
    start: int
    end: int


def check_requirements(passages: list[Passage], site: Site, findings: Findings) -> None:
    """DG055 for each requirement that another text tops."""
    claims = [claim for passage in passages for claim in _claims(passage)]
    highest: dict[str, _Claim] = {}
    for claim in claims:
        known = highest.setdefault(claim.product, claim)
        highest[claim.product] = max(known, claim, key=lambda c: c.version)
    for claim in claims:
        top = highest[claim.product]
        if claim.version < top.version:
            where = quoted(top.passage.spots[0].section.page_title)
            message = f"{quoted(claim.text)}, but {where} asks for {quoted(top.text)}"
            hint = "find out which is right, and say it in both places"
            slip = Slip(claim.start, claim.end, finding("DG055", message, hint))
            report([slip], claim.passage, site, findings)


def _claims(passage: Passage) -> Iterator[_Claim]:
    for found in _REQUIREMENT.finditer(passage.text):
        version = _numbers(found["least"] or found["version"])
        product = found["name"].lower().removesuffix(".js")
        yield _Claim(passage, product, version, found[0], *found.span())


def version_slips(passage: Passage, library: Library) -> Iterator[Slip]:
    """DG054 for the first claim about an older major version of the library."""
    documented = _numbers(library.version)
    title = re.escape(library.title)
    for found in re.finditer(rf"\b{title} v?(\d+)(?:\.\d+)+\+?", passage.text, re.IGNORECASE):
        sentence = _sentence(passage.text, found.start())
        if _numbers(found[1])[0] < documented[0] and not _PAST.search(sentence):
            message = f"{quoted(found[0])} is older than {library.version}, the documented version"
            yield Slip(
                *found.span(), finding("DG054", message, "say what is true for that version")
            )
            return


def _sentence(text: str, at: int) -> str:
    first = max(0, at - _LONGEST)
    starts = [found.end() for found in _SENTENCE_END.finditer(text, first, at)]
    end = _SENTENCE_END.search(text, at, at + _LONGEST)
    return text[starts[-1] if starts else first : end.start() if end else at + _LONGEST]


def _numbers(version: str) -> _Version:
    """The three numbers of a version."""
    parts = [int(part[:_DIGITS]) for part in re.findall(r"\d+", version)]
    return tuple((*parts, 0, 0, 0)[:3])
