# Whether a reader without a mouse gets everywhere, and away again.

from __future__ import annotations

from collections.abc import Iterator

from docsgen.diagnostics import Finding, finding
from docsgen.verify.probes.visit import Visit

_AT_MOST = 150
"""Stops that are walked; what comes after so many is the same again."""

_HINT = "let Tab leave every element and reach every control (WCAG 2.1.1, 2.1.2)"


def keyboard(visit: Visit) -> Iterator[Finding]:
    """DG169: Tab reaches every control in turn, and stays with none."""
    visit.leave_frame()
    stops: list[str] = visit.ask("stops.js")
    reached, trap = _walk(visit, len(stops))
    if trap is not None:
        yield finding("DG169", f"the focus cannot leave {stops[trap]}", _HINT)
        return
    missed = [stop for number, stop in enumerate(stops[:_AT_MOST]) if number not in reached]
    if missed:
        message = f"Tab never reaches {len(missed)} of {len(stops)} controls, such as {missed[0]}"
        yield finding("DG169", message, _HINT)


def _walk(visit: Visit, count: int) -> tuple[set[int], int | None]:
    """Press Tab once for each stop: those that were reached, and the one that is a trap."""
    reached: set[int] = set()
    before = -1
    for _ in range(min(count, _AT_MOST) + 2):
        now = _step(visit)
        if now == before and now >= 0:
            visit.page.keyboard.press("Escape")  # an editor may keep Tab, if Escape sets it free
            now = _step(visit)
            if now == before:
                return reached, now
        reached.add(now)
        before = now
    return reached, None


def _step(visit: Visit) -> int:
    visit.page.keyboard.press("Tab")
    return int(visit.page.evaluate("window.docsgenStop()"))
