# What the reference itself says of a library, as a surface: the stand-in for one that is not
# installed. Nothing is known of what has no page, so that only what is documented is judged.

from __future__ import annotations

from collections.abc import Collection

from docsgen.kinds import PageKind
from docsgen.model import Page, Parameter, Parameters, Site
from docsgen.surface.values import Argument, Class, Function, Surface

_VARIADIC = {"args": "args", "kwargs": "kwargs"}
"""Names that had asterisks before the text was extracted; their types are empty."""

_ANYTHING = Function([Argument("args", "", kind="args"), Argument("kwargs", "", kind="kwargs")])


def documented(site: Site, name: str, kinds: Collection[str]) -> Surface:
    """The surface of the package `name`, whose classes have pages with these names of kinds."""
    pages = [p for p in site.pages if p.kind_name in kinds and not p.kind.is_function]
    classes = [_class(page, site, name) for page in pages]
    if any(page.kind is PageKind.COMPONENT for page in pages):
        listed = {page.class_name for page in pages}
        rows = site.matrix.support.items()
        classes += [_row(name, title, events) for title, events in rows if title not in listed]
    titles = [found.path.rpartition(".")[2] for found in classes]
    return Surface(
        name=name,
        version="as documented",
        modules={name: {title: f"{name}.{title}" for title in titles}},
        classes={found.path: found for found in classes},
        functions={},
        exported=sorted(titles),
        opened=[name],
        listener=_function(site.shared_event_parameters) if site.shared_event_parameters else None,
    )


def _class(page: Page, site: Site, package: str) -> Class:
    complete = page.parameters and not any(
        section.lost for section in page.sections if isinstance(section.content, Parameters)
    )
    listeners = [method.name for method in page.methods if method.is_event_listener]
    events = [*(event.name for event in page.events), *listeners]
    return Class(
        path=f"{package}.{page.class_name}",
        init=_function(page.parameters) if complete else _ANYTHING,
        methods={m.name: _function(m.parameters) for m in page.methods if m.parameters},
        attributes={},
        events=list(dict.fromkeys([*events, *site.matrix.support.get(page.class_name, ())])),
        is_open=True,
    )


def _row(package: str, title: str, events: list[str]) -> Class:
    """A component of which there is only the row of the support matrix."""
    return Class(f"{package}.{title}", _ANYTHING, {}, {}, events=list(events), is_open=True)


def _function(table: list[Parameter]) -> Function:
    return Function([_argument(row) for row in table])


def _argument(row: Parameter) -> Argument:
    kind = "positional" if row.type else _VARIADIC.get(row.name, "positional")
    return Argument(row.name, row.type, row.default, kind)
