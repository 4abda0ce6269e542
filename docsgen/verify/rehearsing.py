# The start of one exported app in a headless browser, before its readers meet it: what its scripts
# raise there, and where its layout differs from the exported one.

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Error, Page

from docsgen.model.rehearsal import Rehearsal
from docsgen.verify.booting import BOOT

_WAITING = """<!doctype html>
<link rel="modulepreload" href="%(player)s/main.js">
<link rel="modulepreload" href="%(entry)s" crossorigin>
<script type="module">
import { startAhead } from "./%(player)s/workers.js";

const place = %(place)s;
const absolute = (url) => new URL(url, document.baseURI).href;
place.root = absolute(".").replace(/\\/$/, "");
for (const name of ["url", "packages"]) place.runtime[name] = absolute(place.runtime[name]);
const started = startAhead(place).catch(() => {}); // the app's own page says why

window.showApp = async () => {
  await started;
  const html = await (await fetch("index.html")).text();
  document.open();
  document.addEventListener("docsgen:state", ({ detail }) => { window.docsgenState = detail; });
  document.write(html);
  document.close();
};
</script>
"""
_ENDED = "() => ['ready', 'failed'].includes(window.docsgenState?.state)"
_LONGEST = 60
"""Characters of a value that a message shows."""

_PLACE = re.compile(r'^  File "/demo/([^"]+)", line (\d+)', re.MULTILINE)


def waiting_page(
    runtime: dict[str, Any], entry: str, connect: list[str], texts: Mapping[str, object]
) -> str:
    """A page that starts Python for an app, and shows it when the app's `index.html` is beside it.

    `runtime` is that of the app's pages, `connect` has the hosts that it may ask.
    """
    place = {"runtime": runtime, "connect": connect, "texts": texts}
    escaped = json.dumps(place).replace("<", "\\u003c")
    return _WAITING % {
        "player": runtime["url"] + runtime["player"],
        "entry": entry,
        "place": escaped,
    }


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """The waiting page at `url`, which may start Python when the browser asks for it."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}?autostart=1")
        yield page


def rehearse(page: Page) -> Rehearsal:
    """Show the app in its waiting page."""
    try:
        page.evaluate("showApp()")
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
