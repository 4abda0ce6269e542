# What a library's adapter tells about the export of its apps: what of its wheels a browser needs,
# and what an app's page is. Without it, demos are shown as code.

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Self

import msgspec

from docsgen.demos.package import Parts
from docsgen.installed import installed_version
from docsgen.model.demo import Endpoint
from docsgen.release_order import newest_first

if TYPE_CHECKING:
    from docsgen.demos.runtime.pins import Pins
    from docsgen.demos.runtime.runtime import Runtime
    from docsgen.languages import Texts


class Entry(msgspec.Struct, frozen=True):
    """The script and the style sheet that start a front end, relative to its folder."""

    script: str
    style: str


class Needs(msgspec.Struct, frozen=True):
    """What demos take of a runtime: types of components, None for all; whether media."""

    components: frozenset[str] | None
    media: bool

    def __or__(self, other: Needs) -> Needs:
        """What two demos need together."""
        known = self.components is not None and other.components is not None
        components = frozenset(self.components or ()) | frozenset(other.components or ())
        return Needs(components if known else None, self.media or other.media)


class Trial(msgspec.Struct, frozen=True):
    """A small app: a `script` whose button named `button` makes the page show `answer`."""

    script: str
    button: str
    answer: str


class PageParts(msgspec.Struct, frozen=True):
    """What the page of an exported app is made of.

    The player knows the app by `data` and says the `texts`; `runtime_url` leads to the `runtime`
    and ends with a slash, as `packages_url` does, which leads to the wheels that the app loads.
    `types` are those of the components that the app can show, None when that cannot be known. A
    page that is `strict` has a Content-Security-Policy. `oembed` is the absolute URL of what pages
    elsewhere ask to show the app (https://oembed.com), where that is known.
    """

    data: dict[str, Any]
    runtime: Runtime
    runtime_url: str
    packages_url: str
    favicon: str | None
    types: Collection[str] | None
    texts: Texts
    strict: bool
    oembed: str | None


class Exporting(ABC):
    """How the apps of a library become folders of static files.

    `title` is the library's name as readers know it, `distribution` that on PyPI of the wheel with
    its front end; `frontend` and `media` are the folders in that wheel whose files browsers ask
    for. `player` is the package with the library's part of the player: scripts, and the Python of
    the worker. While an app runs, the library keeps files in the folder `temporary` below /tmp.
    `untitled` is the title of an app that has been given none, `app_hint` what to do about a
    script without an app.

    `reviewed` are files with pins by the version of the library that they are for. Of what the
    library asks for, the browser does without the packages that are `replaced` (normalized names)
    and without the native part of those that are `portable`. The app of `trial` tells whether
    the player fits a version.
    """

    title: str
    distribution: str
    frontend: PurePosixPath
    media: PurePosixPath
    player: str
    temporary: str
    untitled: str
    app_hint: str
    reviewed: Mapping[str, Path]
    replaced: Collection[str]
    portable: Collection[str]
    trial: Trial
    _pins: Pins | None = None

    @property
    @abstractmethod
    def files(self) -> list[Path]:
        """The files of its code and data that decide what is in a runtime."""

    def pins(self) -> Pins:
        """The versions of Pyodide and of the wheels that the library needs in a browser.

        They are those of the version that was chosen with `at`, else reviewed ones: of the
        installed version where there are some, else of the newest.
        """
        if self._pins is None:
            from docsgen.demos.runtime.pins import load_pins

            there = installed_version(self.distribution)
            newest = self.reviewed[newest_first(self.reviewed)[0]]
            self._pins = load_pins(self.reviewed.get(there or "", newest))
        return self._pins

    def at(self, pins: Pins) -> Self:
        """The same for the version of the library that `pins` are for."""
        other = copy(self)
        other._pins = pins
        return other

    @property
    def version(self) -> str:
        """The version of the library that runs in the browser."""
        return self.pins().wheels[self.distribution].version

    def label(self) -> str:
        """The library and its version, as a reader knows them."""
        return f"{self.title} {self.version}"

    @abstractmethod
    def entry(self, wheel: Path) -> Entry:
        """How the front end in the wheel starts; raises ValueError where that cannot be read."""

    @abstractmethod
    def is_needed(self, name: str) -> bool:
        """Whether the browser's Python needs the file `name` of a wheel."""

    @abstractmethod
    def is_served(self, name: PurePosixPath) -> bool:
        """Whether browsers ask for the file `name` of the front end or of the media."""

    @abstractmethod
    def reachable(
        self, files: Mapping[str, bytes], types: Collection[str], entry: Entry
    ) -> set[str]:
        """The names in `files`, those of the front end, that an app can ask for.

        `types` are those of its components.
        """

    @abstractmethod
    def needs(self, configs: Iterable[str], code: str) -> Needs:
        """What an app may take of a runtime, by its configurations (JSON) and its scripts."""

    def implied(self, configs: Iterable[str], modules: Collection[str]) -> dict[str, str]:
        """Packages that the library needs for what an app uses of it, and what for.

        `configs` (JSON) are the app's, `modules` what its scripts import; they need not name these
        packages.
        """
        return {}

    @abstractmethod
    def shown_files(
        self, configs: Iterable[str], theme: str, favicon: str | None, files: Iterable[str]
    ) -> set[str]:
        """Those of `files` that an app shows from the start, before any Python runs.

        Paths are those of the reader's browser; `configs` are JSON, `theme` is a style sheet.
        """

    def shown_hosts(self, configs: Iterable[str]) -> set[str]:
        """The hosts, with ports, whose media an app shows from the start, by its configurations."""
        return set()

    @abstractmethod
    def page(self, parts: PageParts) -> str:
        """The HTML of an exported app."""

    @abstractmethod
    def theme(self, css: str, frontend_url: str) -> str:
        """An app's style sheet with the library's fonts where the runtime has them."""

    def parts(
        self, configs: Iterable[str], code: str, files: Mapping[str, bytes], here: str, there: str
    ) -> Parts:
        """What an app uses of the front end that a package with the given `files` brings along.

        `configs` (JSON) and `code` are those of the app. The package is imported from the folder
        `here` on this machine, and from `there` in the reader's browser.
        """
        return Parts()

    def brings_front_end(self, names: Iterable[str]) -> bool:
        """Whether a package with files of these `names` has components with their own front end."""
        return False

    def front_end_fault(self, files: Mapping[str, bytes]) -> str | None:
        """Why the library cannot show the components of a package with the given `files`."""
        return None

    @abstractmethod
    def endpoints(self, described: str) -> list[Endpoint]:
        """The public endpoints of an app whose API the library has `described`, as JSON."""
