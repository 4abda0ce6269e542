# The HTML of a live demo in a page: the element, and inside of it what is shown without JavaScript.

from __future__ import annotations

from docsgen.docs_tools.requests import LiveDemo
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import LIVE_DEMO
from docsgen.render.sharing import EMBEDS, html_text

_BORDER = 2
"""Pixels of the frame around a picture, above and below."""


def script(base: str) -> str:
    """The element's script, once per page; `base` leads from there to the folder of the demos."""
    return f'<script async src="{html_text(base + EMBEDS + LIVE_DEMO)}"></script>'


def element(demo: LiveDemo, base: str, height: str, theme: str) -> str:
    """The element of a demo, as high as the app becomes, or with a fixed `height`, a CSS length."""
    height = f"{height}px" if height.isdigit() else height
    address = html_text(f"{base}{EMBEDS}{demo.name}/")
    first = height or f"{demo.height + _BORDER}px"
    fixed = f' height="{html_text(height)}"' if height else ""
    return (
        f'<live-demo src="{address}" title="{html_text(demo.title)}" theme="{theme}" info="false"'
        f' initial_height="{html_text(first)}"{fixed}'
        f' style="display: block; min-height: {html_text(first)}">'
        f"{_fallback(demo, address)}</live-demo>"
    )


def invitation(demo: LiveDemo) -> str:
    """The text of a link to a demo."""
    return texts_in(ENGLISH)("demo.try-it", title=demo.title)


def _fallback(demo: LiveDemo, address: str) -> str:
    """A picture with a link, for readers without JavaScript."""
    picture = ""
    if demo.picture:
        width, height = demo.picture
        picture = (
            f'<picture><source media="(prefers-color-scheme: dark)"'
            f' srcset="{address}poster-dark.webp"><img src="{address}poster-light.webp" alt=""'
            f' width="{width}" height="{height}" loading="lazy"'
            ' style="max-width: 100%; height: auto"></picture><br>'
        )
    return f'<a href="{address}">{picture}{html_text(invitation(demo))}</a>'
