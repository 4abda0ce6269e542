# A demo as its writer describes it: content/demos/<name>/, with the code in run.py and the rest in
# demo.yaml.

from __future__ import annotations

import enum
from pathlib import Path
from typing import Literal

import msgspec

from docsgen.files import is_file, read_bytes
from docsgen.model.page_types import DEMO
from docsgen.model.pictures import heights_of, size_of
from docsgen.model.running import Running
from docsgen.model.steps import Step


class Runs(enum.StrEnum):
    """Where a demo runs: in the reader's browser (a stand-in too), elsewhere, or not at all."""

    BROWSER = "browser"
    STAND_IN = "stand-in"
    HOSTED = "hosted"
    CODE_ONLY = "code-only"


COMPANIONS = {
    Runs.STAND_IN: "stands_in_for",
    Runs.HOSTED: "space",
    Runs.CODE_ONLY: "why_not",
}
"""The key that goes with a way to run, and only with that one."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole of a demo.yaml.

    `tasks` are names of those of the site that it is about, the one that it shows best first.
    `stands_in_for` is a sentence that the page shows: what the demo has in place of what.
    `space` is the `owner/name` of the Space that hosts it, `why_not` the reason why it can only be
    read. `library_version` is that of the library which it runs with, where that is not the
    project's. `packages` are extra wheels that the browser must load, `environment` has the
    variables that its code finds set, `connect` the hosts that it may ask, here and in the browser.
    `include` and `exclude` say which files of its folder are published, `permissions` what it will
    ask the reader for, `steps` (key `try`) what a reader does and should see.
    """

    title: str
    summary: str
    tasks: list[str] = []
    runs: Runs = Runs.BROWSER
    stands_in_for: str | None = None
    space: str | None = None
    why_not: str | None = None
    library_version: str | None = None
    packages: list[str] = []
    environment: dict[str, str] = {}
    connect: list[str] = []
    include: list[str] = []
    exclude: list[str] = []
    permissions: list[Literal["camera", "microphone"]] = []
    steps: list[Step] = msgspec.field(name="try", default=[])


class Demo(msgspec.Struct, frozen=True):
    """A demo: its name, its folder, its code and what is said about it.

    `home` is its page in the site, when that is not the one of a demo's own; `root` is the folder
    of the project, which links in its own folder must not leave. `running` says what becomes of
    its code when nothing but that is copied.
    """

    name: str
    folder: Path
    code: str
    manifest: Manifest
    home: str = ""
    root: Path | None = None
    running: Running | None = None

    def read(self, name: str) -> bytes:
        """A file of the demo's folder; raises UnusableFile."""
        return read_bytes(self.folder / name, self.root or self.folder)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name in the demo's folder."""
        return is_file(self.folder / name, self.root or self.folder)

    @property
    def page(self) -> str:
        """The path of its page in the site."""
        return self.home or DEMO.at(self.name)

    def poster(self, theme: str) -> Path:
        """Where its screenshot in `theme`, light or dark, is kept."""
        return self.folder / f"poster-{theme}.webp"

    def picture_size(self, theme: str) -> tuple[int, int] | None:
        """Width and height of its screenshot in `theme`; None if there is none to be shown."""
        name = self.poster(theme).name
        return size_of(self.read(name)) if self.has(name) else None

    def heights(self) -> dict[int, int]:
        """Pixels of its embed's height by the width of the frame, as far as they were measured."""
        name = self.poster("light").name
        return heights_of(self.read(name)) if self.has(name) else {}

    @property
    def is_live(self) -> bool:
        """Whether it can be tried out here, in the browser or natively."""
        return self.manifest.runs in (Runs.BROWSER, Runs.STAND_IN)

    def as_code(self, why_not: str) -> Demo:
        """The demo where nothing can run it: only its code is shown, if it was to be tried out."""
        if not self.is_live:
            return self
        manifest = msgspec.structs.replace(
            self.manifest, runs=Runs.CODE_ONLY, why_not=why_not, stands_in_for=None, steps=[]
        )
        return msgspec.structs.replace(self, manifest=manifest)


class Endpoint(msgspec.Struct, frozen=True):
    """An endpoint of a demo's API and how programs call it: code by language."""

    name: str
    snippets: dict[str, str]


class Origin(msgspec.Struct, frozen=True):
    """What an embed was built from, as the manifest of the site keeps it.

    `source` is a digest of all that the embed is made of, `steps` the length of the demo's script:
    an event lab has none.
    """

    source: str = ""
    steps: int = 0


class Embed(msgspec.Struct, frozen=True):
    """A demo prepared for the browser, as pages speak of it.

    `packages` are loaded before it starts; `unavailable` are those that could not be had, so that
    events which need them will fail. `player` is the path of the player's scripts in the site.
    """

    name: str
    endpoints: list[Endpoint]
    packages: list[str]
    unavailable: list[str]
    origin: Origin = Origin()
    player: str = ""
