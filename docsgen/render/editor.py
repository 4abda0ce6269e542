# What the code editor knows of the documented library: every class and function with its
# parameters, events and methods (docsgen/editor/types.d.ts).

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from docsgen.config import Config
from docsgen.model import Page, Parameter, Site
from docsgen.render.markdown import plain

LONGEST = 90
"""Characters of what is said about a name or a parameter."""


class _Parameters:
    """The parameters that have been asked for, each once: most classes share a dozen."""

    def __init__(self) -> None:
        self.all: list[dict[str, Any]] = []
        self._places: dict[tuple[str, ...], int] = {}

    def numbers(self, parameters: Iterable[Parameter]) -> list[int]:
        """The places of `parameters` in the list of all."""
        return [self._place(one) for one in parameters]

    def _place(self, one: Parameter) -> int:
        shown = {
            "name": one.name,
            "type": plain(one.type),
            "value": one.default,
            "about": _first(one.description),
        }
        key = tuple(map(str, shown.values()))
        if key not in self._places:
            self._places[key] = len(self.all)
            self.all.append(shown)
        return self._places[key]


def editor_reference(site: Site, config: Config) -> bytes:
    """The reference of the library that programs know by its alias, as JSON."""
    library, known = config.library, _Parameters()
    pages = [page for page in site.pages if page.qualified.rpartition(".")[0] == library.name]
    names = {page.class_name: _page(page, site, known) for page in pages}
    listener = known.numbers(site.shared_event_parameters)
    data = {"alias": library.alias, "names": names, "listener": listener, "parameters": known.all}
    return msgspec.json.encode(data) + b"\n"


def _page(page: Page, site: Site, known: _Parameters) -> dict[str, Any]:
    kind = "function" if page.class_name.islower() else "class"
    events = [*site.matrix.support.get(page.class_name, ()), *(one.name for one in page.events)]
    members = {
        method.name: _member("method", method.description, known.numbers(method.parameters))
        for method in page.methods
        if not method.is_event_listener
    }
    return {
        **_member(kind, page.description, known.numbers(page.parameters)),
        "members": members,
        "events": sorted({*events, *(one.name for one in page.methods if one.is_event_listener)}),
    }


def _member(kind: str, description: str, parameters: list[int]) -> dict[str, Any]:
    return {"kind": kind, "about": _first(description), "parameters": parameters}


def _first(text: str) -> str:
    """The beginning of a text, plain."""
    shown = plain(text).partition("\n")[0]
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rpartition(' ')[0]} …"
