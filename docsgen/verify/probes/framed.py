# The embed in a page of somebody else: life in a sandbox, its Python, its height and its colours.

from __future__ import annotations

import time
from collections.abc import Iterator

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TooLate

from docsgen.diagnostics import Finding, finding
from docsgen.verify.booting import STATE, apology
from docsgen.verify.polling import await_true
from docsgen.verify.probes.seeing import newly_unseen
from docsgen.verify.probes.visit import Visit

_SANDBOX = 'sandbox="allow-scripts"'

_SPARE = 120
"""CSS pixels below the last element of an app that nobody takes for a mistake."""

_PAUSE = 100
"""Milliseconds between two looks at a height that is not right yet."""


def sandbox(visit: Visit) -> Iterator[Finding]:
    """DG172: the app comes up in `<iframe sandbox="allow-scripts">`, where it has no origin.

    Then the frame that later probes look at is this one, and else an ordinary one.
    """
    known = len(visit.watch.errors)
    frame = visit.put_into_frame(_SANDBOX)
    try:
        frame.locator(visit.front_end.app).wait_for(timeout=visit.seconds(1 / 2) * 1000)
    except Error:
        words = "; ".join(said.message for said in visit.watch.errors[known:]) or "it says nothing"
        del visit.watch.errors[known:]
        message = f"the app does not come up in <iframe {_SANDBOX}>: {words[:500]}"
        yield finding(
            "DG172", message, "catch what storage and cookies raise where there is no origin"
        )
        visit.put_into_frame()
        return
    for what in newly_unseen(visit, frame):
        message = f"in dark colours in <iframe {_SANDBOX}>, {what}"
        yield finding("DG172", message, "open the embed with ?theme=dark, in a narrow window too")


def starts(visit: Visit) -> Iterator[Finding]:
    """DG184: Python starts when the page around the embed asks for it.

    For most scripts it has started already; where it lacks packages, it cannot.
    """
    if visit.has_started or visit.site.unavailable(visit.subject):
        return
    frame = visit.frame()
    frame.locator(visit.front_end.app).wait_for()
    visit.page.locator("iframe").evaluate(_START)
    try:
        await_true(frame, f"['ready', 'failed'].includes({STATE})", seconds=visit.seconds(3))
    except TooLate as error:
        why = error.message
    else:
        if frame.evaluate(STATE) == "ready":
            return
        why = apology(frame)
    yield finding("DG184", f"Python does not start: {why}", "start it and look at the console")


_START = "frame => frame.contentWindow.postMessage({type: 'docsgen:start'}, '*')"


def height(visit: Visit) -> Iterator[Finding]:
    """DG167: the embed tells its height, and the app fits into a frame of that height."""
    hint = "look at docsgen/player/frame.js: the message is {type: 'docsgen:height', height}"
    visit.frame()
    try:
        visit.page.locator("iframe[data-height]").wait_for()
    except Error:
        yield finding("DG167", "the embed never tells its height to the page around it", hint)
        return
    cut, spare = _misfit(visit)
    if cut > 1:
        yield finding("DG167", f"{cut:.0f} px of the app are cut off below the told height", hint)
    if spare > _SPARE:
        yield finding("DG167", f"{spare:.0f} px stay empty below the app", hint)


def _misfit(visit: Visit) -> tuple[float, float]:
    """CSS pixels that are cut off and that stay empty, once the frame has had time to fit."""
    end = time.monotonic() + visit.seconds(1 / 3)
    while True:
        cut, spare = visit.ask("fits.js", frame=visit.frame())
        if (cut <= 1 and spare <= _SPARE) or time.monotonic() > end:
            return cut, spare
        visit.page.wait_for_timeout(_PAUSE)


def theme(visit: Visit) -> Iterator[Finding]:
    """DG168: asked for dark colours, the embed is darker than when asked for light ones."""
    frame = visit.frame()
    frame.locator(visit.front_end.app).wait_for()
    light, dark = (
        visit.brightness,
        visit.ask("brightness.js", visit.front_end.container, frame=frame),
    )
    visit.pictures["dark"] = visit.page.locator("iframe").screenshot()
    if not dark < light:
        message = f"?theme=dark makes no difference: brightness {light:.2f} and {dark:.2f} of 1"
        yield finding(
            "DG168", message, "follow the parameter, or give the app's own colours a dark set"
        )
