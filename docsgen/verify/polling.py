# Waiting for something in a page whose policy forbids to evaluate text: Playwright's own waiting
# does that inside the page, and is refused by embeds.

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as TooLate

_PAUSE = 100.0
"""Milliseconds between two looks."""


def await_true(page: Page | Frame, expression: str, arg: Any = None, *, seconds: float) -> None:
    """Wait until a JavaScript expression holds in a page or frame; raises TimeoutError."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        if time.monotonic() >= end:
            raise TooLate(f"nothing has come of it after {seconds:g} s")
        page.wait_for_timeout(_PAUSE)


def eventually_none(page: Page, look: Callable[[], list[str]], *, seconds: float) -> list[str]:
    """What `look` finds until it finds nothing, or what is left when the time is up."""
    end = time.monotonic() + seconds
    while (found := look()) and time.monotonic() < end:
        page.wait_for_timeout(_PAUSE)
    return found
