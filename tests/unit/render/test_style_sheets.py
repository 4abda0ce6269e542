# One style sheet for both directions of writing: nothing in it is on the left or on the right.

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docsgen.render.theme import DEFAULT

SHEETS = sorted((DEFAULT / "static").glob("*.css"))

_SIDES = re.compile(
    r"(?<![\w-])(?:(?:padding|margin|border|scroll-margin|scroll-padding)-)?(?:left|right)(?:-\w+)?:"
    r"|(?:text-align|float|clear):\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius:"
)
"""A property or a value that names a side."""

_FOUR = re.compile(r"(?<![\w-])(padding|margin|inset|border-width):\s*([^;}]+)")


def declarations(sheet: Path) -> str:
    """The style sheet without addresses and comments."""
    text = sheet.read_text(encoding="utf-8")
    return re.sub(r'url\("[^"]*"\)|/\*.*?\*/', "", text, flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_names_a_side(sheet: Path) -> None:
    assert _SIDES.findall(declarations(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_both_sides_have_the_same_space_where_they_are_set_at_once(sheet: Path) -> None:
    for name, value in _FOUR.findall(declarations(sheet)):
        sides = re.sub(r"\([^()]*\)", "", value).split()
        assert len(sides) < 4 or sides[1] == sides[3], f"{name}: {value}"


@pytest.mark.parametrize(
    "wrong", ["a { left: 0 }", "a { padding-right: 0 }", "a { text-align: left }"]
)
def test_a_side_is_noticed(wrong: str) -> None:
    assert _SIDES.search(wrong)
