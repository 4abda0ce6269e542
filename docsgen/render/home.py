# What the home page shows beside its title: a demo to try at once, and the ways into the site.

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from docsgen.model import Site
from docsgen.render.demos import ShownDemo
from docsgen.render.navigation import Area, NavigationGroup

SHOWN = 12
"""Pages of a group that the home page lists by name; of components, it lists all."""


def home(site: Site, areas: Sequence[Area], showcase: Sequence[ShownDemo]) -> dict[str, Any]:
    """Values for the template: what can be tried, what else is shown, and where pages are listed.

    The first demo of the showcase is the one to try where it can be started. Groups of components
    are apart from the areas that they belong to.
    """
    components = {f"/{page.path}" for page in site.pages if page.kind.is_component}
    is_live = bool(showcase) and showcase[0].embed is not None
    first = [(area, group) for area in areas for group in area.groups if _is_of(group, components)]
    others = [
        replace(area, groups=[group for group in area.groups if not _is_of(group, components)])
        for area in areas
    ]
    return {
        "trial": showcase[0] if is_live else None,
        "showcase": showcase[is_live:],
        "components": first,
        "areas": [area for area in others if area.groups],
        "shown": SHOWN,
    }


def _is_of(group: NavigationGroup, components: set[str]) -> bool:
    """Whether all pages of a group are about components."""
    return all(entry.href in components for entry in group.entries)
