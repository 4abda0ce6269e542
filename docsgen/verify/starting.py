# Whether an embed comes up at all: its page, and Python behind it.

from __future__ import annotations

from playwright.sync_api import Browser, Error

from docsgen.verify.booting import apology
from docsgen.verify.front_end import FrontEnd

_PATIENCE = 120.0
"""Seconds that Python may take to start on a busy machine."""


def starts(browser: Browser, url: str, front_end: FrontEnd) -> str | None:
    """Open the embed at `url` and start its Python: why that fails, or None."""
    wrong: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if not r.ok else None)
        try:
            page.goto(f"{url}?autostart=1")
            started = page.locator("html[data-player=ready], html[data-player=failed]")
            started.wait_for(state="attached", timeout=_PATIENCE * 1000)
            page.locator(front_end.app).wait_for(timeout=_PATIENCE * 1000)
        except Error as error:
            wrong.append(error.message.splitlines()[0])
        if page.locator("html[data-player=failed]").count():
            wrong.append(apology(page))
    return "; ".join(wrong) or None
