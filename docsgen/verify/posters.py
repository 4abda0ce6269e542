# Pictures of demos, taken in a real browser and kept beside them, so that a build needs no browser.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Locator, Page

from docsgen.errors import DocsgenError
from docsgen.model.demo import Demo
from docsgen.model.pictures import as_webp
from docsgen.verify.front_end import FrontEnd, OpenApp

THEMES = ("light", "dark")
_WIDTH = 736
_HEIGHTS = (160, 640)
"""The least and the most pixels of a picture's height; the width is that of a page's text."""

_WIDTHS = (_WIDTH, 360)
"""The widths of frames, in pixels, whose heights a picture tells: a page of text, and a phone."""

_IN_A_FRAME = """
<iframe src="{url}" style="width: {width}px; border: 0"></iframe>
<script>
  const {{ style }} = document.querySelector("iframe");
  addEventListener("message", ({{ data }}) => {{
    if (data?.type === "docsgen:height") style.height = `${{data.height}}px`;
  }});
</script>
"""
"""A page with an embed in it, which becomes as high as the embed says."""

_BOOT = 180.0
"""Seconds that a demo which calls Python at once may take until it is ready."""

_MOMENT = 500.0
"""Milliseconds after which a page that looks the same has come to rest."""

_MOMENTS = 20
"""How often a page is looked at until it is taken as it is: some never rest."""

_QUALITY = 70

_SHOWN = "html:not([data-player=booting])"
"""The page of an embed whose Python does not start, or has started."""


class PictureError(DocsgenError):
    """An embed does not come up, so that no picture of it can be taken."""


def take_posters(browser: Browser, url: str, demo: Demo, front_end: FrontEnd) -> Iterator[Path]:
    """Take a picture of the embed at `url` in each theme and yield where it was written.

    Raises PictureError when the embed does not come up.
    """
    for theme, picture in pictures(browser, url, demo.name, front_end):
        path = demo.poster(theme)
        path.unlink(missing_ok=True)  # a link would lead the picture elsewhere
        path.write_bytes(picture)
        yield path


def pictures(
    browser: Browser, url: str, name: str, front_end: FrontEnd, *, info: bool = True
) -> Iterator[tuple[str, bytes]]:
    """A picture (WebP) in each theme of the embed of the demo `name`, which is at `url`.

    The line that says where an embed comes from is not in it; the heights that it tells are those
    with the line, unless embeds are shown without (`info`).

    Raises PictureError when the embed does not come up.
    """
    framed = url if info else f"{url}?info=0"
    heights: dict[int, int] = {}
    for theme in THEMES:
        with browser.new_context(viewport={"width": _WIDTH, "height": _HEIGHTS[0]}) as context:
            context.set_default_timeout(_BOOT * 1000)
            try:
                app = OpenApp(context.new_page(), front_end)
                png = _picture(app, f"{url}?info=0&theme={theme}")
                heights = heights or {width: _height(app.page, framed, width) for width in _WIDTHS}
            except Error as error:
                message = f"{name}: {error.message.splitlines()[0]}"
                hint = "open its embed in a browser and see what it is waiting for"
                raise PictureError(message, hint=hint) from error
            yield theme, as_webp(png, _HEIGHTS[1], _QUALITY, heights=heights)


def _picture(app: OpenApp, url: str) -> bytes:
    page, front_end = app
    page.goto(url)
    page.locator(front_end.container).wait_for()
    return _once_shown(page, page.locator(_SHOWN))


def _once_shown(page: Page, shown: Locator) -> bytes:
    """The whole page as PNG, when the app in it is `shown` and no longer changes."""
    at_rest(page)  # what needs Python at once has asked for it by then
    shown.wait_for(state="attached")
    return at_rest(page)


def _height(page: Page, url: str, width: int) -> int:
    """The pixels that the embed at `url` is high in a frame of `width` pixels, once it is shown."""
    around, html = urljoin(url, "around"), _IN_A_FRAME.format(url=url, width=width)
    page.route(around, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(around)
    page.unroute(around)
    page.locator("iframe[style*=height]").wait_for()
    _once_shown(page, page.frame_locator("iframe").locator(_SHOWN))
    return int(page.locator("iframe").evaluate("frame => frame.clientHeight"))


def at_rest(page: Page) -> bytes:
    """The whole page as PNG, once it no longer changes, or as it is after a while."""
    before, now = b"", page.screenshot(full_page=True, animations="disabled")
    for _ in range(_MOMENTS):
        if now == before:
            break
        page.wait_for_timeout(_MOMENT)
        before, now = now, page.screenshot(full_page=True, animations="disabled")
    return now
