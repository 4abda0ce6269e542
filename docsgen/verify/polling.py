# Waiting for something in a page whose policy forbids to evaluate text: Playwright's own waiting
# does that inside the page, and is refused by embeds.

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

_PAUSE = 100.0
"""Milliseconds between two looks."""


def await_true(page: Page, expression: str, arg: Any = None, *, seconds: float) -> None:
    """Wait until a JavaScript expression is true in the page; raises Playwright's TimeoutError."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        if time.monotonic() >= end:
            raise TooLate(f"nothing has come of it after {seconds:g} s")
        page.wait_for_timeout(_PAUSE)
