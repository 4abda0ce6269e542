# The start of one exported app in a headless browser, before its readers meet it: what its scripts
# raise there, and where its layout differs from the exported one.

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Browser, Error, Page

from docsgen.model.rehearsal import Rehearsal
from docsgen.verify.booting import BOOT

_LISTEN = """
document.addEventListener("docsgen:state", ({ detail }) => { window.docsgenState = detail; });
"""
_ENDED = "() => ['ready', 'failed'].includes(window.docsgenState?.state)"
_LONGEST = 60
"""Characters of a value that a message shows."""

_PLACE = re.compile(r'^  File "/demo/([^"]+)", line (\d+)', re.MULTILINE)


def rehearse(browser: Browser, url: str) -> Rehearsal:
    """Open the exported app at `url` and start its Python."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_LISTEN)
        try:
            page.goto(f"{url}?autostart=1")
            page.wait_for_function(_ENDED, timeout=BOOT * 1000)
        except Error as error:
            return Rehearsal(failure=error.message.splitlines()[0])
        return _ended(page)


def _in_words(difference: dict[str, Any]) -> str:
    """One difference between the app in the browser and the exported one (docs/serverless.md)."""
    labelled = f" {difference['label']!r}" if difference["label"] else ""
    what = f"the {difference['name']}{labelled}"
    if not difference["property"]:
        exported, here = (difference[one] or "nothing" for one in ("exported", "here"))
        return f"{exported} at export, {here} in the browser"
    exported, here = (_shortened(difference[one]) for one in ("exported", "here"))
    return f"{difference['property']} of {what} is {exported} at export, {here} in the browser"


def _shortened(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _ended(page: Page) -> Rehearsal:
    detail: dict[str, Any] = page.evaluate("window.docsgenState")
    if detail["state"] == "ready":
        return Rehearsal(unlike=[_in_words(one) for one in detail.get("differences", [])])
    places = _PLACE.findall(detail.get("trace", ""))
    file, line = places[-1] if places else (None, None)
    return Rehearsal(detail["message"], file, int(line) if line else None)
