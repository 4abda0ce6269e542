# Python that starts in a page: it takes seconds on any machine and a minute on a busy one, which is
# no fault of what waits for it.

from __future__ import annotations

from playwright.sync_api import Frame, Page

from docsgen.verify.deadline import Deadline
from docsgen.verify.front_end import OpenApp
from docsgen.verify.polling import await_true
from docsgen.verify.resting import await_idle

BOOT = 180.0
"""Seconds that Python may take to start."""

STATE = "document.documentElement?.dataset.player"
"""JavaScript for the state of the player in a page: idle, booting, ready or failed."""


def await_boot(app: OpenApp, deadline: Deadline) -> None:
    """Wait while an embed boots and does what it does at first; other pages do not.

    Raises Playwright's TimeoutError when Python does not start, or not before the `deadline`.
    """
    if is_booting(app.page):
        await_true(app.page, f"{STATE} !== 'booting'", seconds=deadline.seconds(BOOT))
        await_idle(app)


def is_ready(page: Page) -> bool:
    """Whether Python has started in the page."""
    return bool(page.evaluate(f"{STATE} === 'ready'"))


def apology(page: Page | Frame) -> str:
    """What the page says where it has failed to start."""
    said = page.locator("docsgen-player [role=alert] p, #docsgen-fault p").all_inner_texts()
    return " ".join(said)[:500] or "the player says nothing"


def is_booting(page: Page) -> bool:
    """Whether Python is just starting in the page."""
    return bool(page.evaluate(f"{STATE} === 'booting'"))
