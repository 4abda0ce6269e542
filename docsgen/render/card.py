# The pictures that link previews show, one for each page. A drawn one is kept in the project's
# cache, for drawing takes longer than all the rest of a page.

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import PIL

from docsgen.cache import Cache, digest, version_of

SIZE = (1200, 630)
"""Width and height in pixels: what the networks that show link previews ask for."""

FONTS = Path(__file__).parent / "fonts"

CARDS = "assets/cards/"
"""Where they are in the site."""


class Card(msgspec.Struct, frozen=True):
    """What the picture of a page says.

    `place` is the way to the page, `titles` are in order of preference: the picture shows the
    first that its fonts have the letters for.
    """

    brand: str
    place: list[str]
    titles: list[str]
    summary: str
    site: str
    host: str


class Cards:
    """Makes the pictures of pages; `icon` is a PNG of the site's icon, which they all show."""

    def __init__(self, project: Path, icon: bytes) -> None:
        self._cache = Cache(project, "cards", bytes, "render")
        self._icon = icon
        code = version_of([Path(__file__).with_name("drawing.py"), *FONTS.iterdir()])
        self._version = digest(code, hashlib.sha256(icon).digest(), PIL.__version__)

    def file(self, page: str, card: Card) -> tuple[str, bytes]:
        """Path and content of the picture of the page at path `page`.

        The path changes with the picture, because the networks keep a picture by its address.
        """
        name = page.rstrip("/") or "home"
        path = f"{CARDS}{name}-{digest(card, self._version)[:10]}.png"
        return path, self._cache.made(digest(path), lambda: self._drawn(card))

    def _drawn(self, card: Card) -> bytes:
        from docsgen.render.drawing import draw

        return draw(card, self._icon)
