# An event lab: a small app in which one component has all its listeners wired and shows what fires.

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import msgspec

from docsgen.languages import Texts
from docsgen.model.demo import Demo, Manifest, Runs
from docsgen.model.page_types import EVENT_LAB

LOG = "What fired"
"""The label of the log in which a lab shows what fired, the last first."""

CHANGE = "Change the value"
"""The name of the button with which a lab changes its value by program."""

PREFIX = "lab-"
"""What the names of labs begin with, and of no other demos."""


class Lab(msgspec.Struct, frozen=True):
    """The lab of a component: its events and the code that wires them.

    `permissions` are what it asks the reader for; `why_not` says why it cannot run at all.
    """

    component: str
    events: list[str]
    code: str
    permissions: list[Literal["camera", "microphone"]] = []
    why_not: str | None = None

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.component.lower()

    @property
    def name(self) -> str:
        """Its name among the demos of the site."""
        return f"{PREFIX}{self.slug}"

    @property
    def path(self) -> str:
        """Its page."""
        return EVENT_LAB.at(self.slug)

    def title(self, texts: Texts) -> str:
        """The title of its page."""
        return texts("lab.title", component=self.component)

    @property
    def digest(self) -> str:
        """Changes with the code: what was proven with another digest is stale."""
        return hashlib.sha256(self.code.encode()).hexdigest()[:16]

    def as_demo(self, folder: Path, texts: Texts) -> Demo:
        """The lab as a demo of the site whose script is in `folder`."""
        manifest = Manifest(
            title=self.title(texts),
            summary=texts("lab.summary", component=self.component),
            runs=Runs.CODE_ONLY if self.why_not else Runs.BROWSER,
            why_not=self.why_not,
            permissions=self.permissions,
        )
        return Demo(self.name, folder, self.code, manifest, self.path)
