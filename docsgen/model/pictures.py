# Pictures as they are kept with the content, and what each tells about itself: its size, and what
# made it.

from __future__ import annotations

import functools
import io

from docsgen.cache import MANY

_SOFTWARE = 0x0131
"""The field of EXIF for the name and the version of what made a picture."""


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
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture)) as image:
            return str(image.getexif().get(_SOFTWARE, ""))
    except Exception:
        return ""


def as_webp(png: bytes, height: int, quality: int, maker: str = "") -> bytes:
    """The upper part of a picture, at most `height` pixels of it, as a small file."""
    from PIL import Image

    exif = Image.Exif()
    exif[_SOFTWARE] = maker
    told = {"exif": exif} if maker else {}
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        upper = image.crop((0, 0, image.width, min(image.height, height)))
        upper.convert("RGB").save(file, "WEBP", quality=quality, method=6, **told)
    return file.getvalue()
