# What most pages have in common: the table of event parameters, and parameters of components.

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher

from docsgen.model.page import Page
from docsgen.model.reference import Listeners, Parameter

FEWEST = 5
"""Components that have to share a parameter before it counts as one that all have."""

SIMILAR = 0.6
"""How alike two descriptions are that say the same, from 0 to 1. In the libraries that were tried,
those that do not are at most 0.55 alike, and those that do at least 0.67."""


def shared_table(pages: list[Page]) -> list[Parameter]:
    """The event-parameter table that occurs on most pages."""
    tables = [listeners.parameters for page in pages for listeners in page.contents(Listeners)]
    counted = Counter(tuple(p.name for p in table) for table in tables)
    if not counted:
        return []
    names = counted.most_common(1)[0][0]
    same = [table for table in tables if tuple(p.name for p in table) == names]
    return max(same, key=same.count)


def shared_parameters(pages: list[Page], components: Collection[str]) -> dict[str, list[str]]:
    """The parameters of each page that more than half of the `components` have, by path.

    They have the same name and, but for a few words, the same description. A page that has none
    besides, or not even two of them, is left out.
    """
    common = _common([page for page in pages if page.class_name in components])
    found = {}
    for page in pages:
        shared = [row.name for row in page.parameters if _is_like(row, common.get(row.name))]
        if 1 < len(shared) < len(page.parameters):
            found[page.path] = shared
    return found


def _common(components: list[Page]) -> dict[str, str]:
    """The description that more than half of the components have of a parameter, by its name."""
    fewest = max(FEWEST, len(components) // 2 + 1)
    counted = Counter(
        (row.name, _folded(row.description)) for page in components for row in page.parameters
    )
    return {name: text for (name, text), count in counted.items() if text and count >= fewest}


def _is_like(row: Parameter, common: str | None) -> bool:
    text = _folded(row.description)
    if common is None or not text:
        return False
    return text == common or SequenceMatcher(None, text, common, False).ratio() >= SIMILAR


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
