# Whether the app shows what a step expects: read, compare, and again until the time is up.

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLate

from docsgen.model.steps import Expect
from docsgen.verify.actions import offers
from docsgen.verify.booting import await_boot, is_booting
from docsgen.verify.deadline import Deadline
from docsgen.verify.front_end import FrontEnd, OpenApp
from docsgen.verify.script_result import StepError
from docsgen.verify.targets import control, described, locate, missing, the_one
from docsgen.verify.watching import Happened

_PAUSE = 50
"""Milliseconds between two looks at the page."""

_COLOR_TOLERANCE = 40
"""How far a channel may be off: images and videos are compressed on the way."""


class _Look(NamedTuple):
    """What there is now of what is expected, and whether that is it."""

    is_met: bool
    actual: Any


def meet(
    action: Expect, app: OpenApp, happened: list[Happened], patience: float, deadline: Deadline
) -> None:
    """Wait until `app` shows what `action` expects.

    Raises StepError after `patience` seconds, which do not count while Python starts, or at the
    `deadline`.
    """
    for key, expected in action.expectations.items():
        look = partial(_LOOKS[key], action, app, happened)
        if not (actual := _eventually(look, app, patience, deadline)).is_met:
            about = described(action) or "the page"
            message = f"expected {key} {expected!r} of {about}, there is {actual.actual!r}"
            raise StepError(key, message, "correct the demo or the expectation")
    if action.text is not None and not action.expectations:
        _seen(action, app)


def _eventually(
    look: Callable[[], _Look], app: OpenApp, patience: float, deadline: Deadline
) -> _Look:
    """The first look that is met, or the last one when the time is up."""
    end = time.monotonic() + deadline.seconds(patience)
    while not (seen := look()).is_met and time.monotonic() < end:
        app.page.wait_for_timeout(_PAUSE)
        if is_booting(app.page):  # a gesture has called for Python: that does not count
            await_boot(app, deadline)
            end = time.monotonic() + deadline.seconds(patience)
    return seen


def _seen(action: Expect, app: OpenApp) -> None:
    try:
        locate(app, action).first.wait_for()
    except TooLate:
        raise missing(app, action) from None


def _value(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    if action.event is not None:  # then it is the value of the event
        return _Look(True, action.value)
    actual = _shown(the_one(app, action), app.front_end)
    return _Look(_normal(actual) == _normal(action.value), actual)


def _shown(component: Locator, front_end: FrontEnd) -> Any:
    """The value that a component shows: in its library's own way, or in that of HTML."""
    own = component.evaluate(front_end.value_script) if front_end.value_script else None
    return own["value"] if own else component.evaluate(_script("reading.js"), front_end.labels)


def _normal(value: Any) -> Any:
    """Numbers as the text that fields hold, so that 7 in YAML is "7" on the page."""
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if value == int(value) else repr(value)
    return value.strip() if isinstance(value, str) else value


def _visible(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    is_there = locate(app, action).count() > 0
    return _Look(is_there == action.visible, is_there)


def _count(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    count = locate(app, action).count()
    return _Look(count == action.count, count)


def _enabled(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    is_enabled = control(the_one(app, action)).is_enabled()
    return _Look(is_enabled == action.enabled, is_enabled)


def _checked(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    is_checked = _checkable(the_one(app, action)).is_checked()
    return _Look(is_checked == action.checked, is_checked)


def _checkable(element: Locator) -> Locator:
    box = element.locator("input[type=checkbox], input[type=radio]")
    return box.first if box.count() else element


def _options(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    options = offers(the_one(app, action))
    return _Look(options == action.options, options)


def _color(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    from PIL import ImageColor

    actual = _media(action, app)["color"]
    wanted = ImageColor.getrgb(action.color or "")[:3]
    is_met = actual is not None and all(
        abs(have - want) <= _COLOR_TOLERANCE for have, want in zip(actual, wanted, strict=True)
    )
    return _Look(is_met, actual and "#{:02x}{:02x}{:02x}".format(*actual))


def _size(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    actual = _media(action, app)["size"]
    return _Look(actual is not None and tuple(actual) == action.size, actual)


def _duration(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    actual = _media(action, app)["duration"]
    return _Look(actual == action.duration, actual)


def _media(action: Expect, app: OpenApp) -> Any:
    options = {"at": list(action.at), "clock": app.front_end.duration}
    return the_one(app, action).evaluate(_script("media.js"), options)


def _event(action: Expect, app: OpenApp, happened: list[Happened]) -> _Look:
    values = [value for event, value in happened if event == action.event]
    wanted = action.expectations.get("value")
    return _Look(bool(values) if wanted is None else wanted in values, values)


@cache
def _script(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


_LOOKS: dict[str, Callable[[Expect, OpenApp, list[Happened]], _Look]] = {
    "value": _value,
    "visible": _visible,
    "enabled": _enabled,
    "checked": _checked,
    "count": _count,
    "options": _options,
    "color": _color,
    "size": _size,
    "duration": _duration,
    "event": _event,
}
