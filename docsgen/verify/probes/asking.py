# The questions in their order, and what an answer means that never comes.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Error

from docsgen.diagnostics import Finding, finding
from docsgen.verify.probes.visit import Probe, Visit

_SPARE = "use less memory; a page should do with some hundred MB"
_LOOK = "look at the screenshot and the trace"


def ask_all(
    visit: Visit, probes: Iterable[Probe], begin: Callable[[Probe], None]
) -> Iterator[Finding]:
    """What the probes find, one after the other; `begin` hears of each before it looks."""
    for probe in probes:
        if not probe.needs_app or (visit.is_up and not visit.watch.has_crashed):
            begin(probe)
            visit.begin(probe)
            yield from _asked(probe, visit)


def _asked(probe: Probe, visit: Visit) -> Iterator[Finding]:
    try:
        yield from probe.look(visit)
    except Error as error:
        yield _unfinished(probe, visit, error.message.splitlines()[0])
    else:
        if visit.watch.has_crashed and probe.needs_app:
            yield _unfinished(probe, visit, "the page is gone")


def _unfinished(probe: Probe, visit: Visit, what: str) -> Finding:
    if visit.watch.has_crashed or "crashed" in what:
        visit.watch.has_crashed = True
        return finding("DG176", f"the page crashes (during the probe `{probe.name}`)", _SPARE)
    return finding("DG175", f"the probe `{probe.name}` could not be finished: {what}", _LOOK)
