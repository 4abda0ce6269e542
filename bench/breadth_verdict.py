# What is said of an app by how it went natively, in its export and in the browser.

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence

import msgspec

from bench.breadth_reader import Outcome, Visit


class Verdict(msgspec.Struct, frozen=True):
    """What became of an app, in one word, and why; `notes` do not count.

    `end` is: does not run natively, lacks packages (that could not be fetched on this machine), not
    exported, not started, without listeners, silent (natively too: no gesture makes its listeners
    fire), not answered, answered, failed as natively.
    """

    app: str
    end: str
    reasons: list[str] = []
    notes: list[str] = []
    listeners: list[dict[str, str]] = []


_UNCOUNTED = ("does not run natively", "lacks packages")
"""What says nothing of docsgen."""


def judged(
    app: str, natively: Visit, refused: str | None, here: Visit | None, *, lacks: bool = False
) -> Verdict:
    """The verdict on an app that ran `natively`, whose export was `refused` or was tried `here`.

    `lacks` says that packages could not be fetched for it on this machine.
    """
    if natively.failure:
        return Verdict(app, "does not run natively", [natively.failure])
    if refused is not None:
        return Verdict(app, "not exported", [refused])
    assert here is not None
    if here.failure:
        end = "lacks packages" if lacks and _is_lack(here.failure) else "not started"
        return Verdict(app, end, [here.failure])
    notes = sorted(set(here.page_errors) - set(natively.page_errors))
    if not natively.listeners:
        return Verdict(app, "without listeners", notes=notes)
    table = list(_table(natively, here))
    unfired = sorted(key for key in natively.listeners if key not in natively.outcomes)
    if not natively.outcomes:
        return Verdict(app, "silent", unfired, notes, table)
    if faults := list(_faults(natively, here)):
        is_lack = lacks and all(map(_is_lack, faults))
        return Verdict(app, "lacks packages" if is_lack else "not answered", faults, notes, table)
    states = {one.state for one in natively.outcomes.values()}
    end = "failed as natively" if states == {"failed"} else "answered"
    return Verdict(app, end, [], [*notes, *(f"no gesture: {one}" for one in unfired)], table)


def _is_lack(fault: str) -> bool:
    """Whether the player says that a package is not there."""
    return "which is not available here" in fault


def _faults(natively: Visit, here: Visit) -> Iterator[str]:
    """What ended otherwise in the browser than natively, and worse."""
    for key, wanted in natively.outcomes.items():
        got = here.outcomes.get(key, Outcome("silent"))
        if got.state not in _as_good(wanted.state):
            error = f": {got.error[:300]}" if got.error else ""
            yield f"{key} {got.state} (natively {wanted.state}){error}"


def _as_good(state: str) -> Sequence[str]:
    """The outcomes that are no worse than the one that was had natively."""
    if state in ("asked", "failed"):
        return ("asked", "generating", "succeeded", "failed", "silent")
    return (state, "succeeded", *(["generating"] if state == "succeeded" else []))


def _table(natively: Visit, here: Visit) -> Iterator[dict[str, str]]:
    for key in natively.listeners:
        there, now = (visit.outcomes.get(key, Outcome("silent")) for visit in (natively, here))
        yield {"listener": key, "natively": there.state, "here": now.state}


_FAILED_BY_STAGE = {
    "exported": {"not exported"},
    "started": {"not exported", "not started"},
    "answered": {"not exported", "not started", "not answered", "silent", "without listeners"},
}
"""The ends of apps that have not come as far as a stage."""


def totals(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many apps there are, count, have listeners, and came as far as each stage.

    Those count that run natively and need no package that could not be fetched.
    """
    run = [one.end for one in verdicts if one.end not in _UNCOUNTED]
    found = {"apps": len(verdicts), "natively": len(run)}
    found["with_listeners"] = sum(end != "without listeners" for end in run)
    for stage, failed in _FAILED_BY_STAGE.items():
        found[stage] = sum(end not in failed for end in run)
    return found


def summary(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The totals in words, and how often each end came."""
    found = totals(verdicts)
    yield f"{found['apps']} apps, {found['natively']} of them run natively with packages to be had"
    for stage in _FAILED_BY_STAGE:
        shares = [f"{_share(found[stage], found['natively'])} that run natively"]
        if stage == "answered":
            shares.append(f"{_share(found[stage], found['with_listeners'])} with a listener")
        yield f"{found[stage]:4} {stage}, {', '.join(shares)}"
    for end, count in collections.Counter(one.end for one in verdicts).most_common():
        yield f"{count:8} {end}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / (whole or 1):.1f} % of {whole}"
