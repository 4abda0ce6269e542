# Pictures for link previews: their size, their text, and what becomes of letters nobody has.

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from docsgen.errors import ThemeError
from docsgen.render.card import SIZE, Card
from docsgen.render.drawing import balanced, cut, draw, shown

STATIC = Path(__file__).parents[3] / "docsgen" / "theme" / "static"
ICON = (STATIC / "icon-512.png").read_bytes()
FONT = ImageFont.load_default(40)
WIDTH = 1032


def card(title: str = "Button", *, place: str = "Guides", summary: str = "A button.") -> Card:
    return Card("Gradio 6.15.2", [place], [title, "Guides"], summary, "Docs", "docs.example")


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    "title", ["", "x", "A title of some words", "long words " * 200, "x" * 999]
)
def test_every_title_gives_a_small_png_of_the_right_size(title: str) -> None:
    data = draw(card(title, summary=title), ICON)
    assert picture(data).format == "PNG"
    assert picture(data).size == SIZE == (1200, 630)
    assert len(data) < 24_000


def test_the_same_card_gives_the_same_bytes() -> None:
    assert draw(card(), ICON) == draw(card(), ICON)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("naïve café — it’s “fine” …", "naïve café — it’s “fine” …"),
        ("cafe\u0301", "café"),
        ("🚀 Ship it ✅", "Ship it"),
        ("a\u200fb \t c\x00", "ab c"),
        ("日本語 guide", ""),
        ("עברית", ""),
        ("हिन्दी", ""),
        ("", ""),
    ],
)
def test_symbols_without_a_glyph_go_and_so_do_texts_without_their_letters(
    text: str, kept: str
) -> None:
    assert shown(text) == kept


def test_a_title_that_cannot_be_shown_gives_way_to_the_next() -> None:
    assert draw(card("日本語"), ICON) == draw(card("Guides"), ICON)


def test_nothing_that_can_be_shown_still_gives_a_picture() -> None:
    empty = Card("日", ["本"], ["語", "日"], "本", "語", "例.例")
    assert picture(draw(empty, ICON)).size == SIZE


def test_lines_of_a_title_are_about_equally_long() -> None:
    text = "Creating a Dashboard from the Data of a Spreadsheet"
    lines = balanced(text, FONT, 2)
    assert " ".join(lines) == text
    assert len(lines) == len(balanced(text, FONT, 3))
    lengths = [FONT.getlength(line) for line in lines]
    assert max(lengths) <= WIDTH
    assert min(lengths) > max(lengths) / 2


def test_a_text_for_which_the_lines_do_not_suffice_is_not_balanced_but_cut() -> None:
    text = "A long text " * 20
    assert balanced(text, FONT, 2) == []
    lines = cut(text, FONT, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(FONT.getlength(line) <= WIDTH for line in lines)


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = cut("x" * 200, FONT, 9)
    assert "".join(lines) == "x" * 200
    assert len(lines) > 1
    assert all(FONT.getlength(line) <= WIDTH for line in lines)


def test_an_icon_that_is_none_is_named() -> None:
    with pytest.raises(ThemeError) as error:
        draw(card(), b"no picture")
    assert "icon-512.png" in error.value.hint


def test_the_icons_show_one_drawing() -> None:
    """The full-bleed icon and the rounded one agree but for their corners."""
    rounded, square = (
        Image.open(STATIC / name).convert("RGBA").convert("RGB").resize((90, 90))
        for name in ("icon-512.png", "apple-touch-icon.png")
    )
    assert Image.open(STATIC / "apple-touch-icon.png").size == (180, 180)
    for x in range(15, 75):
        for y in range(15, 75):
            pixels = zip(rounded.getpixel((x, y)), square.getpixel((x, y)), strict=True)  # type: ignore[arg-type]
            assert all(abs(one - other) < 60 for one, other in pixels), (x, y)
