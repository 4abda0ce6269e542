# What a reader meets on the page of a host: the demo in the column of the text, whole, with the
# right answer and the colours of the page, on a wide screen and on a phone, light and dark.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Error, Frame, Locator, Page

from docsgen.libraries.gradio.front_end.known import is_known
from tests.hosts.demos import TITLE
from tests.hosts.host import AFTER, BEFORE, Host
from tests.hosts.results import CHECKS

BOOT = 120_000
"""Milliseconds that Python may take to start on a busy machine."""

EMBED = "live-demo, iframe[src*='/embed/'], a[href*='/demos/']:has(img)"
"""What there is of a demo on a page: the element, a frame, or a picture that is a link."""

INSIDE = "() => { const d = document.documentElement; return [d.scrollWidth - d.clientWidth,"
INSIDE += " d.scrollHeight - d.clientHeight] }"

QUIET = 300
"""Milliseconds from one look at a page that changes to the next."""

LOOKS = 10
"""How often a page that is not right yet is looked at."""


class View(NamedTuple):
    """A kind of screen; on some, the demo is asked for an answer as well."""

    width: int
    scheme: str
    is_asked: bool

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


VIEWS = (
    View(1280, "light", True),
    View(1280, "dark", False),
    View(375, "light", False),
    View(375, "dark", True),
)


class Seen:
    """The faults that were seen of a format in a host, by check; `pictures` get the screens.

    `tallest` is the host's own limit for the height of a frame.
    """

    def __init__(self, pictures: Path, tallest: int | None) -> None:
        self.tallest = tallest
        self.faults: dict[str, list[str]] = {check: [] for check in CHECKS}
        self._pictures = pictures

    def note(self, check: str, view: object, fault: str | None) -> None:
        """Keep a fault, if there is one."""
        if fault:
            self.faults[check].append(f"{view}: {fault}")

    def picture(self, page: Page, name: str) -> None:
        """Keep a picture of the screen."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=self._pictures / f"{name}.png")


def look(browser: Browser, host: Host, form: str, url: str, pictures: Path) -> Seen:
    """Look at a page of a host in each view; `pictures` is the folder for what was seen."""
    seen = Seen(pictures, host.tallest)
    for view in VIEWS:
        with _opened(browser, url, view, seen) as page:
            name = f"{host.name}-{form}-{view}"
            embed = page.locator(EMBED).first
            try:
                embed.wait_for()
                embed.scroll_into_view_if_needed()
                is_picture = embed.evaluate("e => e.localName") == "a"
                (_look_at_picture if is_picture else _look)(page, embed, view, seen, name)
                if host.has_toggle and not is_picture and view == VIEWS[0]:
                    _toggle(host, page, embed, seen, name)
            except Error as error:
                seen.note("place", view, error.message.splitlines()[0])
                seen.picture(page, name)
    return seen


@contextmanager
def _opened(browser: Browser, url: str, view: View, seen: Seen) -> Iterator[Page]:
    viewport = {"width": view.width, "height": 900}
    with browser.new_context(viewport=viewport, color_scheme=view.scheme) as context:  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        page = context.new_page()

        def hear(message: ConsoleMessage) -> None:
            is_error = message.type == "error" and not _is_far(message)
            seen.note("console", view, f"{message.text} {message.location}" if is_error else None)

        def hear_error(error: Error) -> None:
            is_new = not is_known(error.message, ["dataset"], leaves=False)
            seen.note("console", view, error.stack if is_new else None)

        page.on("console", hear)
        page.on("pageerror", hear_error)
        page.goto(url)
        yield page


def _is_far(message: ConsoleMessage) -> bool:
    """Whether it is of something that the host has from elsewhere, which is not to be had here."""
    return urlsplit(message.location["url"]).hostname not in (None, "127.0.0.1", "localhost")


def _look(page: Page, embed: Locator, view: View, seen: Seen, name: str) -> None:
    seen.note("title", view, _title(embed))
    seen.note("place", view, _place(page, embed))
    seen.note("colours", f"{view} at first", _colours(page, embed))
    app = _live(page, embed)
    seen.note("place", f"{view} live", _place(page, embed))
    seen.note("height", view, _height(app, seen.tallest))
    seen.note("colours", f"{view} live", _colours(page, embed))
    seen.picture(page, name)
    if view.is_asked:
        seen.note("answer", view, _answer(app))
        seen.note("height", f"{view} answered", _height(app, seen.tallest))


def _look_at_picture(page: Page, embed: Locator, view: View, seen: Seen, name: str) -> None:
    for check in ("height", "answer", "colours"):  # a picture has none
        seen.faults.pop(check, None)
    seen.note("title", view, _label(embed))
    mine, paragraph = embed.locator("img").bounding_box(), _text(page, AFTER).bounding_box()
    is_inside = mine and paragraph and mine["width"] <= paragraph["width"] + 1
    seen.note("place", view, None if is_inside else "wider than the text")
    seen.picture(page, name)


def _toggle(host: Host, page: Page, embed: Locator, seen: Seen, name: str) -> None:
    host.toggle(page)
    seen.note("colours", "toggled", _colours(page, embed, is_dark=True))
    seen.picture(page, f"{name}-toggled")


def _place(page: Page, embed: Locator) -> str | None:
    """How the embed lies elsewhere than a paragraph."""
    mine, paragraph = embed.bounding_box(), _text(page, AFTER).bounding_box()
    if not mine or not paragraph:
        return "nothing is there"
    differences = {key: mine[key] - paragraph[key] for key in ("x", "width")}  # type: ignore[literal-required]
    wrong = [f"{key} differs by {by:.0f} px" for key, by in differences.items() if abs(by) > 1]
    if mine["y"] + mine["height"] > paragraph["y"] + 1:
        wrong.append("lies over the text after it")
    return ", ".join(wrong) or None


def _text(page: Page, text: str) -> Locator:
    """The paragraph with a text."""
    return page.locator("p", has_text=text).last


def _title(embed: Locator) -> str | None:
    given = embed.get_attribute("title")
    return None if given == TITLE else f"the title is {given!r}"


def _label(embed: Locator) -> str | None:
    """Whether a picture, or the text below it, says what it leads to."""
    given = f"{embed.locator('img').get_attribute('alt')} {embed.inner_text()}"
    return None if TITLE in given else f"the label is {given!r}"


def _live(page: Page, embed: Locator) -> Frame:
    """The demo, when its front end is there; an element is clicked first."""
    if embed.evaluate("e => e.localName") == "live-demo":
        page.get_by_role("button", name="Run demo").click()
        inner = embed.locator("iframe")
    else:
        inner = embed
    frame = inner.element_handle().content_frame()
    assert frame
    frame.get_by_role("button", name="Submit").wait_for(timeout=BOOT)
    page.wait_for_timeout(QUIET)
    return frame


def _height(app: Frame, tallest: int | None) -> str | None:
    """How much of the demo is only seen by scrolling inside its frame, which has room for more."""
    wide, high = app.evaluate(INSIDE)
    if tallest and app.evaluate("innerHeight") == tallest:
        high = 0
    return f"{wide} px wide and {high} px high are hidden" if wide > 0 or high > 0 else None


def _answer(app: Frame) -> str | None:
    app.get_by_label("num1").fill("6")
    app.get_by_label("num2").fill("2")
    app.get_by_role("button", name="Submit").click()
    result = app.get_by_label("Result")
    try:
        app.wait_for_function(
            "field => field.value === '8'", arg=result.element_handle(), timeout=BOOT
        )
    except Error:
        return f"6 + 2 gives {result.input_value()!r}"
    return None


def _colours(page: Page, embed: Locator, *, is_dark: bool | None = None) -> str | None:
    """Whether it is light on a dark page or dark on a light one; `is_dark` is what to expect.

    Scripts may be on their way, and colours fade: it is looked at until it is right.
    """
    for _ in range(LOOKS):
        page_is_dark, mine = (_is_dark(part) for part in (_text(page, BEFORE), embed))
        if page_is_dark == mine and is_dark in (None, mine):
            return None
        page.wait_for_timeout(QUIET)
    return f"{_word(mine)} on a {_word(page_is_dark)} page"


def _is_dark(part: Locator) -> bool:
    grey = Image.open(BytesIO(part.screenshot())).convert("L")
    return median(grey.get_flattened_data()) < 128


def _word(is_dark: bool) -> str:
    return "dark" if is_dark else "light"
