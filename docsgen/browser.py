# The Chromium in which everything happens that must be seen in a real browser.

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from docsgen.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Page, Route

_Result = TypeVar("_Result")

SETTING = "DOCSGEN_BROWSER"
"""The environment variable that names a Chromium or Chrome to use."""

_NAMES = (
    "chromium-headless-shell",  # the same engine without a window: a fifth less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_MEMORY = "--js-flags=--max-old-space-size=1024"
_QUIET = (
    "--disable-back-forward-cache",  # Playwright loses a page that comes out of it
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # nothing leaves past a proxy
    "--no-first-run",
    _MEMORY,
)

BASELINE = (f"{_MEMORY},--liftoff-only,--single-threaded-gc",)  # the last --js-flags counts
"""Switches that leave out the optimizing compiler, which pages that live for seconds do not repay,
and the threads that collect garbage beside them, where each core has a browser of its own."""


def arguments() -> list[str]:
    """Command-line switches: nothing of the browser's own on the network, no sandbox for root.

    No page may take more than 1 GB for its scripts: one that does must not take all there is.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_QUIET, "--no-sandbox"] if is_root else [*_QUIET]


def executable(playwrights: str) -> str:
    """The browser to start: the one in DOCSGEN_BROWSER, Playwright's own, or the system's.

    `playwrights` is where Playwright would have its own. Raises MissingToolError when there is
    none.
    """
    chosen = os.environ.get(SETTING)
    if chosen and not shutil.which(chosen):
        hint = f"correct the environment variable {SETTING} or unset it"
        raise MissingToolError(f"no browser at {chosen}", hint=hint)
    installed = playwrights if Path(playwrights).is_file() else None
    found = chosen or installed or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        hint = "run `playwright install chromium`, or install Chromium or Chrome"
        raise MissingToolError("no browser was found", hint=hint)
    return found


FAKE_MEDIA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
"""Switches that give a browser a camera and a microphone of its own making."""


@contextmanager
def browser(endpoint: str | None = None, *, switches: Iterable[str] = ()) -> Iterator[Browser]:
    """A headless Chromium with further `switches`, or the one at a DevTools `endpoint`.

    Raises MissingToolError when there is none.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium
        started = _connected(chromium, endpoint) if endpoint else launched(chromium, switches)
        try:
            yield started
        finally:
            started.close()


def in_own_thread(work: Callable[[], _Result]) -> _Result:
    """What `work` gives in a thread of its own, for a thread can have one Playwright only."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(work).result()


def launched(chromium: BrowserType, switches: Iterable[str]) -> Browser:
    """Another browser of a Playwright that runs already; a thread can have one Playwright only.

    Raises MissingToolError when there is none.
    """
    from playwright.sync_api import Error

    path = executable(chromium.executable_path)
    told = None if path == chromium.executable_path else path  # Playwright has a shell of its own
    try:
        return chromium.launch(executable_path=told, args=[*arguments(), *switches])
    except Error as error:
        hint = f"start it yourself to see why, or name another one in {SETTING}"
        raise MissingToolError(f"{path} does not start", hint=hint) from error


def ask_only(page: Page, url: str) -> None:
    """Let a page ask no other host than that of `url` for anything."""
    home = urlsplit(url).netloc

    def request(route: Route) -> None:
        asked = urlsplit(route.request.url)
        is_foreign = asked.scheme in ("http", "https") and asked.netloc != home
        route.abort() if is_foreign else route.fallback()

    page.route("**/*", request)


def _connected(chromium: BrowserType, endpoint: str) -> Browser:
    from playwright.sync_api import Error

    try:
        return chromium.connect_over_cdp(endpoint)
    except Error as error:
        hint = "start one with --remote-debugging-port --disable-back-forward-cache, and give"
        hint += " the address that it prints"
        raise MissingToolError(f"no browser answers at {endpoint}", hint=hint) from error
