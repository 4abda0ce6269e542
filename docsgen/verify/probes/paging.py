# What is asked of every page of the site that is not an embed.

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from docsgen.diagnostics import Finding, finding
from docsgen.verify.probes.visit import SIZE, Visit

_PHONE = 360
"""CSS pixels; narrower phones are gone."""


def opens(visit: Visit) -> Iterator[Finding]:
    """DG160: the page must load."""
    try:
        visit.page.goto(visit.url)
    except Error as error:
        visit.is_up = False
        what = error.message.splitlines()[0]
        yield finding("DG160", f"the page does not load: {what}", "open it in a browser and look")


def links(visit: Visit) -> Iterator[Finding]:
    """DG178: every link of the rendered page leads to a page, and to a place on it."""
    hrefs, wrong, anchors = visit.ask("links.js")
    for href in dict.fromkeys(wrong):
        yield finding("DG178", f"a link leads to {href!r}, which is no address", "correct the link")
    home = urlsplit(visit.url)
    for href in dict.fromkeys(hrefs):
        target = urlsplit(href)
        if target.netloc != home.netloc or target.scheme != home.scheme:
            continue
        if visit.subject.kind == "embed" and visit.front_end.is_answered_by_app(target.path):
            continue
        here = set(anchors) if target.path == home.path else None
        if lost := _lost(visit, unquote(target.path), unquote(target.fragment), here):
            hint = "correct the link, or the script that makes it"
            yield finding("DG178", f"a link leads to {target.path}, {lost}", hint)


def _lost(visit: Visit, path: str, anchor: str, here: set[str] | None) -> str:
    """What a link's target lacks, in words."""
    name = visit.site.resolve(path.lstrip("/"))
    if name is None:
        return "which is not there"
    if not anchor or not name.endswith(".html"):
        return ""
    anchors = visit.site.anchors(name) if here is None else here
    return "" if anchor in anchors or anchor == "top" else f"which has no place #{anchor}"


def copies(visit: Visit) -> Iterator[Finding]:
    """DG180: a copy button copies the code that is shown."""
    for shown, copied in visit.ask("copies.js"):
        message = f"the button beside {shown[:60]!r} copies {copied[:60]!r}"
        yield finding("DG180", message, "copy the text of the sample and nothing else")


def narrow(visit: Visit) -> Iterator[Finding]:
    """DG179: on a phone, nothing is wider than the window."""
    visit.page.set_viewport_size({"width": _PHONE, "height": 800})
    wide = visit.ask("wide.js")
    visit.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    if wide:
        message = f"at {_PHONE} px it scrolls sideways: {wide[0]}"
        yield finding("DG179", message, "let it wrap, or scroll in a box of its own")
