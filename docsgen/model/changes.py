# What changed between two versions of the library, and the versions that a site documents.

from __future__ import annotations

import msgspec
from msgspec.structs import replace

EVERY_EVENT = "every event"
"""The owner of parameters that all listeners take."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One difference: `what` was added, removed or changed, such as an event, of `owner`.

    `before` and `after` are source text, or the library's words about a deprecation.
    """

    change: str
    what: str
    owner: str
    name: str
    before: str | None = None
    after: str | None = None

    @property
    def subject(self) -> str:
        """The class or function that it is about, or `EVERY_EVENT`."""
        return (self.owner or self.name).partition(".")[0]


class Comparison(msgspec.Struct, frozen=True):
    """The changes from one version of the library to a newer one."""

    old: str
    new: str
    changes: list[Change]

    @property
    def name(self) -> str:
        """Both versions, as the address of their page has them."""
        return f"{self.old}-{self.new}"


class Release(msgspec.Struct, frozen=True):
    """A version of the library as the site has it.

    It is below `path`, which is empty for the newest in the default language. `pages` are the paths
    of its pages from there, those that only lead elsewhere left out.
    """

    version: str
    path: str = ""
    pages: frozenset[str] = frozenset()


class Releases(msgspec.Struct, frozen=True):
    """The versions that a site documents, the newest first, as those of `current` see them.

    `comparisons` are those of neighbours, the oldest first; demos run with the version `live`.
    """

    current: Release
    all: list[Release]
    live: str
    comparisons: list[Comparison] = []

    def below(self, folder: str) -> Releases:
        """The same with all versions in a folder of the site, which is that of a language."""

        def moved(release: Release) -> Release:
            return replace(release, path=f"{folder}{release.path}")

        return replace(self, current=moved(self.current), all=list(map(moved, self.all)))

    @property
    def newest(self) -> Release:
        """The version at the root of the site, or of the folder of a language."""
        return self.all[0]

    @property
    def is_newest(self) -> bool:
        """Whether the current version is the newest."""
        return self.current.version == self.newest.version

    @property
    def is_live(self) -> bool:
        """Whether demos and event labs run the current version."""
        return self.current.version == self.live


def release_path(version: str, versions: list[str]) -> str:
    """Where the pages of a version are, below the site's root; `versions` has the newest first."""
    return "" if version == versions[0] else f"{version}/"


def only(version: str) -> Releases:
    """The releases of a site that documents one version."""
    release = Release(version)
    return Releases(release, [release], version)
