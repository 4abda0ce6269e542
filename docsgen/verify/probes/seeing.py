# Whether a reader sees the app: the DOM says what should be there, pictures say what is painted.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec
from playwright.sync_api import Frame, Page

from docsgen.diagnostics import Finding, finding
from docsgen.verify.front_end import FrontEnd
from docsgen.verify.polling import eventually_none
from docsgen.verify.probes.painting import Box, Kind, painted
from docsgen.verify.probes.visit import Visit, source

_NOTHING = "nothing of the app can be seen"
_HINT = "open the embed in a browser; look for what hides, covers or moves it, and at its colours"

_MOST = 5
"""Parts that are told; who knows of so many need not know of more."""


def seen(visit: Visit) -> Iterator[Finding]:
    """DG185: a reader sees the app, and every part of it, once it has come up."""
    for what in newly_unseen(visit):
        yield finding("DG185", what, _HINT)
    visit.is_up = _NOTHING not in visit.unseen


def stays(visit: Visit) -> Iterator[Finding]:
    """DG186: a reader still sees it on the page of the script, right after it and later on."""
    visit.leave_frame()
    for what in newly_unseen(visit):
        yield finding("DG186", f"after a while, {what}", _HINT)


def newly_unseen(visit: Visit, frame: Frame | None = None) -> list[str]:
    """What stays unseen on the page of a visit, or in a frame of it, and was not told before."""
    found = eventually_none(
        visit.page,
        lambda: [
            what for what in unseen(visit.page, visit.front_end, frame) if what not in visit.unseen
        ],
        seconds=visit.seconds(1 / 3),
    )
    visit.unseen.update(found)
    return found


class _Part(msgspec.Struct):
    """What docsgen/verify/probes/parts.js says of a part."""

    what: str
    kind: Kind
    boxes: list[Box]


_SELECTORS = ("app", "component", "labels", "apart", "overlays")


def unseen(page: Page, front_end: FrontEnd, frame: Frame | None = None) -> list[str]:
    """That parts of the app in `page`, or in a `frame` of it, cannot be seen, in words.

    It is nothing at all that can be seen when there is nothing in the window before somebody
    scrolls.
    """
    page.evaluate("scrollTo(0, 0)")
    app = frame or page.main_frame
    selectors = {name: getattr(front_end, name) for name in _SELECTORS}
    parts = msgspec.convert(app.evaluate(source("parts.js"), selectors), list[_Part])
    picture, window = painted(page, full_page=True), _window(page, app)
    if not any(picture.shows(part.kind, _moved(part.boxes, window), window) for part in parts):
        return [_NOTHING]
    column = (window[0], 0.0, window[2], float(picture.text.height))
    hidden = [
        number
        for number, part in enumerate(parts)
        if not picture.shows(part.kind, _moved(part.boxes, window), column)
    ]
    lost = (parts[number].what for number in hidden if not _is_reached(page, app, parts, number))
    return [f"{what} cannot be seen" for what in islice(lost, _MOST)]


def _is_reached(page: Page, app: Frame, parts: list[_Part], number: int) -> bool:
    """Whether a part can be seen after scrolling to it, be it in a box with scroll bars."""
    boxes = app.evaluate("number => docsgenPart(number)", number)
    window = _window(page, app)
    picture = painted(page, full_page=False)
    return picture.shows(parts[number].kind, _moved(boxes, window), window)


def _window(page: Page, app: Frame) -> Box:
    """Where the window of an app is in that of the page around it."""
    if app is page.main_frame:
        width, height = app.evaluate("[innerWidth, innerHeight]")
        return 0.0, 0.0, width, height
    box = app.frame_element().bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def _moved(boxes: Iterable[Box], window: Box) -> Iterator[Box]:
    x, y = window[:2]
    return ((left + x, top + y, right + x, bottom + y) for left, top, right, bottom in boxes)
