# What there is to say of a demo to those who show it elsewhere. Addresses are absolute and carry
# the library's version, so that a pasted line says what it was made for.

from __future__ import annotations

from html import escape
from urllib.parse import quote

import msgspec

from docsgen.config import Config
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import FRAMES, LIVE_DEMO
from docsgen.model.demo import Demo
from docsgen.model.page_types import EMBED
from docsgen.render.demos import Picture, pictures
from docsgen.render.head import address

EMBEDS = "embed/"
"""The folder of embeds and of the scripts for the pages around them."""

SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-forms"
"""What a pasted frame may do: what demos need, but open no windows and replace no page around it.

`<live-demo>` has the same.
"""

ORIGIN_LINE = 32
"""Pixels of the line that says where an embed comes from."""

_HEIGHT = 420
"""Pixels of an embed without a picture, until it says more."""


class Sharing(msgspec.Struct, frozen=True):
    """What snippets say of a demo: absolute addresses, heights in pixels, and an invitation.

    `height` is that of the demo where there is room, `tallest` the greatest, as on a phone; `theme`
    is page, light, dark or system.
    """

    title: str
    try_it: str
    embed: str
    page: str
    scripts: str
    poster: str | None
    height: int
    tallest: int
    allow: str
    theme: str = "page"

    @property
    def frame(self) -> str:
        """The address for an iframe."""
        return f"{self.embed}{'&' if '?' in self.embed else '?'}theme={self.theme}"

    @property
    def iframe(self) -> str:
        """An iframe, on one line. It has room for the demo on a phone, too.

        Its style repeats its sizes, since those of some pages change the sizes of all frames.
        """
        sizes = f"width: 100%; max-width: 100%; height: {self.tallest}px"
        return (
            f'<iframe src="{html_text(self.frame)}" title="{html_text(self.title)}" loading="lazy"'
            f' width="100%" height="{self.tallest}" style="display: block; {sizes}; border: 0"'
            f' sandbox="{SANDBOX}"{self._allow}></iframe>'
        )

    @property
    def element(self) -> str:
        """The custom element, which keeps its place before its script is there.

        Where no script runs, it is a picture and a link.
        """
        picture = ""
        if self.poster:
            source, style = html_text(self.poster), "max-width: 100%"
            picture = f'<img src="{source}" alt="" loading="lazy" style="{style}"><br>'
        return (
            f'<live-demo src="{html_text(self.embed)}" title="{html_text(self.title)}"'
            f' theme="{self.theme}" initial_height="{self.height}px"'
            f' style="display: block; min-height: {self.height}px"{self._allow}>'
            f'<a href="{html_text(self.page)}">{picture}{html_text(self.try_it)}</a></live-demo>'
        )

    @property
    def script_tag(self) -> str:
        """The script that makes the element live; once per page is enough, more do no harm."""
        return f'<script async src="{html_text(self.scripts + LIVE_DEMO)}"></script>'

    @property
    def frames_tag(self) -> str:
        """The script that makes iframes as high as their demos; once per page is enough, too."""
        return f'<script async src="{html_text(self.scripts + FRAMES)}"></script>'

    @property
    def _allow(self) -> str:
        return f' allow="{html_text(self.allow)}"' if self.allow else ""


def html_text(text: str, *, quote: bool = True) -> str:
    """A text for HTML that hosts with templates of their own leave as it is, braces included."""
    return escape(text, quote=quote).replace("{", "&#123;").replace("}", "&#125;")


def sharing(demo: Demo, config: Config) -> Sharing:
    """What snippets say of a demo that has an embed."""
    picture = poster(demo)
    heights = demo.heights()
    height = heights.get(picture.width, picture.height + ORIGIN_LINE) if picture else _HEIGHT
    version = quote(config.library.version)
    return Sharing(
        title=demo.manifest.title,
        try_it=texts_in(config.language)("demo.try-it", title=demo.manifest.title),
        embed=f"{address(config, EMBED.at(demo.name))}?v={version}",
        page=address(config, demo.page),
        scripts=address(config, EMBEDS),
        poster=address(config, picture.href) if picture else None,
        height=height,
        tallest=max([height, *heights.values()]),
        allow="; ".join(demo.manifest.permissions),
    )


def sharing_export(title: str, url: str) -> Sharing:
    """What snippets say of an app that was exported by itself and lies at the address `url`."""
    return Sharing(
        title=title,
        try_it=texts_in(ENGLISH)("demo.try-it", title=title),
        embed=url,
        page=url,
        scripts=url,
        poster=None,
        height=_HEIGHT,
        tallest=_HEIGHT,
        allow="",
    )


def poster(demo: Demo) -> Picture | None:
    """The picture that stands for a demo elsewhere."""
    return next((picture for picture in pictures(demo) if picture.theme == "light"), None)
