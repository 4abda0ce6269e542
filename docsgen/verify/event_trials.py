# Event proofs: a lab in a real browser, each of its events caused by a gesture and looked for in
# the lab's own log. What does not appear there has not fired.

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Error, Page

from docsgen.model.lab import LOG, Lab
from docsgen.verify.front_end import Gesture, OpenApp

_PATIENCE = 10.0
"""Seconds that an event may take until the log has it."""

_REOPENINGS = 3
"""How often a lab is opened anew for an event that has not fired yet."""

_GLANCE = 100.0
"""Milliseconds between two looks at the log."""

_OPENING = 120_000.0
"""Milliseconds that a lab may take to open, its Python starting in the browser included."""

_READY = "['ready', undefined].includes(document.documentElement.dataset.player)"
"""Whether an embed is ready; an app with a server always is."""

_SETTLING = 700.0
"""Milliseconds in which an app that is there fetches the code of its components."""

_REACH = 8000.0
"""Milliseconds that a gesture may look for what it wants to touch."""


class EventTrial(NamedTuple):
    """What became of one event: the gesture that was tried, and why it failed, if it did."""

    event: str
    gesture: str
    failure: str


def try_events(app: OpenApp, url: str, lab: Lab) -> Iterator[EventTrial]:
    """Open the lab at `url` and make its events fire, one after the other.

    A gesture that fails is tried again on the lab as it is when it is opened anew, since an
    earlier one may have changed too much, and since some components do not always come up whole.
    """
    page, front_end = app
    page.set_default_timeout(_REACH)
    _open(page, url)
    for event in lab.events:
        gesture = front_end.gesture(lab.component, event)
        if gesture is None:
            yield EventTrial(event, "", "no gesture is known that causes it")
            continue
        failure = _failure(app, event, gesture)
        for _ in range(_REOPENINGS):
            if not failure:
                break
            _open(page, url)
            failure = _failure(app, event, gesture)
        yield EventTrial(event, gesture.words, failure)


def _open(page: Page, url: str) -> None:
    page.goto(url, timeout=_OPENING)
    page.get_by_label(LOG).wait_for(timeout=_OPENING)
    page.wait_for_function(_READY, timeout=_OPENING)
    page.wait_for_timeout(_SETTLING)


def _failure(app: OpenApp, event: str, gesture: Gesture) -> str:
    """Why the gesture did not make the event fire; empty when it did."""
    page, front_end = app
    before = _count(page, event)
    try:
        gesture.act(page.locator(front_end.app))
    except Error as error:
        return error.message.splitlines()[0]
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if _count(page, event) > before:
            return ""
        page.wait_for_timeout(_GLANCE)
    return "the gesture was done and the event did not fire"


def _count(page: Page, event: str) -> int:
    """How often the log says that the event fired."""
    lines = page.get_by_label(LOG).input_value().split("\n")
    return sum(line.partition(" ")[0] == event for line in lines)
