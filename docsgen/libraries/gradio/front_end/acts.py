# Small acts in an event lab of Gradio, put together to gestures in gestures.py.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from docsgen.model.lab import CHANGE, LOG
from docsgen.model.steps import Made
from docsgen.verify.files import payload

Act = Callable[[Page], None]

_APP = "main"
_FIELD = (
    ":is(input:not([type=file], [type=checkbox], [type=radio], [type=range], [role]),"
    " textarea, [role=listbox], [contenteditable=true])"
)
_BYTES = "async url => [...new Uint8Array(await (await fetch(url)).arrayBuffer())]"

_STROKE = 12
"""Positions that the mouse passes through when it drags."""

_KEY_DELAY = 15
"""Milliseconds between two keys."""


def visible(page: Page, selector: str) -> Locator:
    """The first element in the app that can be seen and fits the CSS `selector`."""
    return page.locator(_APP).locator(selector).filter(visible=True).first


def press(selector: str) -> Act:
    """Click what the CSS `selector` finds in the app."""
    return lambda page: visible(page, selector).click()


def named(name: str) -> Act:
    """Click the button with this name."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def double(selector: str) -> Act:
    """Double-click what the CSS `selector` finds in the app."""
    return lambda page: visible(page, selector).dblclick()


def drag(selector: str, start: tuple[float, float], end: tuple[float, float]) -> Act:
    """Drag over an element; places are fractions of its width and height."""

    def act(page: Page) -> None:
        surface = visible(page, selector)
        surface.scroll_into_view_if_needed()
        box = surface.bounding_box()
        assert box is not None  # it is visible
        places = [
            (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)
        ]
        page.mouse.move(*places[0])
        page.mouse.down()
        page.mouse.move(*places[1], steps=_STROKE)
        page.mouse.up()

    return act


def click_elsewhere(page: Page) -> None:
    """Click where nothing is."""
    page.locator("body").click(position={"x": 2, "y": 2})


def enter_field(page: Page) -> None:
    """Click into the first field, coming from elsewhere."""
    click_elsewhere(page)
    visible(page, _FIELD).click()


def type_text(text: str) -> Act:
    """Type `text` at the end of the first field."""

    def act(page: Page) -> None:
        enter_field(page)
        page.keyboard.press("End")
        page.keyboard.type(text, delay=_KEY_DELAY)

    return act


def type_keys(text: str) -> Act:
    """Type `text` wherever the keyboard is."""
    return lambda page: page.keyboard.type(text, delay=_KEY_DELAY)


def double_click_field(page: Page) -> None:
    """Select a word of the first field with the mouse."""
    visible(page, _FIELD).dblclick()


def key(name: str) -> Act:
    """Press a key."""
    return lambda page: page.keyboard.press(name)


def upload(*files: Made) -> Act:
    """Choose files in the first file field."""

    def act(page: Page) -> None:
        payloads = [payload(file, Path()) for file in files]
        page.locator(f"{_APP} input[type=file]").first.set_input_files(payloads)

    return act


def reload(page: Page) -> None:
    """Load the page again, which ends the visit."""
    page.reload()
    page.get_by_label(LOG).wait_for()


def reload_video(page: Page) -> None:
    """Clear the video and choose the same one as a file, for nothing carries it along."""
    source = visible(page, "video").get_attribute("src")
    data = bytes(page.evaluate(_BYTES, source))
    visible(page, "[aria-label=Clear]").click()
    file = page.locator(f"{_APP} input[type=file]").first
    file.set_input_files({"name": "video.mp4", "mimeType": "video/mp4", "buffer": data})


def pause(milliseconds: float) -> Act:
    """Do nothing for a while."""
    return lambda page: page.wait_for_timeout(milliseconds)


def in_turn(*acts: Act) -> Act:
    """One act after the other."""

    def act(page: Page) -> None:
        for one in acts:
            one(page)

    return act


change_by_program = named(CHANGE)
