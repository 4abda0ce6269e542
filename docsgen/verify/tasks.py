# What the processes of verify tell each other (see pool.py and worker.py).

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from docsgen.adapters import NONE, Adapter
from docsgen.model.demo import Demo
from docsgen.verify.site import Subject

Boot = Literal["plain", "snapshot"]
"""How the player starts Python; of itself, it chooses (docsgen/player/boots.js)."""


class Setup(msgspec.Struct, frozen=True):
    """What all tasks share.

    `limit` is the time in seconds that an ordinary probe may take; probes named in `without` are
    left out. `boot` is how Python is to start, `connect` the endpoint of a browser that runs.
    Evidence is kept of findings with one of the `grave` rules. The `adapter` knows the library,
    `version` is the one that runs demos natively, None for the installed one.
    """

    site: Path
    url: str
    evidence: Path
    limit: float = 60.0
    without: frozenset[str] = frozenset()
    boot: Boot | None = None
    connect: str | None = None
    grave: frozenset[str] = frozenset()
    adapter: Adapter = NONE
    version: str | None = None


class Task(msgspec.Struct, frozen=True):
    """One subject: whether it `is_opened` in the browser, and the `runtimes` for its script."""

    subject: Subject
    demo: Demo | None
    runtimes: tuple[str, ...] = ()
    is_opened: bool = True
    attempt: int = 1


class Beginning(msgspec.Struct, frozen=True):
    """A probe begins, and may take so many seconds."""

    probe: str
    seconds: float


class Done(msgspec.Struct, frozen=True):
    """A task is done: what it left besides the findings."""

    steps: int
    runtimes: list[str]
    pictures: dict[str, str]
    evidence: list[str]
