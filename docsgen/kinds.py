# The kinds of pages: the closed set that `kinds` of site.yaml chooses from, and what each implies.
# Code that treats pages differently asks a property of the kind, not its name.

from __future__ import annotations

import enum
from collections.abc import Iterable


class PageKind(enum.StrEnum):
    """What a page is; its value is the name in site.yaml and in `docsgen inspect`."""

    COMPONENT = "component"
    LAYOUT = "layout"
    HELPER = "helper"
    EVENT_DATA = "event-data"
    DATA_CLASS = "data-class"
    APP_CLASS = "app-class"
    CLIENT_CLASS = "client-class"
    CLIENT_GUIDE = "client-guide"
    THEMES = "themes"
    INTRODUCTION = "introduction"
    GUIDE = "guide"
    STUB = "stub"

    @property
    def is_prose(self) -> bool:
        """Whether the page is read from top to bottom and describes nothing of the library."""
        return self in (PageKind.GUIDE, PageKind.CLIENT_GUIDE, PageKind.INTRODUCTION)

    @property
    def is_guide(self) -> bool:
        """Whether the page is CommonMark and belongs to the guides; other pages are reference."""
        return self is PageKind.GUIDE

    @property
    def is_reference(self) -> bool:
        """Whether the page describes a class or function, and more than its name is known."""
        return not self.is_prose and self not in (PageKind.STUB, PageKind.THEMES)

    @property
    def is_component(self) -> bool:
        """Whether the page describes a component, or stands in for such a page."""
        return self in (PageKind.COMPONENT, PageKind.STUB)

    @property
    def is_function(self) -> bool:
        """Whether what the page describes is called and not built."""
        return self is PageKind.HELPER


CHOSEN = tuple(kind.value for kind in PageKind if kind is not PageKind.STUB)
"""What site.yaml may give to pages; stubs are made by docsgen."""


def similar_kinds(name: str, known: Iterable[str]) -> str:
    """A hint that names the kind that may have been meant by `name`; empty when none is near."""
    import difflib  # only for somebody who made a mistake

    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean {close[0]!r}?" if close else ""
