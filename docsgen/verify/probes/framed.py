# The embed in a page of somebody else: its height, its colours, and life in a sandbox.

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Error

from docsgen.verify.probes.visit import Found, Visit
from docsgen.verify.tryout import APP

_CALM = 300
"""Milliseconds without a new height after which the frame has its size."""

_SPARE = 120
"""CSS pixels below the last element of an app that nobody takes for a mistake."""


def height(visit: Visit) -> Iterator[Found]:
    """DG167: the embed tells its height, and the app fits into a frame of that height."""
    hint = "look at docsgen/player/frame.js: the message is {type: 'docsgen:height', height}"
    frame = visit.frame("plain")
    try:
        visit.page.locator("iframe#plain[data-height]").wait_for()
    except Error:
        yield Found("DG167", "the embed never tells its height to the page around it", hint)
        return
    _calm(visit)
    cut, spare = visit.ask("fits.js", frame=frame)
    if cut > 1:
        yield Found("DG167", f"{cut:.0f} px of the app are cut off below the told height", hint)
    if spare > _SPARE:
        yield Found("DG167", f"{spare:.0f} px stay empty below the app", hint)


def _calm(visit: Visit) -> None:
    before, now = None, ""
    while now != before:
        visit.page.wait_for_timeout(_CALM)
        before, now = now, visit.page.locator("iframe#plain").get_attribute("data-height") or ""


def theme(visit: Visit) -> Iterator[Found]:
    """DG168: asked for dark colours, the embed is darker than when asked for light ones."""
    frame = visit.frame("plain")
    frame.locator(APP).wait_for()
    light, dark = visit.brightness, visit.ask("brightness.js", frame=frame)
    visit.pictures["dark"] = visit.page.locator("iframe#plain").screenshot()
    if not dark < light:
        message = f"?theme=dark makes no difference: brightness {light:.2f} and {dark:.2f} of 1"
        yield Found(
            "DG168", message, "follow the parameter, or give the app's own colours a dark set"
        )


def sandbox(visit: Visit) -> Iterator[Found]:
    """DG172: the app comes up in `<iframe sandbox="allow-scripts">`, where it has no origin."""
    known = len(visit.watch.errors)
    frame = visit.frame("sandbox")
    try:
        frame.locator(APP).wait_for(timeout=visit.limit * 500)
    except Error:
        words = "; ".join(said.message for said in visit.watch.errors[known:]) or "it says nothing"
        del visit.watch.errors[known:]
        message = f'the app does not come up in <iframe sandbox="allow-scripts">: {words[:500]}'
        yield Found(
            "DG172", message, "catch what storage and cookies raise where there is no origin"
        )
