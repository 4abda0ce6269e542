# Whether the embeds in the pages of any site start: each page is opened as a reader opens it, and
# each embed is started where it stands.

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, Error, Frame, Page, TimeoutError

from docsgen.browser import browser
from docsgen.diagnostics import Finding, Location, finding
from docsgen.errors import DocsgenError
from docsgen.hosting import hosted
from docsgen.model.judgement import Judgement
from docsgen.model.outcome import Outcome
from docsgen.verify.booting import BOOT, STATE, apology
from docsgen.verify.shown_embeds import Shown, pages, shown

_PATIENCE = 30.0
"""Seconds that a page may take until its embed is there."""

_IS_DEFINED = "() => customElements.get('live-demo')"

_FRAME = """e => new Promise((done) => {
  const look = () => {
    const frame = e.shadowRoot.querySelector("iframe");
    frame ? done(frame) : setTimeout(look, 50);
  };
  look();
})"""
"""JavaScript for the frame of an element that was started."""


class NoEmbeds(DocsgenError):
    """No page of a folder shows an embed."""


def verify_pages(
    folder: Path,
    judgement: Judgement,
    connect: str | None = None,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Outcome]:
    """What is found about each page of `folder` that shows embeds.

    `connect` is the endpoint of a browser that runs; `advance` hears how many are done, and all.
    Raises NoEmbeds where there are none, MissingToolError without a browser.
    """
    found = {page: embeds for page in pages(folder) if (embeds := [*shown(folder, page)])}
    if not found:
        hint = "build the site first, and give the folder with its pages"
        raise NoEmbeds("no page shows a demo", hint=hint, path=folder)
    outcomes = []
    with hosted(folder) as url, browser(connect) as chromium:
        for done, (page, embeds) in enumerate(found.items()):
            advance(done, len(found))
            outcomes.append(_outcome(chromium, folder, url, page, embeds, judgement))
    advance(len(found), len(found))
    return outcomes


def _outcome(
    chromium: Browser, folder: Path, url: str, name: str, embeds: list[Shown], judgement: Judgement
) -> Outcome:
    begun = time.monotonic()
    elsewhere = [embed.address for embed in embeds if embed.file is None]
    found: list[Finding] = []
    with chromium.new_context() as context:
        page = context.new_page()
        for embed in embeds:
            found += (_placed(one, folder, name, embed) for one in _faults(page, url + name, embed))
    return Outcome(
        path=name.removesuffix("index.html"),
        kind="page",
        verdict=judgement.verdict(found),
        diagnostics=found,
        steps=len(embeds) - len(elsewhere),
        note=f"not looked at, as it is elsewhere: {', '.join(elsewhere)}" if elsewhere else "",
        seconds=time.monotonic() - begun,
    )


def _placed(found: Finding, folder: Path, name: str, embed: Shown) -> Finding:
    at = Location(file=(folder / name).as_posix(), line=embed.line)
    return finding(found.rule, found.message, found.hint, at)


def _faults(page: Page, url: str, embed: Shown) -> Iterator[Finding]:
    """What is wrong with an embed in its page."""
    if embed.file is None:
        return
    if not embed.is_there:
        message = f"it shows the demo {embed.address}, which is not there"
        yield finding("DG366", message, "publish the demo's folder with the pages, and build again")
        return
    try:
        page.goto(url)
        fault = _start(page, embed)
    except Error as error:
        fault = error.message.splitlines()[0]
    if fault:
        message = f"the demo {embed.address} does not start here: {fault}"
        yield finding("DG184", message, "open the page in a browser and start the demo")


def _start(page: Page, embed: Shown) -> str | None:
    """Start an embed: why that fails."""
    element = page.locator(embed.way).nth(embed.number).element_handle(timeout=_PATIENCE * 1000)
    if embed.way == "iframe":
        return _start_alone(page, _frame(element))
    try:
        page.wait_for_function(_IS_DEFINED, timeout=_PATIENCE * 1000)
    except TimeoutError:
        return "the script of <live-demo> is not in the page, or was not loaded"
    element.evaluate("e => void e.start()")
    inner = element.evaluate_handle(_FRAME).as_element()
    assert inner is not None  # it was waited for
    return _booted(_frame(inner))


def _frame(element: ElementHandle) -> Frame:
    frame = element.content_frame()
    assert frame is not None  # it is that of an iframe
    return frame


def _start_alone(page: Page, frame: Frame) -> str | None:
    """Start the embed of a frame by itself, for a frame starts when a reader wants it to."""
    frame.wait_for_function(f"!!{STATE}", timeout=_PATIENCE * 1000)
    address = frame.url
    page.goto(f"{address}{'&' if '?' in address else '?'}autostart=1")
    return _booted(page.main_frame)


def _booted(frame: Frame) -> str | None:
    ended = f"['ready', 'failed'].includes({STATE})"
    frame.wait_for_function(ended, timeout=BOOT * 1000)
    return None if frame.evaluate(f"{STATE} === 'ready'") else apology(frame)
