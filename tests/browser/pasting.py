# Demos of the real site pasted into pages of another origin, and what readers do with them there.

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FrameLocator, Page, expect

BOOT = 120_000
"""Milliseconds that Python may take to start on a busy machine."""

HELLO = "hello_blocks"

Paste = Callable[..., Page]
"""What the fixture `paste` gives: `paste(body, head="", width=1000)` opens a page of a blog."""

SCRIPT = '<script async src="{demos}embed/live-demo.js"></script>'


def element(attributes: str = "", name: str = HELLO) -> str:
    return f'<live-demo src="{{demos}}embed/{name}/" {attributes}></live-demo>'


def start(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Run demo").first.click()
    return page.frame_locator("live-demo iframe")


def answers(app: FrameLocator) -> None:
    app.get_by_label("Name").fill("Ada")
    app.get_by_role("button", name="Greet").click()
    expect(app.get_by_label("Output Box")).to_have_value("Hello Ada!", timeout=BOOT)


def height(page: Page) -> float:
    box = page.locator("live-demo").first.bounding_box()
    assert box
    return box["height"]


def settled(page: Page) -> float:
    """The height of the element, once the demo has said how high it is."""
    page.frame_locator("live-demo iframe").get_by_role("button", name="Greet").wait_for(
        timeout=BOOT
    )
    page.wait_for_timeout(1000)
    return height(page)
