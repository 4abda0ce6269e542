# The table of event parameters that most pages have in common.

from __future__ import annotations

from collections import Counter

from docsgen.model.page import Page
from docsgen.model.reference import Listeners, Parameter


def shared_table(pages: list[Page]) -> list[Parameter]:
    """The event-parameter table that occurs on most pages."""
    tables = [listeners.parameters for page in pages for listeners in page.contents(Listeners)]
    counted = Counter(tuple(p.name for p in table) for table in tables)
    if not counted:
        return []
    names = counted.most_common(1)[0][0]
    same = [table for table in tables if tuple(p.name for p in table) == names]
    return max(same, key=same.count)
