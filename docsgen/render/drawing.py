# The picture of a page for link previews, drawn with Pillow. Its fonts ship with docsgen, so that
# it is the same on every machine. Imported only where there is a card to draw.

from __future__ import annotations

import functools
import io
import unicodedata

from PIL import Image, ImageColor, ImageDraw, ImageFont

from docsgen.errors import ThemeError
from docsgen.render.card import FONTS, SIZE, Card

_PAPER, _INK, _MUTED, _ACCENT = "#fdfaf7", "#1f2430", "#596273", "#b3450a"
_RAMPS = ((_PAPER, _INK, 5), (_PAPER, _MUTED, 4), (_PAPER, _ACCENT, 4), ("#fff", _ACCENT, 4))
"""Which colours meet, and in how many steps; sixteen colours in all take half a byte each."""

_EDGE = 84
_WIDTH = SIZE[0] - 2 * _EDGE
_TOP, _BOTTOM, _BASE = 150, 516, 566
_REGULAR, _STRONG = "inter-400.woff", "inter-600.woff"
_TITLES = ((108, 1), (80, 2), (62, 3))
"""Sizes of the title with the lines it may take: the first that fits, or the last, cut short."""

_LONGEST = 400
"""Characters of a text that are looked at; no card has room for more."""

_Font = ImageFont.FreeTypeFont


def draw(card: Card, icon: bytes) -> bytes:
    """A PNG of `SIZE` that says what `card` holds; `icon` is a PNG of the site's icon.

    Of the titles it shows the first for which the fonts have all letters; other texts are left
    out where letters are missing.
    """
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    small = _small(icon)
    image.paste(small, (_EDGE, 64), small)
    pen.text((_EDGE + small.width + 20, 93), shown(card.brand), _INK, _font(_STRONG, 34), "lm")
    _draw_middle(pen, card)
    _draw_foot(pen, shown(card.site), shown(card.host))
    return _png(image)


def shown(text: str) -> str:
    """`text` as the fonts can show it: without symbols they lack, empty if they lack letters."""
    text = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).split())
    kept = "".join(letter for letter in text if letter.isalnum() or _is_shown(letter))
    return " ".join(kept.split()) if all(map(_is_shown, kept)) else ""


def balanced(text: str, font: _Font, lines: int) -> list[str]:
    """`text` in at most `lines` lines of about the same length, empty if it needs more."""
    found = _broken(text, font, _WIDTH)
    if len(found) > lines:
        return []
    narrow, wide = _WIDTH // 4, _WIDTH
    while wide - narrow > 4:
        width = (narrow + wide) // 2
        narrower = _broken(text, font, width)
        if len(narrower) > len(found):
            narrow = width
        else:
            found, wide = narrower, width
    return found


def cut(text: str, font: _Font, lines: int) -> list[str]:
    """As much of `text` as goes into `lines` lines, with an ellipsis if that is not all of it."""
    broken = _broken(text, font, _WIDTH)
    if len(broken) <= lines:
        return broken
    last = broken[lines - 1]
    while font.getlength(f"{last}…") > _WIDTH:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*broken[: lines - 1], f"{last.rstrip(' ,.;:')}…"]


def _broken(text: str, font: _Font, width: int) -> list[str]:
    """`text` in lines of `width`, broken at spaces, inside a word only where it is too long."""
    lines = [""]
    for word in text.split():
        if _length(lines[-1], font) + _length(f" {word}", font) <= width:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
        elif _length(word, font) <= width:
            lines.append(word)
        else:
            lines += _chopped(word, font, width)
    return [line for line in lines if line]


def _chopped(word: str, font: _Font, width: int) -> list[str]:
    parts = [""]
    for letter in word:
        if font.getlength(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _draw_middle(pen: ImageDraw.ImageDraw, card: Card) -> None:
    """Place, title and summary as one block, centred between head and foot."""
    title = next(filter(None, map(shown, card.titles)), "")
    font, lines = _title(title)
    small, summary = _font(_REGULAR, 30), shown(card.summary)
    rest = _lines(summary, small, 2 if len(lines) < 3 else 1)
    place = " · ".join(filter(None, map(shown, card.place)))
    gap = 54 if place else 0
    top = (_TOP + _BOTTOM - gap - font.size * 1.12 * len(lines) - 14 - 42 * len(rest)) / 2
    pen.text((_EDGE, top + 28), place, _ACCENT, _font(_STRONG, 29), "ls")
    top += gap
    for line in lines:  # a large letter stands off its origin; the block keeps one edge
        pen.text((_EDGE - font.size * 0.05, top + font.size * 0.86), line, _INK, font, "ls")
        top += font.size * 1.12
    for line in rest:
        pen.text((_EDGE, top + 14 + 30), line, _MUTED, small, "ls")
        top += 42


def _draw_foot(pen: ImageDraw.ImageDraw, site: str, host: str) -> None:
    """The site and, where there is room for it, its host."""
    pen.rectangle((0, SIZE[1] - 10, *SIZE), _ACCENT)
    font = _font(_REGULAR, 26)
    pen.text((_EDGE, _BASE), "".join(cut(site, font, 1)), _MUTED, font, "ls")
    if font.getlength(site + host) < _WIDTH - 40:
        pen.text((SIZE[0] - _EDGE, _BASE), host, _MUTED, font, "rs")


def _title(text: str) -> tuple[_Font, list[str]]:
    for size, count in _TITLES:
        font = _font(_STRONG, size)
        if lines := balanced(text, font, count):
            break
    return font, lines or cut(text, font, count)


def _lines(text: str, font: _Font, count: int) -> list[str]:
    return balanced(text, font, count) or cut(text, font, count)


@functools.cache
def _font(name: str, size: int) -> _Font:
    """A font whose lines are laid out alike everywhere: Raqm depends on what the system has."""
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=10_000)
def _length(text: str, font: _Font) -> float:
    return font.getlength(text)


@functools.lru_cache(maxsize=10_000)
def _is_shown(letter: str) -> bool:
    """Whether the fonts have the letter: one they lack looks like a code point nobody has."""
    return letter == " " or (letter.isprintable() and _shape(letter) != _shape("\U0010fffd"))


def _shape(letter: str) -> bytes:
    return bytes(_font(_STRONG, 20).getmask(letter))


@functools.lru_cache(maxsize=1)
def _small(icon: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(icon)).convert("RGBA")
    except (OSError, ValueError) as error:
        hint = "make templates/static/icon-512.png a PNG, or remove it to get the default one"
        raise ThemeError("icon-512.png cannot be read as a picture", hint=hint) from error
    return picture.resize((58, 58), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    reduced = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    reduced.save(data, "PNG", bits=4, compress_level=6)
    return data.getvalue()


@functools.cache
def _palette() -> Image.Image:
    """A picture with the colours of a card, each with its way into what is behind it."""
    colours: dict[tuple[int, ...], None] = {}
    for start, end, steps in _RAMPS:
        for step in range(steps):
            pairs = zip(ImageColor.getrgb(start), ImageColor.getrgb(end), strict=True)
            colours[tuple(round(a + (b - a) * step / (steps - 1)) for a, b in pairs)] = None
    picture = Image.new("P", (1, 1))
    picture.putpalette([channel for colour in colours for channel in colour])
    return picture
