# A reader of an app, on a server or in the browser: fills in what is empty, makes one listener after
# the other fire, and notes how each of its functions ended.

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
from playwright.sync_api import Error, Locator, Page

from bench.breadth_gestures import class_of, gestures
from bench.breadth_listeners import BY_ITSELF, FOLLOWS, Component, Listener, components, listeners
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.verify.front_end import Gesture
from docsgen.verify.polling import await_true

ATTEMPTS = 12
"""Listeners of an app that get a gesture of their own."""

_REACH, _KNOWN_REACH = 2000.0, 10_000.0
"""Milliseconds that a gesture may look for what it wants to touch, and one that is known to work."""

_FIRING, _KNOWN_FIRING = 2.5, 8.0
"""Seconds that an event takes, at most, to ask the app for something after such gestures."""

_ANSWER = 30.0
"""Seconds in which an event is answered."""

_ENDLESS = 6.0
"""Seconds after which what has given something, and more and more, need not end."""

_CONFIGS = "[window.gradio_config ?? {}, ...Object.values(breadth.rendered)]"
_ASKED = "breadth.asked.map((one) => ({ ...one, ...breadth.told[one.id] }))"
_FIRED = "([from, none]) => breadth.asked.slice(from).some(({ fn }) => !none.includes(fn))"
_MEDIA = frozenset({"audio", "file", "gallery", "image", "imageeditor", "model3d", "video"})
_BOXES = ":is(textarea, input:not([type]), input[type=text]):not([role]):visible"
_BOXES_FILLED = 12
_RANKS = ("asked", "failed", "generating", "succeeded")


class Outcome(msgspec.Struct, frozen=True):
    """How a function ended at best: asked (not at all), failed, generating, succeeded."""

    state: str
    error: str = ""


class Visit(msgspec.Struct):
    """What became of an app: why it did not come up, what listens, how what fired has ended.

    `listeners` are the keys of functions, and so are those of `outcomes`; `tried` has, by key and
    event, which of its gestures has made something fire, counted from 0, or None.
    """

    failure: str = ""
    listeners: list[str] = []
    outcomes: dict[str, Outcome] = {}
    tried: dict[tuple[str, str], int | None] = {}
    page_errors: list[str] = []


class Reader:
    """Somebody who uses the app that is open in `page`, and notes it in `visit`.

    What was tried on an `earlier` visit is tried again, whether it had an effect or not: what has
    none on its own listener may open what another one needs.
    """

    def __init__(self, page: Page, visit: Visit, earlier: Visit | None) -> None:
        self._page, self._visit, self._earlier = page, visit, earlier
        self._opened: set[int] = set()
        self._ticking: set[int] = set()
        self._keys: dict[int, str] = {}
        self._known: dict[int, Component] = {}

    def use(self) -> None:
        """Fill in what is empty and try the listeners, those of what is rendered later too."""
        self._page.set_default_timeout(_REACH)
        self._settle(0)
        self._note()
        self._fill()
        self._try_all(is_known=False)
        if not self._visit.outcomes and self._earlier is None:  # a slow machine, or a heavy page
            self._visit.tried.clear()
            self._try_all(is_known=True)
        self._note()

    def _try_all(self, *, is_known: bool) -> None:
        tried = self._visit.tried
        while (listener := self._next()) and len(tried) < ATTEMPTS:
            name = listener.key, listener.event
            known = self._earlier.tried[name] if self._earlier else None
            fired = (
                place
                for place, way in enumerate(self._ways(listener))
                if self._attempt(way, is_known=is_known or place == known)
            )
            tried[name] = next(fired, None)

    def _next(self) -> Listener | None:
        """The next listener to try: one that needs a gesture and has not fired, or did earlier."""
        for one in self._note():
            name, earlier = (one.key, one.event), self._earlier
            is_wanted = name in earlier.tried if earlier else one.key not in self._visit.outcomes
            needs_gesture = one.event not in FOLLOWS | BY_ITSELF
            if is_wanted and needs_gesture and name not in self._visit.tried:
                return one
        return None

    def _note(self) -> list[Listener]:
        """The listeners that there are now; notes them, and how those that fired have ended."""
        configs, visit = self._page.evaluate(_CONFIGS), self._visit
        self._known = components(configs)
        now = listeners(configs)
        self._keys |= {one.number: one.key for one in now}
        self._ticking |= {one.number for one in now if one.event == "tick"}
        keys = {one.key for one in now}
        for one in self._page.evaluate(_ASKED):
            outcome, key = Outcome(one["state"], one["error"]), self._keys.get(one["fn"])
            if key and _rank(outcome) >= _rank(visit.outcomes.get(key, Outcome("asked"))):
                visit.outcomes[key] = outcome
        visit.listeners = sorted(keys | visit.outcomes.keys())
        return now

    def _fill(self) -> None:
        """Write something into empty boxes, and choose files where there are none."""
        for box in self._page.locator(_BOXES).all()[:_BOXES_FILLED]:
            _tolerated(partial(_fill, box))
        for one in list(self._known.values()):
            if one.type in _MEDIA and not one.props.get("value"):
                self._choose_file(one)

    def _choose_file(self, component: Component) -> None:
        place = self._place(component)
        gesture = FRONT_END.gesture(class_of(component), "upload")
        is_open = place.filter(visible=True).count() and place.locator("input[type=file]").count()
        if gesture and is_open:
            self._attempt(partial(gesture.act, place))

    def _place(self, component: Component) -> Locator:
        return self._page.locator(f".breadth-{component.id}").first

    def _ways(self, listener: Listener) -> Iterator[Callable[[], None]]:
        component = listener.component
        if component.type == "tabitem":
            yield partial(self._open, component.id)
            return
        for gesture in gestures(component, listener.event):
            yield partial(self._gesture, component, gesture)

    def _gesture(self, component: Component, gesture: Gesture) -> None:
        place = self._place(component)
        if not place.filter(visible=True).count():
            for id_ in component.inside:
                self._open(id_)
        gesture.act(place)

    def _open(self, id_: int) -> None:
        """Open a tab, a step, an accordion or a sidebar, as a reader does."""
        one = self._known.get(id_)
        if one is None:
            return
        place = self._place(one)
        if one.type in ("tabitem", "walkthroughstep"):
            self._page.get_by_role("tab", name=one.name, exact=True).last.click()
        elif one.type == "accordion" and id_ not in self._opened and not one.props.get("open"):
            self._opened.add(id_)
            place.locator("button").first.click()
        elif one.type == "sidebar" and id_ not in self._opened and not one.props.get("open"):
            self._opened.add(id_)
            place.locator(".toggle-button").click()

    def _attempt(self, act: Callable[[], None], *, is_known: bool = False) -> bool:
        """Whether an act has made anything fire; waits until it is answered.

        One that is known to do so gets more time.
        """
        before = len(self._page.evaluate(_ASKED))
        self._page.set_default_timeout(_KNOWN_REACH if is_known else _REACH)
        is_done = _tolerated(act)
        patience = _KNOWN_FIRING if is_known else _FIRING if is_done else 0.0
        try:
            await_true(self._page, _FIRED, [before, sorted(self._ticking)], seconds=patience)
        except Error:
            return False
        self._settle(before)
        return True

    def _settle(self, start: int) -> None:
        """Wait until what was asked since `start`, and what came of it, has been answered."""
        begun, quiet = time.monotonic(), 0
        while quiet < 3 and (past := time.monotonic() - begun) < _ANSWER:
            asked = [one["state"] for one in self._page.evaluate(_ASKED)[start:]]
            open_ = asked.count("asked") + (past < _ENDLESS) * asked.count("generating")
            quiet = 0 if open_ else quiet + 1
            self._page.wait_for_timeout(150)


def _rank(outcome: Outcome) -> int:
    return _RANKS.index(outcome.state)


def _tolerated(act: Callable[[], Any]) -> bool:
    """Try something that cannot be done in every app: whether it could be done."""
    try:
        act()
    except Error:
        return False
    return True


def _fill(box: Locator) -> None:
    if not box.input_value():
        box.fill("2")
