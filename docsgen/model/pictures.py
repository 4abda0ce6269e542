# Pictures as they are kept with the content, and what each tells about itself: its size, what made
# it, and how high what it shows is elsewhere.

from __future__ import annotations

import functools
import io
from collections.abc import Mapping

import msgspec

from docsgen.cache import MANY

_SOFTWARE = 0x0131
"""The field of EXIF for the name and the version of what made a picture."""

_DESCRIPTION = 0x010E
"""The field of EXIF for what a picture shows: here, its heights by width, as JSON."""


@functools.lru_cache(maxsize=MANY)
def size_of(picture: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None if it is none."""
    from PIL import Image  # only where there are pictures

    try:
        with Image.open(io.BytesIO(picture)) as image:
            return image.size
    except Exception:  # of a file that is none, it raises whatever its decoders do
        return None


def maker_of(picture: bytes) -> str:
    """What a picture says that it was made with; empty if it says nothing, or is none."""
    return _told(picture, _SOFTWARE)


def heights_of(picture: bytes) -> dict[int, int]:
    """How high what a picture shows is in other widths, in pixels; empty if it does not say."""
    try:
        return msgspec.json.decode(_told(picture, _DESCRIPTION), type=dict[int, int])
    except msgspec.MsgspecError:
        return {}


@functools.lru_cache(maxsize=MANY)
def _told(picture: bytes, field: int) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture)) as image:
            return str(image.getexif().get(field, ""))
    except Exception:
        return ""


def as_webp(
    png: bytes,
    height: int,
    quality: int,
    maker: str = "",
    heights: Mapping[int, int] | None = None,
) -> bytes:
    """The upper part of a picture, at most `height` pixels of it, as a small file.

    It says its `maker` and its `heights`, if they are given.
    """
    from PIL import Image

    exif = Image.Exif()
    if maker:
        exif[_SOFTWARE] = maker
    if heights:
        exif[_DESCRIPTION] = msgspec.json.encode(heights).decode()
    told = {"exif": exif} if maker or heights else {}
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        upper = image.crop((0, 0, image.width, min(image.height, height)))
        upper.convert("RGB").save(file, "WEBP", quality=quality, method=6, **told)
    return file.getvalue()
