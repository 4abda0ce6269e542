# What the page about the changes from one version to another shows.

from __future__ import annotations

import msgspec

from docsgen.languages import Texts
from docsgen.model import Site, anchors
from docsgen.model.changes import EVERY_EVENT, Comparison, Release, Releases
from docsgen.model.changes_in_words import ChangedThing, sentence, subjects, title
from docsgen.model.page_types import EVENT_PARAMETERS


class ShownThing(msgspec.Struct, frozen=True):
    """What changed about one thing, in lines of Markdown; `href` leads to it, from the root."""

    id: str
    name: str
    lines: list[str]
    href: str


class ShownSubject(msgspec.Struct, frozen=True):
    """A class or function that changed; `href` leads to its page, from the site's root."""

    id: str
    title: str
    href: str
    things: list[ShownThing]


def shown_subjects(
    compared: Comparison, site: Site, releases: Releases, library: str, texts: Texts
) -> list[ShownSubject]:
    """All that changed from one version to the other, by class and function.

    `site` is that of the newest version. Links lead to the newer version, and to the older one for
    what is gone.
    """
    by_version = {release.version: release for release in releases.all}
    new, old = by_version[compared.new], by_version[compared.old]
    paths = {page.qualified: page.path for page in site.pages if page.qualified}
    paths[f"{library}.{EVERY_EVENT}"] = EVENT_PARAMETERS.path
    shown = []
    for subject in subjects(compared):
        page = paths.get(f"{library}.{subject.name}") or _path_in(old, subject.name)
        things = [_thing(thing, subject.name, page, new, old, texts) for thing in subject.things]
        name = title(subject.name, texts)
        href = _href(page, new) or _href(page, old)
        shown.append(ShownSubject(anchors.changes(subject.name), name, href, things))
    return shown


def _thing(
    thing: ChangedThing, subject: str, page: str, new: Release, old: Release, texts: Texts
) -> ShownThing:
    is_gone = all(change.change == "removed" for change in thing.changes)
    href = _href(page, old if is_gone else new)
    name = title(subject, texts)
    return ShownThing(
        id=anchors.change(subject, thing.place) if thing.place else "",
        name=f"{name}.{thing.changes[0].name}" if thing.place else name,
        lines=[sentence(change, texts) for change in thing.changes],
        href=f"{href}#{thing.place}" if href and thing.place else href,
    )


def _path_in(release: Release, name: str) -> str:
    """The page of a class or function that only an older version has, or nothing."""
    end = f"/{name.lower()}/"
    return next((path for path in sorted(release.pages) if path.endswith(end)), "")


def _href(page: str, release: Release) -> str:
    return f"{release.path}{page}" if page in release.pages else ""
