# Event proofs from end to end: labs served, driven in a browser, and what came of it as proofs.

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize

from docsgen.browser import FAKE_MEDIA, ask_only, browser
from docsgen.config import Project
from docsgen.demos.labs import lab_demos
from docsgen.hosting import hosted
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import SupportMatrix
from docsgen.model.lab import Lab
from docsgen.model.proof import Proof, Runtime
from docsgen.native.host import Host
from docsgen.verify.event_trials import EventTrial, try_events
from docsgen.verify.front_end import PLAIN, FrontEnd, OpenApp

_PERMISSIONS = ["camera", "microphone", "clipboard-read", "clipboard-write"]
_WIDTH, _HEIGHT = 1000, 1000


class _System(NamedTuple):
    """What an event is proven for."""

    browser: str
    runtime: Runtime
    version: str


class Proven(NamedTuple):
    """The proofs of a lab, and the listeners that the library has by component."""

    lab: Lab
    proofs: list[Proof]
    listeners: dict[str, list[str]]


def proofs(
    labs: Iterable[Lab], matrix: SupportMatrix, project: Project, runtime: Runtime = "native"
) -> Iterator[Proven]:
    """Try out the labs of `project`, one after the other.

    Raises MissingToolError when there is no library or no browser, DemoError when a lab does not
    start.
    """
    front_end = project.adapter.front_end() or PLAIN
    host = Host(project.adapter, "serve", project.running_version)
    with host as library, browser(switches=FAKE_MEDIA) as chromium:
        listeners = library.listeners(matrix.support)
        system = _System(f"Chromium {chromium.version}", runtime, library.start().version)
        for lab in labs:
            if lab.why_not:
                trials = [EventTrial(event, "", lab.why_not) for event in lab.events]
            else:
                with (
                    _served(lab, project.root, runtime, library) as url,
                    _page(chromium, url) as page,
                ):
                    trials = list(try_events(OpenApp(page, front_end), url, lab))
            yield Proven(
                lab, [_proof(lab, trial, system, front_end) for trial in trials], listeners
            )


def _served(lab: Lab, root: Path, runtime: Runtime, library: Host) -> AbstractContextManager[str]:
    if runtime == "native":
        return library.serve(lab_demos([lab], root, texts_in(ENGLISH))[0])
    return _embedded(lab, root)


@contextmanager
def _embedded(lab: Lab, root: Path) -> Iterator[str]:
    with hosted(root / "site") as url:
        yield f"{url}embed/{lab.name}/?autostart=1"


@contextmanager
def _page(chromium: Browser, url: str) -> Iterator[Page]:
    """A page that asks no other host for anything."""
    viewport: ViewportSize = {"width": _WIDTH, "height": _HEIGHT}
    with chromium.new_context(viewport=viewport, permissions=_PERMISSIONS) as context:
        page = context.new_page()
        ask_only(page, url)
        yield page


def _proof(lab: Lab, trial: EventTrial, system: _System, front_end: FrontEnd) -> Proof:
    never = front_end.why_never(lab.component, trial.event)
    return Proof(
        component=lab.component,
        event=trial.event,
        gesture=trial.gesture,
        reason=trial.failure and (never or trial.failure),
        **system._asdict(),
        time=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        lab=lab.digest,
    )
