# Python that starts in a page: it takes seconds on any machine and a minute on a busy one, which is
# no fault of what waits for it.

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as TooLate

from docsgen.verify.polling import await_true

BOOT = 180.0
"""Seconds that Python may take to start."""

_REST = 10.0
"""Seconds in which events that began with the app should be over; some never are."""

STATE = "document.documentElement?.dataset.player"
"""JavaScript for the state of the player in a page: idle, booting, ready or failed."""

_IS_AT_REST = """() => ![...document.querySelectorAll('[data-testid="status-tracker"]')].some(
  (tracker) => !tracker.classList.contains("hide") && tracker.checkVisibility())"""


def await_boot(page: Page) -> None:
    """Wait while an embed boots and does what it does at first; other pages do not.

    Raises Playwright's TimeoutError when Python does not start.
    """
    if is_booting(page):
        await_true(page, f"{STATE} !== 'booting'", seconds=BOOT)
        await_rest(page)


def await_rest(page: Page) -> None:
    """Wait while events are at work, whose results would replace what a reader writes meanwhile."""
    with suppress(TooLate):
        await_true(page, _IS_AT_REST, seconds=_REST)


def is_ready(page: Page) -> bool:
    """Whether Python has started in the page."""
    return bool(page.evaluate(f"{STATE} === 'ready'"))


def apology(page: Page | Frame) -> str:
    """What the player says where Python has failed to start."""
    said = page.locator("docsgen-player [role=alert] p").all_inner_texts()
    return " ".join(said)[:500] or "the player says nothing"


def is_booting(page: Page) -> bool:
    """Whether Python is just starting in the page."""
    return bool(page.evaluate(f"{STATE} === 'booting'"))
