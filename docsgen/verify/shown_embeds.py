# The embeds that the pages of any folder of HTML show, whichever tool has built it.

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

_MARK = b'id="docsgen-demo"'
"""What the page of every exported app has."""

_ELEMENT = "live-demo"

Way = Literal["live-demo", "iframe"]
"""How a page shows an embed."""


class Shown(NamedTuple):
    """An embed in a page: on which line, in what element, and its address as it stands there.

    `number` counts the elements of its kind from 0. `file` is the embed's page in the folder, None
    where it is elsewhere; `is_there` tells whether that is the page of an exported app.
    """

    line: int
    way: Way
    number: int
    address: str
    file: str | None
    is_there: bool


def pages(folder: Path) -> Iterator[str]:
    """The paths of all pages in a folder that are not exported apps themselves."""
    for path in sorted(folder.rglob("*.html")):
        if path.is_file() and _MARK not in path.read_bytes():
            yield path.relative_to(folder).as_posix()


def shown(folder: Path, page: str) -> Iterator[Shown]:
    """The embeds that a page shows; frames with anything else are left out."""
    text = (folder / page).read_text(encoding="utf-8", errors="replace")
    for line, way, number, address in _Elements(text).found:
        file = _file(page, address)
        place = folder / file if file is not None else None
        is_there = bool(place and place.is_file())
        is_embed = place is not None and is_there and _MARK in place.read_bytes()
        if way == _ELEMENT or is_embed:
            yield Shown(line, way, number, address, file, is_embed)


def _file(page: str, address: str) -> str | None:
    """The file of the folder to which an address leads from a page, None for other hosts."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    above = "" if path.startswith("/") else posixpath.dirname(page)
    place = posixpath.normpath(posixpath.join(above, path.lstrip("/")))
    return posixpath.join(place, "index.html") if path.endswith("/") else place


class _Elements(HTMLParser):
    """The elements of a page that may show an embed: line, name, number of its kind, address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[int, Way, int, str]] = []
        self._counts: dict[str, int] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        way: Way
        if tag == "live-demo":
            way = "live-demo"
        elif tag == "iframe":
            way = "iframe"
        else:
            return
        number = self._counts.get(tag, 0)
        self._counts[tag] = number + 1
        if address := dict(attrs).get("src"):
            self.found.append((self.getpos()[0], way, number, address))
