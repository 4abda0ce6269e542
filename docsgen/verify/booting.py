# Python that starts in a page: it takes seconds on any machine and a minute on a busy one, which is
# no fault of what waits for it.

from __future__ import annotations

from playwright.sync_api import Page

BOOT = 180.0
"""Seconds that Python may take to start."""

_STATE = "document.documentElement.dataset.player"


def await_boot(page: Page, seconds: float) -> None:
    """Wait while an embed boots; other pages do not. Raises Playwright's TimeoutError."""
    if is_booting(page):
        page.wait_for_function(f"{_STATE} !== 'booting'", timeout=seconds * 1000)


def is_booting(page: Page) -> bool:
    """Whether Python is just starting in the page."""
    return bool(page.evaluate(f"{_STATE} === 'booting'"))
