# What pages show of the versions that a site documents: the way to the same page of another one,
# and what is new, changed or gone on a page.

from __future__ import annotations

import msgspec

from docsgen.model import anchors, page_types
from docsgen.model.changes import Change, Comparison, Release, Releases
from docsgen.model.changes_in_words import place
from docsgen.model.page_types import CHANGES, HOME


class Choice(msgspec.Struct, frozen=True):
    """A version in the list of versions.

    `path` starts at the site's root and leads to the same page, where the version `has_page`, or to
    what is nearest to it.
    """

    version: str
    path: str
    is_current: bool
    has_page: bool


def choices(path: str, releases: Releases) -> list[Choice]:
    """All versions as the page at `path` of the current one lists them; none if there is one."""
    if len(releases.all) == 1:
        return []
    current = releases.current.version
    return [_choice(path, release, release.version == current) for release in releases.all]


def newest(path: str, releases: Releases) -> Choice | None:
    """The newest version, where the current one is another."""
    return None if releases.is_newest else _choice(path, releases.newest, is_current=False)


def canonical(path: str, releases: Releases) -> str:
    """The path, from the site's root, by which search engines shall know the page at `path`."""
    if path in releases.newest.pages:
        return f"{releases.newest.path}{path}"
    return f"{releases.current.path}{path}"


def _choice(path: str, release: Release, is_current: bool) -> Choice:
    has_page = path in release.pages or is_current
    above = page_types.above(path)
    nearest = above.path if above and above.path in release.pages else HOME.path
    return Choice(
        release.version, f"{release.path}{path if has_page else nearest}", is_current, has_page
    )


class Mark(msgspec.Struct, frozen=True):
    """That something is new, changed or gone: `key` is that of a text about a `version`.

    `path` leads, from the site's root, to the change on the page about all of them.
    """

    key: str
    version: str
    path: str


def marks(subject: str, releases: Releases) -> dict[str, list[Mark]]:
    """The marks on the page of a class or function, by anchor; those of the page have none."""
    found: dict[str, dict[str, Mark]] = {}
    for compared in releases.comparisons:
        is_past = _is_at_most(compared.new, releases)
        for change in compared.changes:
            key = _KEYS[change.change, change.what == "deprecation"]
            is_removal = change.change == "removed"
            if change.subject != subject or is_removal == is_past:
                continue
            where = place(change)
            path = f"{releases.newest.path}{change_path(compared, change)}"
            mark = Mark(f"version-marks.{key}", compared.new, path)
            found.setdefault(where, {}).setdefault(
                f"{key} {'' if is_removal else mark.version}", mark
            )
    return {where: list(some.values()) for where, some in found.items()}


_KEYS = {
    ("added", False): "new-in",
    ("added", True): "deprecated-in",
    ("changed", False): "changed-in",
    ("removed", False): "removed-in",
}


def change_path(compared: Comparison, change: Change) -> str:
    """The path of a change, from the root of the newest version, with its anchor."""
    where = place(change)
    name = change.subject
    anchor = anchors.change(name, where) if where else anchors.changes(name)
    return f"{CHANGES.at(compared.name)}#{anchor}"


def _is_at_most(version: str, releases: Releases) -> bool:
    """Whether a version is the current one or older."""
    order = [release.version for release in releases.all]
    return order.index(version) >= order.index(releases.current.version)
