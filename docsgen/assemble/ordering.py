# The order in which readers find the sections of a component's page, whatever it was where they
# come from: what it takes, what it can be asked to do and tells, then examples, then the rest.

from __future__ import annotations

from msgspec.structs import replace

from docsgen.kinds import PageKind
from docsgen.model.page import Page, Section
from docsgen.model.reference import (
    Attributes,
    Behavior,
    Container,
    Demos,
    Description,
    Listeners,
    Methods,
    Parameters,
    Prose,
)

_ORDERED = (PageKind.COMPONENT, PageKind.LAYOUT)
_RANKS = [(Description,), (Parameters, Attributes), (Listeners,), (Methods,), (Behavior,)]
_EXAMPLES = (Prose, Demos)


def in_order(page: Page) -> Page:
    """The page, its sections in the order of all pages of components; other pages as they are."""
    if page.kind not in _ORDERED:
        return page
    ranks = _ranks(page.sections)
    places = sorted(range(len(ranks)), key=lambda place: ranks[place])
    return replace(page, sections=[page.sections[place] for place in places])


def _ranks(sections: list[Section]) -> list[int]:
    """The rank of each section; a heading that only stands above others has that of the next."""
    ranks: list[int] = []
    following = len(_RANKS) + 1
    for section in reversed(sections):
        if not isinstance(section.content, Container):
            following = _rank(section)
        ranks.append(following)
    return ranks[::-1]


def _rank(section: Section) -> int:
    known = (rank for rank, kinds in enumerate(_RANKS) if isinstance(section.content, kinds))
    examples = len(_RANKS)
    return next(known, examples if isinstance(section.content, _EXAMPLES) else examples + 1)
