# What the home page shows beside its title: a demo to try at once, and the ways into the site.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from docsgen.config import Config
from docsgen.model import Site
from docsgen.render.demos import ShownDemo
from docsgen.render.gallery import by_component
from docsgen.render.navigation import Area, NavigationGroup

SHOWN = 12
"""Pages of a group that the home page lists by name; of components, it lists all."""


def home(
    site: Site, config: Config, areas: Sequence[Area], demos: Mapping[str, ShownDemo]
) -> dict[str, Any]:
    """Values for the template: what can be tried, what else is shown, and where pages are listed.

    The first demo of the showcase is the one to try where it can be started. Groups of components
    are apart from the areas that they belong to.
    """
    showcase = [demos[name] for name in config.showcase if name in demos]
    is_live = bool(showcase) and showcase[0].embed is not None
    paths = {f"/{page.path}" for page in site.pages if page.kind.is_component}
    components = [(area, group) for area in areas for group in area.groups if _is_of(group, paths)]
    return {
        "trial": showcase[0] if is_live else None,
        "showcase": showcase[is_live:],
        "components": components,
        "areas": [rest for area in areas if (rest := _without(area, paths)).groups],
        "pictured": by_component(site, demos.values()),
        "shown": SHOWN,
    }


def _without(area: Area, paths: set[str]) -> Area:
    return replace(area, groups=[group for group in area.groups if not _is_of(group, paths)])


def _is_of(group: NavigationGroup, paths: set[str]) -> bool:
    """Whether all pages of a group are at these paths."""
    return all(entry.href in paths for entry in group.entries)
