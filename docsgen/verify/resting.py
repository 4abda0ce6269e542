# When a page is at rest: what comes of the last thing that a reader did may come seconds later, and
# what is judged before has not been seen.

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as TooLate

from docsgen.verify.polling import await_true
from docsgen.verify.watching import Watch

_BEGINNING = 10.0
"""Seconds in which events that began with the app should be over; some never are."""

_PATIENCE = 30.0
"""Seconds after which a page that has not come to rest is taken for one that never does."""

_LULL = 0.3
"""Seconds without anything at work after which nothing more comes."""

_ROUNDS = 3
"""How often timers are waited for that other ones have started: a clock does so for ever."""

_PAUSE = 100.0
"""Milliseconds between two looks."""

_IS_IDLE = """() => Number(document.documentElement?.dataset.pending ?? 0) === 0 &&
  ![...document.querySelectorAll('[data-testid="status-tracker"]')].some(
    (tracker) => !tracker.classList.contains("hide") && tracker.checkVisibility())"""
"""JavaScript: no event is at work, by what the player says and by what the front end shows."""

_TIMERS = "() => window.docsgenTimers?.() ?? []"
"""JavaScript for the timers that are to go off soon (timers.js)."""


def await_idle(page: Page) -> None:
    """Wait while events are at work, whose results would replace what a reader writes meanwhile."""
    with suppress(TooLate):
        await_true(page, _IS_IDLE, seconds=_BEGINNING)


def await_rest(page: Page, watch: Watch, *, seconds: float) -> None:
    """Wait until no event, request or timer is left of what was done to a page.

    What never rests, such as a stream or a clock, is left to its work after half a minute, or
    after so many `seconds`.
    """
    end = time.monotonic() + min(_PATIENCE, seconds)
    for _ in range(_ROUNDS):
        timers = set(_timers(page))
        since = time.monotonic()
        while time.monotonic() < end:
            if _is_busy(page, watch) or timers & set(_timers(page)):
                since = time.monotonic()
            elif time.monotonic() - since >= _LULL:
                break
            page.wait_for_timeout(_PAUSE)
        if not timers:
            return


def _is_busy(page: Page, watch: Watch) -> bool:
    return watch.is_asking or any(not idle for idle in _of_frames(page, _IS_IDLE))


def _timers(page: Page) -> Iterator[str]:
    for timers in _of_frames(page, _TIMERS):
        yield from timers


def _of_frames(page: Page, question: str) -> Iterator[Any]:
    """The answers of the page and its frames; a frame that is just being left has none."""
    for frame in page.frames:
        with suppress(Error):
            yield frame.evaluate(question)
