# A visit to an app, on a server or in the browser: the page is opened and read.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page

from bench.breadth_reader import Reader, Visit
from docsgen.browser import BASELINE, FAKE_MEDIA, browser
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.verify.booting import BOOT, apology, is_ready

OBSERVE = Path(__file__).with_name("breadth_observe.js")

_OPENING = 60_000
"""Milliseconds in which an app shows what it has, before Python starts in the browser."""

_SETTLING = 1500
"""Milliseconds in which an app that is there fetches the code of its components."""

_STARTED = "html[data-player=ready], html[data-player=failed]"


@contextmanager
def reader() -> Iterator[BrowserContext]:
    """A reader's browser, which keeps what it has downloaded while the context lasts."""
    with (
        browser(switches=(*BASELINE, *FAKE_MEDIA)) as chromium,
        chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context,
    ):
        context.add_init_script(path=OBSERVE)
        yield context


def visit(context: BrowserContext, url: str, earlier: Visit | None = None) -> Visit:
    """What becomes of the app at `url`, when it is used as on an `earlier` visit, if any."""
    found, page = Visit(), context.new_page()
    page.on("pageerror", lambda error: found.page_errors.append(str(error)[:200]))
    try:
        found.failure = _opened(page, url)
        if not found.failure:
            Reader(page, found, earlier).use()
    except Error as error:
        found.failure = f"the page fails: {_first_line(error)}"
    finally:
        page.close()
    return found


def _opened(page: Page, url: str) -> str:
    """Open an app and wait until it can be used: why it cannot; empty when it can."""
    try:
        page.goto(f"{url}?autostart=1", timeout=_OPENING)
        page.locator(FRONT_END.app).wait_for(timeout=_OPENING)
        if page.evaluate("'player' in document.documentElement.dataset"):
            page.locator(_STARTED).wait_for(state="attached", timeout=BOOT * 1000)
            if not is_ready(page):
                return apology(page)
    except Error as error:
        return _first_line(error)
    page.wait_for_timeout(_SETTLING)
    return ""


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
