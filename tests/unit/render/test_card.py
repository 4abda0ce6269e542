# Pictures are drawn once, and their address changes with them.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.render import drawing
from docsgen.render.card import Card, Cards

ICON = (Path(__file__).parents[3] / "docsgen/theme/static/icon-512.png").read_bytes()
CARD = Card("Gradio 6.15.2", ["Guides"], ["Quickstart"], "A start.", "Docs", "docs.example")
OTHER = Card("Gradio 6.16.0", ["Guides"], ["Quickstart"], "A start.", "Docs", "docs.example")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """The cards that are drawn from now on."""
    cards: list[Card] = []

    def draw(card: Card, icon: bytes) -> bytes:
        cards.append(card)
        return b"a picture"

    monkeypatch.setattr(drawing, "draw", draw)
    return cards


def test_the_path_names_the_page_and_changes_with_what_the_picture_says(tmp_path: Path) -> None:
    cards = Cards(tmp_path, ICON)
    path, _ = cards.file("guides/quickstart/", CARD)
    assert path.startswith("assets/cards/guides/quickstart-")
    assert path.endswith(".png")
    assert cards.file("guides/quickstart/", OTHER)[0] != path


def test_the_path_changes_with_the_icon(tmp_path: Path, drawn: list[Card]) -> None:
    assert Cards(tmp_path, b"1").file("x/", CARD)[0] != Cards(tmp_path, b"2").file("x/", CARD)[0]


def test_the_home_page_has_a_picture_of_its_own(tmp_path: Path) -> None:
    assert Cards(tmp_path, ICON).file("", CARD)[0].startswith("assets/cards/home-")


def test_a_picture_is_drawn_once(tmp_path: Path, drawn: list[Card]) -> None:
    first = Cards(tmp_path, ICON).file("x/", CARD)
    assert Cards(tmp_path, ICON).file("x/", CARD) == first
    assert drawn == [CARD]
