# The try-out of one demo: a URL in, a verdict out. It does not care who serves the app: the library
# on this machine or the reader's own browser.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Error, Page, Route

from docsgen.model.demo import Demo
from docsgen.model.steps import Expect, Screenshot, Step
from docsgen.verify.expectations import Happened, meet
from docsgen.verify.gestures import perform
from docsgen.verify.verdict import Fault, StepError, Verdict

_APP = ".gradio-container main"
_OPENING = 60.0
"""Seconds until the app must be on the page."""


def try_out(
    page: Page, url: str, demo: Demo, *, patience: float = 20.0, own_hosts: tuple[str, ...] = ()
) -> Verdict:
    """Open `url` in the fresh `page`, do what the demo's script says and watch what happens.

    `patience` is the time in seconds that the effect of a step may take. Requests to other hosts
    are stopped; those to `own_hosts`, which the library itself asks whatever the demo, do not
    count.
    """
    trial = _Trial(page, url, demo, patience, own_hosts)
    fault = trial.run()
    return Verdict(
        passed=trial.passed,
        fault=fault,
        troubles=trial.troubles,
        foreign=trial.foreign,
        screenshots=trial.screenshots,
    )


class _Trial:
    """A page, the script that runs on it and what was seen meanwhile."""

    def __init__(
        self, page: Page, url: str, demo: Demo, patience: float, own_hosts: tuple[str, ...]
    ) -> None:
        self.page, self.url, self.demo, self.patience = page, url, demo, patience
        self.passed = 0
        self.troubles: list[str] = []
        self.foreign: list[str] = []
        self.screenshots: dict[str, bytes] = {}
        self._happened: list[Happened] = []
        self._own_hosts = own_hosts
        self._watch()

    def run(self) -> Fault | None:
        """Do the steps in order, up to the first fault."""
        if fault := self._guarded("", self._open):
            return fault
        for number, step in enumerate(self.demo.manifest.steps):
            key = f"try[{number}].{step.verb}"
            if fault := self._guarded(key, partial(self._do, step)):
                return fault
            self.passed += 1
        return None

    def _open(self) -> None:
        self.page.goto(self.url, timeout=_OPENING * 1000)
        self.page.locator(_APP).wait_for(timeout=_OPENING * 1000)
        self.page.set_default_timeout(self.patience * 1000)

    def _do(self, step: Step) -> None:
        action = step.action
        if isinstance(action, Expect):
            meet(action, self.page, self._happened, self.patience)
        elif isinstance(action, Screenshot):
            self.screenshots[action.name] = self.page.screenshot(full_page=True)
        else:
            perform(action, self.page, self.demo.folder)

    def _guarded(self, key: str, do: Callable[[], None]) -> Fault | None:
        try:
            do()
        except StepError as error:
            path = ".".join(part for part in (key, error.key) if part)
            return Fault(path, error.message, error.hint)
        except Error as error:
            what = error.message.splitlines()[0]
            return Fault(key or "try", what, "look at the page: is the element usable then?")
        return None

    def _watch(self) -> None:
        page = self.page
        page.route("**/*", self._let_through)
        page.on("console", lambda m: self._trouble(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self._trouble(str(error)))
        page.on("response", lambda r: self._trouble(f"{r.status} {r.url}") if not r.ok else None)
        page.on("download", lambda d: self._note("download", d.suggested_filename))
        page.on("dialog", self._accept)

    def _trouble(self, message: str) -> None:
        self.troubles.append(message)

    def _note(self, event: str, value: str) -> None:
        self._happened.append(Happened(event, value))

    def _accept(self, dialog: Dialog) -> None:
        self._note("dialog", dialog.message)
        dialog.accept()

    def _let_through(self, route: Route) -> None:
        asked, home = urlsplit(route.request.url), urlsplit(self.url)
        if asked.scheme not in ("http", "https") or asked.netloc == home.netloc:
            route.continue_()
        elif asked.hostname in self._own_hosts:
            route.fulfill(body="")
        else:
            self.foreign.append(route.request.url)
            route.abort()
