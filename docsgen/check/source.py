# What is wrong with pages as a whole: their titles, their likeness, the order of their headings.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from docsgen.check.passages import quoted
from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model import Page, Section, Site
from docsgen.model.blocks import Heading
from docsgen.model.page import blocks_of
from docsgen.model.rewrite import texts_of

_ODD_TITLE = re.compile(
    r"^(?:fixme|new page|page title|tbd|test|title|todo|untitled)\b|^\W*$|[<>{}]|https?://|[:,;]$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?P<kind>(?:chapter|lesson|part|phase|step)\s+|)(?P<number>\d{1,2})(?P<sub>[.-]\d+|[a-z])?"
    r"(?=[.:)\s-])",
    re.IGNORECASE,
)

_SHORTEST = 80
"""Characters of the shortest paragraph that two pages can share by more than chance."""
_MAX_HOLDING = 10
"""Pages with a paragraph that later ones are compared with."""

_TWINS = 0.3
"""The share of a page's paragraphs that make another page its twin."""


def check_source(site: Site, _: Project, findings: Findings) -> None:
    """DG033 to DG036: titles, likeness, order of headings."""
    pages = [page for page in site.pages if page.kind is not PageKind.STUB]
    _check_titles(pages, findings)
    _check_twins(pages, findings)
    for page in pages:
        _check_levels(page, findings)
        _check_numbers(page, findings)


def _at(page: Page) -> Location:
    return page.sections[0].location


def _check_titles(pages: list[Page], findings: Findings) -> None:
    first: dict[tuple[str, str], Page] = {}
    for page in pages:
        if _ODD_TITLE.search(page.title):
            message = f"{quoted(page.title)} is an odd title for a page"
            findings.add(
                "DG033",
                message,
                hint="give the page a title that says what it is about",
                at=_at(page),
            )
        other = first.setdefault((page.title.casefold(), page.category.casefold()), page)
        if other is not page:
            message = f"the page has the title {quoted(page.title)}, like {other.path}"
            findings.add(
                "DG034", message, hint="say in both titles what sets the pages apart", at=_at(page)
            )


def _check_twins(pages: list[Page], findings: Findings) -> None:
    """Report each page that repeats a lot of another before it."""
    paragraphs = {page.path: _paragraphs(page) for page in pages if page.kind.is_prose}
    titles = {page.path: page.title for page in pages}
    holding: dict[str, list[str]] = {}
    for page in pages:
        mine = paragraphs.get(page.path, set())
        shared = Counter(path for part in mine for path in holding.get(part, ()))
        for path, count in shared.most_common():
            if count > 2 and count >= _TWINS * min(len(mine), len(paragraphs[path])):
                message = f"{count} paragraphs are the same as on {quoted(titles[path])} ({path})"
                hint = "keep the text in one place and lead there from the other"
                findings.add("DG035", message, hint=hint, at=_at(page))
        for part in mine:
            others = holding.setdefault(part, [])
            if len(others) < _MAX_HOLDING:
                others.append(page.path)


def _paragraphs(page: Page) -> set[str]:
    """The page's longer paragraphs, without what differs between two forms of the same text."""
    texts = (text for section in page.sections for text in texts_of(section.content))
    whole = (
        re.sub(r"\]\([^)]*+(?:\)|\Z)|\W+", "", part)
        for t in texts
        for part in re.split(r"\n\s*\n", t)
    )
    return {part.casefold() for part in whole if len(part) >= _SHORTEST}


def _check_levels(page: Page, findings: Findings) -> None:
    """Headings of an own guide that skip a level; the corpus does not tell levels below its own."""
    if not page.own:
        return
    for section in page.sections:
        level = 2
        for heading in _headings(section):
            if heading.level > level + 1:
                steps = heading.level - level
                message = f"the heading {quoted(heading.text)} is {steps} levels below the last one"
                hint = f"make it a heading of level {level + 1}"
                findings.add("DG036", message, hint=hint, at=section.location)
            level = heading.level


class _Number(NamedTuple):
    kind: str
    number: int
    text: str
    section: Section


def _check_numbers(page: Page, findings: Findings) -> None:
    """Numbered headings of a section, or of a page, that skip a number or have one twice."""
    series: dict[tuple[str, int], list[_Number]] = {}
    for position, section in enumerate(page.sections):
        for depth, text in (
            (-1, section.heading),
            *((position, h.text) for h in _headings(section)),
        ):
            if found := _NUMBERED.match(text.replace("\\", "")):
                if found["sub"]:
                    continue
                kind = found["kind"].strip().casefold()
                number = _Number(kind, int(found["number"]), text, section)
                series.setdefault((kind, depth), []).append(number)
    for numbers in series.values():
        for before, after in pairwise(numbers):
            if after.number not in (before.number + 1, 1):
                message = f"{quoted(after.text)} comes after {quoted(before.text)}"
                hint = "number the headings without gaps, or put the missing part back"
                findings.add("DG036", message, hint=hint, at=after.section.location)


def _headings(section: Section) -> Iterator[Heading]:
    return (block for block in blocks_of(section) if isinstance(block, Heading))
