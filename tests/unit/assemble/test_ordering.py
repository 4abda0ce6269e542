# Pages of components have their sections in one order, whatever it was where they come from.

from __future__ import annotations

import pytest

from docsgen.assemble.ordering import in_order
from docsgen.kinds import PageKind
from docsgen.model import (
    Behavior,
    Container,
    Content,
    Demos,
    Description,
    Exchange,
    HelperClass,
    Listeners,
    Methods,
    Page,
    Parameters,
    Prose,
    Section,
    Shortcuts,
)

SIDE = Exchange("", "", None)
CONTENTS: dict[str, Content] = {
    "about": Description(""),
    "values": Behavior(SIDE, SIDE),
    "usage": Prose([]),
    "helpers": Container(),
    "bulb": HelperClass("Bulb", "", []),
    "takes": Parameters([]),
    "strings": Shortcuts([], "Room"),
    "demos": Demos("", []),
    "events": Listeners("Lamp", [], []),
    "methods": Container(),
    "toggle": Methods([]),
}


def ordered(kind: PageKind) -> list[str]:
    sections = [Section("", "", name, [1], content) for name, content in CONTENTS.items()]
    page = Page("", "lamp/", "Lamp", kind, kind.value, "", [1], sections)
    return [section.heading for section in in_order(page).sections]


@pytest.mark.parametrize("kind", [PageKind.COMPONENT, PageKind.LAYOUT])
def test_what_a_component_takes_comes_first_and_headings_stay_with_what_is_below(
    kind: PageKind,
) -> None:
    about, takes, events = "about", "takes", "events"
    assert ordered(kind) == [
        *(about, takes, events, "methods", "toggle"),
        *("values", "usage", "demos", "helpers", "bulb", "strings"),
    ]


@pytest.mark.parametrize("kind", [PageKind.GUIDE, PageKind.HELPER, PageKind.APP_CLASS])
def test_other_pages_stay_as_they_are(kind: PageKind) -> None:
    assert ordered(kind) == list(CONTENTS)
