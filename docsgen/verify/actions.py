# What a reader does: one function for each verb of docsgen.model.steps.

from __future__ import annotations

from functools import singledispatch
from pathlib import Path

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLate

from docsgen.model.steps import (
    Action,
    Check,
    Click,
    Drag,
    Fill,
    Point,
    Press,
    Reload,
    Select,
    Type,
    Uncheck,
    Upload,
    WaitFor,
)
from docsgen.verify.files import choose, payload
from docsgen.verify.front_end import OpenApp
from docsgen.verify.script_result import StepError
from docsgen.verify.targets import control, field, locate, missing, the_one

_STROKE = 12
"""Positions that the mouse passes through when it drags."""


@singledispatch
def perform(action: Action, app: OpenApp, folder: Path) -> None:
    """Do `action` in `app`; `folder` is the demo's. Raises StepError when it cannot be done."""
    raise NotImplementedError(type(action).__name__)


@perform.register
def _fill(action: Fill, app: OpenApp, folder: Path) -> None:
    element = the_one(app, action)
    if action.cell is not None:
        element.dblclick()
        app.page.keyboard.press("ControlOrMeta+a")
        app.page.keyboard.type(str(action.value))
        app.page.keyboard.press("Enter")
    else:
        field(element).fill(str(action.value))


@perform.register
def _type(action: Type, app: OpenApp, folder: Path) -> None:
    into = field(the_one(app, action))
    into.focus()
    into.press("End")
    into.press_sequentially(action.value)


@perform.register
def _press(action: Press, app: OpenApp, folder: Path) -> None:
    if action.is_given:
        control(the_one(app, action)).press(action.key)
    else:
        app.page.keyboard.press(action.key)


@perform.register
def _click(action: Click, app: OpenApp, folder: Path) -> None:
    the_one(app, action).click()


@perform.register
def _select(action: Select, app: OpenApp, folder: Path) -> None:
    component = the_one(app, action)
    options = [action.option] if isinstance(action.option, str) else action.option
    for option in options:
        if component.locator("input[type=radio]").count():
            _choice(component, option).check()
        else:
            _open(component)
            _offered(component, option).click()
    if component.get_by_role("option").count():
        _close(component)


@perform.register
def _check(action: Check, app: OpenApp, folder: Path) -> None:
    _box(action, app).check()


@perform.register
def _uncheck(action: Uncheck, app: OpenApp, folder: Path) -> None:
    _box(action, app).uncheck()


@perform.register
def _drag(action: Drag, app: OpenApp, folder: Path) -> None:
    element = the_one(app, action)
    track = element.locator("input[type=range], canvas").filter(visible=True)
    surface = track.first if track.count() else element
    surface.scroll_into_view_if_needed()
    app.page.mouse.move(*_place(surface, action.start))
    app.page.mouse.down()
    app.page.mouse.move(*_place(surface, action.end), steps=_STROKE)
    app.page.mouse.up()


@perform.register
def _upload(action: Upload, app: OpenApp, folder: Path) -> None:
    choose(the_one(app, action), [payload(file, folder) for file in action.files])


@perform.register
def _wait_for(action: WaitFor, app: OpenApp, folder: Path) -> None:
    try:
        locate(app, action).first.wait_for()  # as long as a step of its kind may take
    except TooLate:
        raise missing(app, action) from None


@perform.register
def _reload(action: Reload, app: OpenApp, folder: Path) -> None:
    app.page.reload()


def offers(component: Locator) -> list[str]:
    """The options of a dropdown, radio or checkbox group, in order."""
    choices = component.locator("label:has(input[type=radio], input[type=checkbox])")
    if choices.count():
        return [text.strip() for text in choices.all_inner_texts()]
    _open(component)
    options = component.get_by_role("option")
    options.first.wait_for()
    names = [name or "" for name in options.evaluate_all(_OPTION_NAMES)]
    _close(component)
    return names


_OPTION_NAMES = "options => options.map(option => option.getAttribute('aria-label'))"


def _open(dropdown: Locator) -> None:
    if not dropdown.get_by_role("option").count():
        entry = dropdown.locator("input").first
        entry.blur()  # it opens when the focus comes
        entry.click()


def _close(dropdown: Locator) -> None:
    dropdown.locator("input").first.blur()
    dropdown.get_by_role("option").first.wait_for(state="detached")  # it fades out


def _offered(dropdown: Locator, option: str) -> Locator:
    return _present(dropdown.get_by_role("option", name=option, exact=True), dropdown, option)


def _box(action: Check | Uncheck, app: OpenApp) -> Locator:
    element = the_one(app, action)
    if action.option is not None:
        return _choice(element, action.option)
    if element.evaluate("element => element.matches('input, [role=checkbox], [role=switch]')"):
        return element
    return element.locator("input[type=checkbox]").first


def _choice(component: Locator, option: str) -> Locator:
    return _present(component.get_by_label(option, exact=True), component, option)


def _present(found: Locator, component: Locator, option: str) -> Locator:
    try:
        found.first.wait_for()
    except TooLate:
        there = ", ".join(f'"{name}"' for name in offers(component))
        raise StepError("option", f'there is no option "{option}"', f"there is: {there}") from None
    return found.first


def _place(surface: Locator, at: Point) -> Point:
    box = surface.bounding_box()
    if box is None:
        raise StepError("", "it cannot be seen", "drag on something visible")
    return box["x"] + at[0] * box["width"], box["y"] + at[1] * box["height"]
