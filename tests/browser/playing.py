# What readers do in the small apps of tests/apps, and see: short words for the tables of tests.

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

Play = Callable[[Page], None]


def click(page: Page, name: str) -> None:
    """Press the first button with a name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def box(page: Page, label: str) -> str:
    """The value of the box with a label, which may still change."""
    return page.get_by_label(label, exact=True).first.input_value()


def holds(page: Page, label: str, value: str | re.Pattern[str]) -> None:
    """Wait until the box with a label has a value."""
    expect(page.get_by_label(label, exact=True).first).to_have_value(value)


def fill(page: Page, label: str, value: str) -> None:
    """Write into the box with a label."""
    page.get_by_label(label, exact=True).first.fill(value)


def shows(page: Page, text: str) -> None:
    """Wait until a text can be seen."""
    expect(page.get_by_text(text).filter(visible=True).first).to_be_visible()


def upload(page: Page, name: str, content: bytes) -> None:
    """Choose a file in the first field for files."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file: FilePayload = {"name": name, "mimeType": kind, "buffer": content}
    page.locator("main input[type=file]").first.set_input_files(file)
