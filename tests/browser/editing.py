# The editor beside an app, and what readers do with it.

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.pasting import BOOT

Place = Page | FrameLocator
"""Where an editor is: a page, or a frame in one."""

APP = """\
import gradio as gr

def shout(text):
    return text.upper() + "!"

with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    loud = gr.Textbox(label="Loud")
    gr.Button("Shout").click(shout, text, loud)

demo.launch()
"""


def code(place: Place) -> Locator:
    """The text that can be edited."""
    return place.locator(".cm-content")


def write(place: Place, text: str) -> None:
    """Replace the whole text, as by pasting."""
    code(place).wait_for()
    code(place).fill(text)


ACCEPTING = 100
"""Milliseconds after which Enter takes what a list of completions offers. In the 75 before, it is a
new line of somebody who types on while the list opens."""


def complete(page: Page, label: str) -> None:
    """Take what the list of completions offers first, which is `label`, from the keyboard."""
    expect(page.locator(".cm-completionLabel").first).to_have_text(label)
    page.wait_for_timeout(ACCEPTING)
    page.keyboard.press("Enter")


def run(place: Place) -> None:
    place.get_by_role("button", name="Run", exact=True).click()


def runs(place: Place) -> None:
    """Run the program and wait until its app is there."""
    run(place)
    expect(place.get_by_text("It was built in")).to_be_visible(timeout=BOOT)


def choose_page(page: Page) -> None:
    """Choose to download the program as one page."""
    page.locator(".more summary").click()
    page.get_by_role("button", name="Download as one page").click()


def save_page(page: Page, folder: Path) -> Path:
    """The page that the program becomes."""
    with page.expect_download() as waiting:
        choose_page(page)
    expect(page.get_by_text(re.compile(r"was saved, \d\d MB"))).to_be_visible()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def error(place: Place) -> Locator:
    return place.locator("docsgen-workbench").get_by_role("alert")


def shouts(app: Place, text: str = "hey") -> None:
    """Use the app above."""
    app.get_by_label("Text").fill(text)
    app.get_by_role("button", name="Shout").click()
    expect(app.get_by_label("Loud")).to_have_value(f"{text.upper()}!", timeout=BOOT)
