# What lists of pages say about a page.

from __future__ import annotations

import pytest

from docsgen.model import Container, Content, Description, Page, Section
from docsgen.render.summary import gist


def page(*contents: tuple[str, Content]) -> Page:
    sections = [Section("https://x.example/p", "P", heading, [], c) for heading, c in contents]
    return Page("https://x.example/p", "p/", "P", "component", "", [], sections)


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Draws a plot of many kinds. It takes data.", "Draws a plot of many kinds."),
        ("Uses e.g. `gr.Plot` for [plots](/plots/) alone", "Uses e.g. gr.Plot for plots alone"),
        ("No. It does not, as a rule. Rather the opposite.", "No. It does not, as a rule."),
    ],
)
def test_the_first_sentence_of_a_description_says_it(description: str, expected: str) -> None:
    assert gist(page(("Description", Description(description)))) == expected


def test_a_page_without_one_is_said_by_its_headings() -> None:
    described = page(("Install it", Container()), ("Run `it`", Container()))
    assert gist(described) == "Install it · Run it"
