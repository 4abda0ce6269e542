# Guides link to the classes and functions that they name.

from __future__ import annotations

import pytest

from docsgen.assemble.named import with_linked_names
from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.model import Markdown, Page, Prose, Section

ACME = Library("acme", "Acme", "1.0", "ac")
GUIDE = "https://acme.example/guides/start"


def page(path: str, kind: PageKind, text: str, qualified: str = "") -> Page:
    section = Section(GUIDE, "Start", "Start", [1], Prose([Markdown(text)]))
    return Page(GUIDE, path, "Start", kind, kind, "", [1], [section], qualified=qualified)


def linked(text: str, kind: PageKind = PageKind.GUIDE) -> str:
    lamp = page("docs/acme/lamp/", PageKind.COMPONENT, "", "acme.Lamp")
    pages = with_linked_names([lamp, page("guides/start/", kind, text)], ACME)
    (block,) = pages[1].sections[0].content.blocks  # type: ignore[union-attr]
    assert isinstance(block, Markdown)
    return block.text


@pytest.mark.parametrize("name", ["`ac.Lamp`", "`acme.Lamp`", "`ac.Lamp()`"])
def test_a_name_leads_to_its_page(name: str) -> None:
    assert linked(f"Take {name}, or not.") == f"Take [{name}](/docs/acme/lamp/), or not."


@pytest.mark.parametrize(
    "text",
    [
        "ac.Lamp",
        "`ac.Bulb`",
        "`Lamp`",
        "`ac.Lamp(watts=1)`",
        "``ac.Lamp``",
        "[`ac.Lamp`](https://other.example/)",
        "[the `ac.Lamp` of others](https://other.example/)",
        "![`ac.Lamp`](lamp.png)",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert linked(text) == text


def test_the_reference_does_not_link_to_itself() -> None:
    assert linked("`ac.Lamp`", PageKind.LAYOUT) == "`ac.Lamp`"
