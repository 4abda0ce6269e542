# The try-out of one demo: a URL in, a verdict out. It does not care who serves the app: the library
# on this machine or the reader's own browser.

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from playwright.sync_api import Error

from docsgen.model.demo import Demo
from docsgen.model.steps import Expect, Screenshot, Step, WaitFor
from docsgen.verify.actions import perform
from docsgen.verify.booting import await_boot
from docsgen.verify.deadline import Deadline
from docsgen.verify.expectations import meet
from docsgen.verify.front_end import OpenApp
from docsgen.verify.resting import await_idle, await_rest
from docsgen.verify.script_result import Fault, ScriptResult, StepError
from docsgen.verify.watching import Watch

_OPENING = 60.0
"""Seconds until the app must be on the page."""

_LIMIT = 600.0
"""Seconds that a whole try-out may take unless somebody says otherwise."""


def try_out(
    app: OpenApp,
    url: str,
    demo: Demo,
    *,
    patience: float = 20.0,
    limit: float = _LIMIT,
) -> ScriptResult:
    """Open `url` in the fresh page of `app`, do what the demo's script says and watch what happens.

    `patience` is the time in seconds that the effect of a step may take, `limit` that of all
    together. Requests to other hosts are stopped; those that the library itself asks whatever the
    demo do not count.
    """
    watch = Watch(app, url)
    run = ScriptRun(app, demo, watch, patience, Deadline(limit))
    fault = _guarded("try", partial(run.open, url)) or run.run()
    return ScriptResult(
        passed=run.passed,
        fault=fault,
        raised=run.unexpected(),
        troubles=watch.troubles,
        foreign=watch.foreign,
        screenshots=run.screenshots,
    )


class ScriptRun:
    """An app and the script that runs on it; `passed` counts the steps that went well.

    A step has its `patience` in seconds, and all steps share the `deadline`.
    """

    def __init__(
        self, app: OpenApp, demo: Demo, watch: Watch, patience: float, deadline: Deadline
    ) -> None:
        self.passed = 0
        self.screenshots: dict[str, bytes] = {}
        self._app, self._demo, self._watch = app, demo, watch
        self._patience, self._deadline = patience, deadline

    def open(self, url: str) -> None:
        """Go to the app at `url` and wait until it is there; raises Playwright's errors."""
        page, front_end = self._app
        page.goto(url, timeout=_OPENING * 1000)
        page.locator(front_end.app).wait_for(timeout=_OPENING * 1000)

    def run(self) -> Fault | None:
        """Do the steps in order, up to the first fault, on the page that is open.

        What the last one has begun is over then, unless it never is.
        """
        self._app.page.set_default_timeout(self._deadline.seconds(self._patience) * 1000)
        if fault := _guarded("try", partial(await_idle, self._app)):
            return fault
        for number, step in enumerate(self._demo.manifest.steps):
            if fault := _guarded(f"try[{number}].{step.verb}", partial(self._do, step)):
                return fault
            self.passed += 1
        return _guarded("try", self._rest)

    def _rest(self) -> None:
        await_boot(self._app, self._deadline)
        await_rest(self._app, self._watch, seconds=self._deadline.seconds(self._patience))

    def unexpected(self) -> list[str]:
        """The errors that the app showed and no step expects."""
        return _unexpected(self._watch.raised, self._demo.manifest.steps)

    def _do(self, step: Step) -> None:
        action = step.action
        await_boot(self._app, self._deadline)
        patience = action.seconds if isinstance(action, WaitFor) else self._patience
        self._app.page.set_default_timeout(self._deadline.seconds(patience) * 1000)
        if isinstance(action, Expect):
            meet(action, self._app, self._watch.happened, patience, self._deadline)
        elif isinstance(action, Screenshot):
            self.screenshots[action.name] = self._app.page.screenshot(full_page=True)
        else:
            perform(action, self._app, self._demo.folder)


def _unexpected(raised: Iterable[str], steps: Iterable[Step]) -> list[str]:
    actions = [step.action for step in steps]
    expected = [action.text for action in actions if isinstance(action, Expect) and action.text]
    return [message for message in raised if not any(text in message for text in expected)]


def _guarded(key: str, do: Callable[[], None]) -> Fault | None:
    try:
        do()
    except StepError as error:
        return Fault(f"{key}.{error.key}" if error.key else key, error.message, error.hint)
    except Error as error:
        what = error.message.splitlines()[0]
        return Fault(key, what, "look at the page: is the element usable then?")
    return None
