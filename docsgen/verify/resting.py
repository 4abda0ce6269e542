# When a page is at rest: what comes of the last thing that a reader did may come seconds later, and
# what is judged before has not been seen.

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as TooLate

from docsgen.verify.front_end import OpenApp
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

_IS_IDLE = """(working) => Number(document.documentElement?.dataset.pending ?? 0) === 0 &&
  ![...document.querySelectorAll(working)].some((shown) => shown.checkVisibility())"""
"""JavaScript: no event is at work, by what the player says and by what the front end shows."""

_TIMERS = "() => window.docsgenTimers?.() ?? []"
"""JavaScript for the timers that are to go off soon (timers.js)."""


def await_idle(app: OpenApp) -> None:
    """Wait while events are at work, whose results would replace what a reader writes meanwhile."""
    with suppress(TooLate):
        await_true(app.page, _IS_IDLE, app.front_end.working, seconds=_BEGINNING)


def await_rest(app: OpenApp, watch: Watch, *, seconds: float) -> None:
    """Wait until no event, request or timer is left of what was done to an app.

    What never rests, such as a stream or a clock, is left to its work after half a minute, or
    after so many `seconds`.
    """
    end = time.monotonic() + min(_PATIENCE, seconds)
    for _ in range(_ROUNDS):
        timers = set(_timers(app.page))
        since = time.monotonic()
        while time.monotonic() < end:
            if _is_busy(app, watch) or timers & set(_timers(app.page)):
                since = time.monotonic()
            elif time.monotonic() - since >= _LULL:
                break
            app.page.wait_for_timeout(_PAUSE)
        if not timers:
            return


def _is_busy(app: OpenApp, watch: Watch) -> bool:
    idle = _of_frames(app.page, _IS_IDLE, app.front_end.working)
    return watch.is_asking or not all(idle)


def _timers(page: Page) -> Iterator[str]:
    for timers in _of_frames(page, _TIMERS):
        yield from timers


def _of_frames(page: Page, question: str, arg: Any = None) -> Iterator[Any]:
    """The answers of the page and its frames; a frame that is just being left has none."""
    for frame in page.frames:
        with suppress(Error):
            yield frame.evaluate(question, arg)
