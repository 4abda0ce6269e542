# What other software is told that asks how to show a demo, of which it knows the address: oEmbed
# (https://oembed.com), as a file, since a static host computes no answers.

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from docsgen.config import Config
from docsgen.model.demo import Demo
from docsgen.model.page_types import EMBED
from docsgen.render.sharing import EMBEDS, Sharing, html_text, poster, sharing, sharing_export

_WIDTH = 736
"""Pixels of the pages on which pictures of demos are taken."""

_DAY = 24 * 3600
"""Seconds for which an answer may be kept."""


def oembed(demo: Demo, config: Config) -> bytes:
    """The answer for a demo of a site."""
    return _of_demo(demo, config, sharing(demo, config))


def oembed_bundled(demo: Demo, config: Config, url: str) -> bytes:
    """The answer for a demo in a bundle that lies at the address `url`."""
    folder = f"{url}{EMBED.at(demo.name)}"
    picture = f"{folder}{demo.poster('light').name}"
    here = {"embed": folder, "poster": picture, "scripts": f"{url}{EMBEDS}"}
    return _of_demo(demo, config, msgspec.structs.replace(sharing(demo, config), **here))


def oembed_export(title: str, url: str) -> bytes:
    """The answer for an app that was exported by itself and lies at the address `url`."""
    return _answer(sharing_export(title, url), _WIDTH, {})


def _of_demo(demo: Demo, config: Config, shared: Sharing) -> bytes:
    about: dict[str, object] = {"provider_name": config.title, "provider_url": config.base_url}
    picture = poster(demo)
    if picture is None:
        return _answer(shared, _WIDTH, about)
    about |= {
        "thumbnail_url": shared.poster,
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }
    return _answer(shared, picture.width, about)


def _answer(shared: Sharing, width: int, about: Mapping[str, object]) -> bytes:
    """An answer of the type `rich`, the same for every `maxwidth` and `maxheight`.

    Its frame is as wide as what it is pasted into.
    """
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": shared.title,
        **about,
        "cache_age": _DAY,
        "html": _html(shared),
        "width": width,
        "height": shared.tallest,
    }
    return json.dumps(answer, indent=1, ensure_ascii=False).encode() + b"\n"


def _html(shared: Sharing) -> str:
    """A frame, and a link in its place until the page in the frame answers WordPress.

    Of the frame, WordPress's wp_filter_oembed_result() keeps the address, the sizes, the border,
    the title and `scrolling`, which is `auto`: what WordPress cuts off at 1000 pixels would be lost
    without. Of the quotation it keeps the link, but not what hides it from everybody else, and no
    script at all.
    """
    link = f'<a href="{html_text(shared.page)}">{html_text(shared.try_it)}</a>'
    frame = shared.iframe.replace("<iframe ", '<iframe frameborder="0" scrolling="auto" ', 1)
    return f"<blockquote hidden>{link}</blockquote>{frame}{shared.frames_tag}"
