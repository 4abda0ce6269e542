# The tables of parameters, attributes and fields of a page, one like the other.

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docsgen.diagnostics import Location
from docsgen.model import (
    Attributes,
    HelperClass,
    Listeners,
    Methods,
    Page,
    Parameter,
    Parameters,
    Site,
)


class Table(msgspec.Struct, frozen=True):
    """A table: what it describes, and the part that it plays on its page.

    `kind` is one of constructor, function, events, method and fields. `fresh` are the rows that no
    earlier page has: most listeners share a table.
    """

    owner: str
    kind: str
    rows: list[Parameter]
    at: Location
    fresh: list[Parameter]


def tables_of(page: Page, site: Site) -> Iterator[Table]:
    """The tables of a page in its order; empty ones are left out."""
    for section in page.sections:
        at = section.location
        match section.content:
            case Parameters(parameters=rows):
                kind = "function" if page.kind.is_function else "constructor"
                yield Table(page.title, kind, rows, at, rows)
            case Attributes(attributes=rows):
                yield Table(page.title, "fields", rows, at, rows)
            case HelperClass(name=name, fields=rows):
                yield Table(name, "fields", rows, at, rows)
            case Listeners(owner=owner, parameters=rows) if rows:
                fresh = rows if _is_first(page, site) else _own(rows, site)
                yield Table(f"events of {owner}", "events", rows, at, fresh)
            case Methods(methods=methods):
                for method in methods:
                    kind = "events" if method.is_event_listener else "method"
                    rows, owner = method.parameters, f"{method.owner}.{method.name}"
                    yield Table(owner, kind, rows, at, _own(rows, site))


def _own(rows: list[Parameter], site: Site) -> list[Parameter]:
    """The rows that are not those of the shared table, word for word."""
    return [row for row in rows if row not in site.shared_event_parameters]


def _is_first(page: Page, site: Site) -> bool:
    """Whether a page is the first to show the table that most listeners share."""
    shared = site.shared_event_parameters
    return page is next((p for p in site.pages if p.event_parameters == shared), None)
