# Small acts on a component of Gradio, put together to gestures in gestures.py. Each is given the
# element that it happens in: the app of an event lab, or one component of any app.

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Locator

from docsgen.model.lab import CHANGE, LOG
from docsgen.model.steps import Made
from docsgen.verify.files import FIELD, choose, payload

Act = Callable[[Locator], None]

_FIELD = (
    ":is(input:not([type=file], [type=checkbox], [type=radio], [type=range], [role]),"
    " textarea, [role=listbox], [contenteditable=true])"
)
_BYTES = "async url => [...new Uint8Array(await (await fetch(url)).arrayBuffer())]"

_VIDEO = "media_assets/videos/world.mp4"
"""A short video among the samples in the library's package."""

_STROKE = 12
"""Positions that the mouse passes through when it drags."""

_KEY_DELAY = 15
"""Milliseconds between two keys."""


def visible(place: Locator, selector: str) -> Locator:
    """The first element that can be seen and fits the CSS `selector`: `place` or one in it."""
    itself = place.and_(place.page.locator(selector))
    return itself.or_(place.locator(selector)).filter(visible=True).first


def press(selector: str) -> Act:
    """Click what the CSS `selector` finds."""
    return lambda place: visible(place, selector).click()


def press_if_there(selector: str) -> Act:
    """Click what the CSS `selector` finds, or do nothing."""

    def act(place: Locator) -> None:
        found = visible(place, selector)
        if found.count():
            found.click()

    return act


def named(name: str) -> Act:
    """Click the button with this name."""
    return lambda place: place.get_by_role("button", name=name, exact=True).first.click()


def double(selector: str) -> Act:
    """Double-click what the CSS `selector` finds."""
    return lambda place: visible(place, selector).dblclick()


def drag(selector: str, start: tuple[float, float], end: tuple[float, float]) -> Act:
    """Drag over an element; places are fractions of its width and height."""

    def act(place: Locator) -> None:
        surface, mouse = visible(place, selector), place.page.mouse
        surface.scroll_into_view_if_needed()
        box = surface.bounding_box()
        assert box is not None  # it is visible
        places = [
            (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)
        ]
        mouse.move(*places[0])
        mouse.down()
        mouse.move(*places[1], steps=_STROKE)
        mouse.up()

    return act


def click_elsewhere(place: Locator) -> None:
    """Click where nothing is."""
    place.page.locator("body").click(position={"x": 2, "y": 2})


def enter_field(place: Locator) -> None:
    """Click into the first field, coming from elsewhere."""
    click_elsewhere(place)
    visible(place, _FIELD).click()


def type_text(text: str) -> Act:
    """Type `text` at the end of the first field."""

    def act(place: Locator) -> None:
        enter_field(place)
        place.page.keyboard.press("End")
        place.page.keyboard.type(text, delay=_KEY_DELAY)

    return act


def type_keys(text: str) -> Act:
    """Type `text` wherever the keyboard is."""
    return lambda place: place.page.keyboard.type(text, delay=_KEY_DELAY)


def double_click_field(place: Locator) -> None:
    """Select a word of the first field with the mouse."""
    visible(place, _FIELD).dblclick()


def key(name: str) -> Act:
    """Press a key."""
    return lambda place: place.page.keyboard.press(name)


def upload(*files: Made) -> Act:
    """Choose files in the first file field, or in the dialog that a button opens."""
    return lambda place: choose(place, [payload(file, Path()) for file in files])


def reload(place: Locator) -> None:
    """Load the page again, which ends the visit."""
    place.page.reload()
    place.page.get_by_label(LOG).wait_for()


def reload_video(place: Locator) -> None:
    """Choose a video as a file: the one that is shown, which is cleared, or a sample."""
    shown = visible(place, "video")
    if shown.count():
        data = bytes(place.page.evaluate(_BYTES, shown.get_attribute("src")))
        visible(place, "[aria-label=Clear]").click()
    else:
        data = _sample(_VIDEO)
    file = place.locator(FIELD).first
    file.set_input_files({"name": "video.mp4", "mimeType": "video/mp4", "buffer": data})


def _sample(name: str) -> bytes:
    """A file of the library's package, which is not imported for that."""
    package = find_spec("gradio")
    assert package is not None  # an app of it is open
    assert package.origin is not None
    return (Path(package.origin).parent / name).read_bytes()


def pause(milliseconds: float) -> Act:
    """Do nothing for a while."""
    return lambda place: place.page.wait_for_timeout(milliseconds)


def in_turn(*acts: Act) -> Act:
    """One act after the other."""

    def act(place: Locator) -> None:
        for one in acts:
            one(place)

    return act


change_by_program = named(CHANGE)
