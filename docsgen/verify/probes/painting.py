# What is painted of an app, told from pictures: with all there is, without its text, without its
# controls. The DOM knows where something should be; only pixels tell whether anybody sees it.

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import Page

if TYPE_CHECKING:
    from PIL.Image import Image

Kind = Literal["text", "thing"]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in CSS pixels of a picture."""

_AT_ONCE = "*, *::before, *::after { transition: none !important; }"

_WITHOUT: dict[Kind, str] = {
    "text": """*, *::before, *::after, *::placeholder {
        color: transparent !important; -webkit-text-fill-color: transparent !important;
        text-shadow: none !important; }
      :not(input, textarea, select, button) { background-clip: border-box !important; }""",
    "thing": """main :is(input, textarea, select, button, [contenteditable=true], img, svg, canvas,
        video, audio, iframe) { opacity: 0 !important; }""",
}
"""Styles that take text, be it cut out of a background, or controls and media away in place. They
leave the focus where it is: nothing may be hidden or disabled."""

_DISTINCT: dict[Kind, int] = {"text": 32, "thing": 8}
"""How far a channel must be off before a reader sees it: letters are finer than the line around a
field, which may be pale."""

_LEAST = 3
"""Pixels that are something to see."""


class Painted(NamedTuple):
    """Where text and things are painted in a picture: white in masks of its size, else black."""

    text: Image
    thing: Image

    def shows(self, kind: Kind, boxes: Iterable[Box], within: Box) -> bool:
        """Whether something of a `kind` is painted in one of the `boxes`, `within` another."""
        mask = self.text if kind == "text" else self.thing
        return any(_count(mask, _common(box, within)) >= _LEAST for box in boxes)


def painted(page: Page, *, full_page: bool) -> Painted:
    """What of `page` is painted, in its window or everywhere."""
    from PIL import ImageChops

    shown = _picture(page, full_page)
    without_text = _picture(page, full_page, _WITHOUT["text"])
    without_things = _picture(page, full_page, _WITHOUT["thing"])
    moving = _differences(shown, _picture(page, full_page), 0)  # it would pass for text
    text = _differences(shown, without_text, _DISTINCT["text"])
    return Painted(
        text=ImageChops.subtract(text, moving),
        thing=_differences(shown, without_things, _DISTINCT["thing"]),
    )


def _picture(page: Page, full_page: bool, style: str = "") -> Image:
    from PIL import Image

    png = page.screenshot(full_page=full_page, animations="disabled", style=_AT_ONCE + style)
    return Image.open(io.BytesIO(png)).convert("RGB")


def _differences(one: Image, other: Image, tolerance: int) -> Image:
    """A mask of the pixels that differ; of two sizes, the common part counts."""
    from PIL import ImageChops

    width, height = min(one.width, other.width), min(one.height, other.height)
    size = (0, 0, width, height)
    red, green, blue = ImageChops.difference(one.crop(size), other.crop(size)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > tolerance else 0 for value in range(256)])


def _common(one: Box, other: Box) -> tuple[int, int, int, int]:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return int(left), int(top), max(int(left), round(right)), max(int(top), round(bottom))


def _count(mask: Image, box: tuple[int, int, int, int]) -> int:
    return mask.crop(box).histogram()[255] if box[0] < box[2] and box[1] < box[3] else 0
