# How the app that was built here differs from the one whose page the reader sees. A script may look
# at the platform, the clock, chance or its files while it builds its app.

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any, TypedDict

Config = dict[str, Any]

_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
"""Where a function is in memory; an exported configuration does not say it."""

_BY_CHANCE = re.compile(r"\b[0-9a-f]{64}\b/?")
"""Names of classes and of copies of files: the library's seed for them differs by machine."""

_DRAWN = {"browserstate": ("secret", "storage_key")}
"""What the library makes up by chance for each app, by types of components. The exported values are
those with which the reader's browser has kept something."""

_LAID_OUT = ("components", "dependencies", "layout", "page", "pages")
"""What of a configuration a script decides with every component and event."""


class Difference(TypedDict):
    """One thing that is not as it was exported.

    `kind` is "component", "event" or "layout"; `id`, `name` (type of a component, API name of an
    event) and `label` say which one. `property` is empty where the other app has none like that.
    `exported` and `here` are its values, as JSON has them.
    """

    kind: str
    id: int | None
    name: str
    label: str
    property: str
    exported: Any
    here: Any


def page_of(text: str, page: str) -> Config:
    """What the page of that name has of an app's whole configuration (JSON)."""
    config: Config = json.loads(_ADDRESS.sub("", text))
    mine = config["page"][page]
    for part in ("components", "dependencies"):
        config[part] = [one for one in config[part] if one["id"] in mine[part]]
    return {**config, "layout": mine["layout"], "current_page": page}


def laid_out_as(here: Config, exported: Config) -> Config:
    """The exported configuration with the components and events of the one that was made here."""
    laid_out = {**exported, **{part: here[part] for part in _LAID_OUT}}
    laid_out["components"] = _drawn_as(here["components"], exported["components"])
    return laid_out


def differences(exported: Config, here: Config, loaded: Collection[int] = ()) -> list[Difference]:
    """What `here` is not as in `exported`; both are configurations of one page.

    Values of the `loaded` components do not count: an event sets them whenever a page is shown.
    """
    exported, here = (json.loads(_BY_CHANCE.sub("", json.dumps(one))) for one in (exported, here))
    own = _drawn_as(here["components"], exported["components"])
    found = [
        *_between("component", exported["components"], own, loaded),
        *_between("event", exported["dependencies"], here["dependencies"]),
    ]
    if exported["layout"] != here["layout"]:
        found.append(_difference("layout", {}, "layout", exported["layout"], here["layout"]))
    return found


def _drawn_as(here: list[Config], exported: list[Config]) -> list[Config]:
    """The components that were made here, with what was drawn by chance as it was exported."""
    before = _by_id(exported)
    return [
        {**one, "props": {**one["props"], **_drawn(before.get(one["id"]), one["type"])}}
        for one in here
    ]


def _drawn(exported: Config | None, kind: str) -> Config:
    """What a component of the type `kind` keeps of the exported one."""
    if exported is None or exported["type"] != kind:
        return {}
    return {name: exported["props"][name] for name in _DRAWN.get(kind, ())}


def _between(
    kind: str, exported: list[Config], here: list[Config], loaded: Collection[int] = ()
) -> Iterator[Difference]:
    pairs = _by_id(exported), _by_id(here)
    for number in sorted({*pairs[0], *pairs[1]}):
        old, new = (one.get(number) for one in pairs)
        if old is None or new is None or _name(old) != _name(new):
            yield _difference(kind, old or new or {}, "", _name(old), _name(new))
            continue
        before, after = _properties(old), _properties(new)
        for name in sorted({*before, *after}):
            is_loaded = name == "value" and number in loaded
            if before.get(name) != after.get(name) and not is_loaded:
                yield _difference(kind, new, name, before.get(name), after.get(name))


def _by_id(parts: list[Config]) -> dict[int, Config]:
    return {part["id"]: part for part in parts}


def _name(part: Config | None) -> str | None:
    """The type of a component, or the name of an event in the app's API."""
    return None if part is None else str(part.get("type") or part.get("api_name") or "")


def _properties(part: Config) -> Config:
    """Those of a component are in `props`; those of an event are its own."""
    return dict(part.get("props", part))


def _difference(kind: str, part: Config, name: str, exported: Any, here: Any) -> Difference:
    return {
        "kind": kind,
        "id": part.get("id"),
        "name": _name(part) or "",
        "label": str(part.get("props", {}).get("label") or ""),
        "property": name,
        "exported": exported,
        "here": here,
    }
