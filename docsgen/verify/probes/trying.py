# The demo's script in the browser, and under the installed library: one script, one truth.

from __future__ import annotations

from collections.abc import Iterator

from docsgen.diagnostics import Finding, finding
from docsgen.model.demo import Demo
from docsgen.verify.booting import is_ready
from docsgen.verify.places import place_in_script
from docsgen.verify.probes.visit import Visit
from docsgen.verify.resting import await_rest
from docsgen.verify.script_result import Fault
from docsgen.verify.tryout import ScriptRun


def script(visit: Visit) -> Iterator[Finding]:
    """DG165, DG166: every step passes, and the app shows no error that no step expects."""
    if visit.demo is None:
        await_rest(visit.app, visit.watch, seconds=visit.seconds())
        return
    run = ScriptRun(visit.app, visit.demo, visit.watch, visit.limit, visit.deadline)
    fault = run.run()
    visit.passed = run.passed
    visit.pictures |= run.screenshots
    raised = run.unexpected()
    visit.told += visit.watch.raised
    if not fault and not raised:
        visit.runtimes.append("browser")
    yield from judged(visit.demo, fault, raised)
    visit.has_started = is_ready(visit.page)


def judged(
    demo: Demo, fault: Fault | None, raised: list[str], where: str = ""
) -> Iterator[Finding]:
    """What a try-out came to as findings; `where` is the runtime, if it is not the browser."""
    if fault:
        message, at = f"{fault.key}{where}: {fault.message}", place_in_script(demo, fault.key)
        yield finding("DG165", message, fault.hint, at)
    for message in raised:
        hint = "correct the demo, or let its script expect the message"
        yield finding("DG166", f"the app shows the error {message!r}{where}", hint)
