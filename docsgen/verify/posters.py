# Pictures of demos, taken in a real browser and kept beside them, so that a build needs no browser.

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from docsgen.model.demo import Demo

THEMES = ("light", "dark")
_WIDTH = 736
_HEIGHTS = (160, 640)
"""The least and the most pixels of a picture's height; the width is that of a page's text."""

_BOOT = 180.0
"""Seconds that a demo which calls Python at once may take until it is ready."""

_QUALITY = 70


def take_posters(browser: Browser, url: str, demo: Demo) -> Iterator[Path]:
    """Take a picture of the embed at `url` in each theme and yield where it was written."""
    for theme in THEMES:
        with browser.new_context(viewport={"width": _WIDTH, "height": _HEIGHTS[1]}) as context:
            page = context.new_page()
            page.goto(f"{url}?theme={theme}", wait_until="networkidle")
            _settle(page)
            path = demo.poster(theme)
            path.write_bytes(_webp(page.screenshot(clip=_extent(page), animations="disabled")))
            yield path


def _settle(page: Page) -> None:
    page.locator(".gradio-container").wait_for()
    page.wait_for_function(
        "!['booting'].includes(document.documentElement.dataset.player)", timeout=_BOOT * 1000
    )
    page.wait_for_load_state("networkidle")


def _extent(page: Page) -> dict[str, float]:
    """What the app takes of the page, without the empty space below it."""
    bottom = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.gradio-container > .main > *')]"
        ".map(part => part.getBoundingClientRect().bottom))"
    )
    least, most = _HEIGHTS
    return {"x": 0, "y": 0, "width": _WIDTH, "height": min(most, max(least, bottom + 16))}


def _webp(png: bytes) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").save(file, "WEBP", quality=_QUALITY, method=6)
    return file.getvalue()
