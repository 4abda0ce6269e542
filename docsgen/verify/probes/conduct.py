# What a page does besides what it is asked to: it logs errors, asks others, goes away.

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from docsgen.diagnostics import Finding, finding
from docsgen.model.steps import Expect
from docsgen.verify.probes.visit import Visit
from docsgen.verify.resting import await_rest

_DENIED = (
    "lacks the 'allow-same-origin' flag",
    "Access is denied for this document",
    "Blocked autofocusing on",
)
"""What a browser says to an app in a frame that wants more than it gets, in vain but to no harm."""

_LEAVING = ("reload", "back")
"""The probes that leave the page they find."""

_FLOOD = 1000
"""Lines on the console from which on nobody can read them."""


def shown(visit: Visit) -> Iterator[Finding]:
    """DG166: the app shows no error before or after its script either.

    It is the first that is asked when all else has been: what was done last may come to light late.
    """
    if visit.is_up and not visit.watch.has_crashed:
        await_rest(visit.app, visit.watch, seconds=visit.seconds())
    for message, moment in visit.watch.raised.items():
        is_librarys = visit.front_end.is_known(message, (), leaves=moment in _LEAVING)
        if message not in visit.told and not is_librarys:
            yield finding("DG166", f"the app shows the error {message!r}", "see what raises it")


def console(visit: Visit) -> Iterator[Finding]:
    """DG162: no error on the console, none that nobody catches, no flood."""
    front_end = visit.front_end
    types = front_end.component_types(visit.site.config(visit.subject))
    for message, moment in visit.watch.errors:
        is_librarys = front_end.is_known(message, types, leaves=moment in _LEAVING)
        if is_librarys or any(words in message for words in _DENIED):
            continue
        hint = f"correct the script that logs it; it did so during the probe `{moment}`"
        yield finding("DG162", f"the console says: {message[:500]}", hint)
    if visit.watch.messages >= _FLOOD:
        message = f"it logs {visit.watch.messages:,} lines"
        yield finding("DG162", message, "log what somebody is to read")


def requests(visit: Visit) -> Iterator[Finding]:
    """DG163: every request is answered."""
    for failure, moment in visit.watch.failures:
        hint = f"publish the file, or do not ask for it as during the probe `{moment}`"
        yield finding("DG163", f"a request failed: {failure}", hint)


def hosts(visit: Visit) -> Iterator[Finding]:
    """DG164: nobody is asked but the host of the site."""
    for url in visit.foreign:
        message = f"it asks another host: {url}"
        yield finding("DG164", message, "put a copy of the file into the site or the demo's folder")


def unasked(visit: Visit) -> Iterator[Finding]:
    """DG181: no dialog, download or other page that no step is about."""
    steps = visit.demo.manifest.steps if visit.demo else []
    actions = [step.action for step in steps]
    expected = {action.event for action in actions if isinstance(action, Expect)}
    for event, value in dict.fromkeys(visit.watch.happened):
        if event not in expected:
            hint = f"do without it, or let the script expect the event `{event}`"
            yield finding("DG181", f"it starts a {event} unasked: {value}", hint)
    home = urlsplit(visit.url)
    for url in dict.fromkeys(visit.watch.visited):
        gone = urlsplit(url)
        if gone.scheme in ("http", "https", "chrome-error") and not (
            gone.netloc == home.netloc and gone.path.startswith(home.path)
        ):
            yield finding(
                "DG181", f"it goes away to {url}", "stay on the page until a reader leaves"
            )
