# Pictures of the library's themes: a small app in each, run by the library itself and seen in a
# real browser. They are kept with the content, so that a build needs neither.

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error, ViewportSize

from docsgen.adapters import Adapter
from docsgen.browser import ask_only, browser
from docsgen.errors import MissingToolError
from docsgen.model.demo import Demo, Manifest
from docsgen.model.library_theme import LibraryTheme
from docsgen.model.pictures import as_webp
from docsgen.native.host import Host
from docsgen.verify.front_end import PLAIN, OpenApp
from docsgen.verify.posters import PictureError, at_rest

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_WIDTH, _HEIGHT = 736, 400
_MARGIN = 20
"""Pixels of the page that are shown below the app."""

_WAIT = 60.0
"""Seconds after which an app that is not there yet is given up."""

_QUALITY = 70


def take_theme_pictures(
    themes: Iterable[LibraryTheme], adapter: Adapter, version: str
) -> Iterator[Path]:
    """Take a picture of each theme in each color scheme, and yield where it was written.

    A picture says that it shows this `version` of the library. Raises MissingToolError when there
    is no browser, or the library is not there in that version, DemoError when an app does not
    start, and PictureError when it does not come up.
    """
    with Host(adapter, "serve") as library, browser() as chromium:
        maker = f"{adapter.library} {version}"
        if (there := library.start().version) != version:
            message = (
                f"{adapter.library} {there} is installed, and the pictures are to show {version}"
            )
            hint = f"install it beside docsgen: pip install {adapter.library}=={version}"
            raise MissingToolError(message, hint=hint)
        for theme in themes:
            with (
                tempfile.TemporaryDirectory() as folder,
                library.serve(_app(theme, adapter, Path(folder))) as url,
            ):
                for scheme in _SCHEMES:
                    png, height = _picture(chromium, url, scheme, theme, adapter)
                    yield _written(theme.picture(scheme), as_webp(png, height, _QUALITY, maker))


def _app(theme: LibraryTheme, adapter: Adapter, folder: Path) -> Demo:
    code = adapter.themed(theme.name) or ""
    (folder / "run.py").write_text(code, encoding="utf-8")
    return Demo(theme.name, folder, code, Manifest(title=theme.name, summary=""))


def _picture(
    chromium: Browser,
    url: str,
    scheme: Literal["light", "dark"],
    theme: LibraryTheme,
    adapter: Adapter,
) -> tuple[bytes, int]:
    """The page as PNG, and the height in pixels down to the end of the app."""
    viewport: ViewportSize = {"width": _WIDTH, "height": _HEIGHT}
    with chromium.new_context(viewport=viewport, color_scheme=scheme) as context:
        context.set_default_timeout(_WAIT * 1000)
        page, front_end = OpenApp(context.new_page(), adapter.front_end() or PLAIN)
        ask_only(page, url)  # so that pictures do not depend on what can be reached
        try:
            page.goto(url)
            page.locator(front_end.container).wait_for()
            hidden = "".join(f"{one} {{ visibility: hidden }}" for one in front_end.additions)
            page.add_style_tag(content=hidden)  # which are the same in all themes
            png = at_rest(page)
            box = page.locator(front_end.app).bounding_box()
            return png, round(box["y"] + box["height"]) + _MARGIN if box else _HEIGHT
        except Error as error:
            message = f"{theme.name}: {error.message.splitlines()[0]}"
            hint = "run a small app in this theme, and see what it is waiting for"
            raise PictureError(message, hint=hint) from error


def _written(path: Path, picture: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # a link would lead the picture elsewhere
    path.write_bytes(picture)
    return path
