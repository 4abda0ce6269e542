# Whether an embed comes up, shows what was exported, and comes up again when a reader returns.

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from playwright.sync_api import Error

from docsgen.diagnostics import Finding, finding
from docsgen.verify.polling import await_true, eventually_none
from docsgen.verify.probes.seeing import newly_unseen
from docsgen.verify.probes.visit import Visit

_LOOK_AT_IT = "open the embed in a browser and look at its console"


def loads(visit: Visit) -> Iterator[Finding]:
    """DG160: the app must come up and show something."""
    try:
        visit.page.goto(visit.address("light"))
        app = visit.front_end.app
        visit.page.locator(app).wait_for()
        await_true(visit.page, _SHOWS_SOMETHING, app, seconds=visit.seconds())
    except Error as error:
        visit.is_up = False
        what = error.message.splitlines()[0]
        yield finding("DG160", f"the embed does not come up: {what}", _LOOK_AT_IT)


_SHOWS_SOMETHING = """(app) => [...document.querySelectorAll(`${app} *`)].some(
  (e) => e.checkVisibility() && e.getBoundingClientRect().height > 0 &&
    (e.matches("input, textarea, button, img, video, audio, canvas, svg") ||
     [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.nodeValue.trim())))"""


def interface(visit: Visit) -> Iterator[Finding]:
    """DG161: what the exported configuration shows by a name must be there."""
    differences = _differences(visit)
    visit.pictures["light"] = visit.page.screenshot(full_page=True, animations="disabled")
    for difference in differences:
        yield finding("DG161", difference, "build again; if it stays, the player lost a component")


def _differences(visit: Visit) -> list[str]:
    """Those that are left when the front end has had its time to load its parts."""
    front_end = visit.front_end
    expected = {
        "app": front_end.app,
        "labels": ", ".join(filter(None, (front_end.labels, front_end.some_labels))),
        "named": [one._asdict() for one in front_end.named(visit.site.config(visit.subject))],
    }
    look = partial(visit.ask, "interface.js", expected)
    return eventually_none(visit.page, look, seconds=visit.seconds(1 / 3))


def reload(visit: Visit) -> Iterator[Finding]:
    """DG173: the app must come up again when the page is loaded anew."""
    visit.leave_frame().reload()
    yield from _is_back(visit, "after a reload")


def back(visit: Visit) -> Iterator[Finding]:
    """DG173: the app must come up again when the reader comes back from another page."""
    visit.leave_frame().goto("about:blank")
    visit.page.go_back()
    yield from _is_back(visit, "when the reader comes back to it")


def _is_back(visit: Visit, when: str) -> Iterator[Finding]:
    try:
        visit.page.locator(visit.front_end.app).wait_for()
        differences = _differences(visit) or newly_unseen(visit)
    except Error as error:
        differences = [error.message.splitlines()[0]]
    for difference in differences:
        yield finding("DG173", f"{when}, the embed is not what it was: {difference}", _LOOK_AT_IT)
