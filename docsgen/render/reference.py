# What the templates of reference pages need and must not work out themselves.

from __future__ import annotations

import msgspec

from docsgen.model import Page, Parameter, Site


class EventTable(msgspec.Struct, frozen=True):
    """A table of event parameters against the shared one.

    `shared` says that the page can point to the shared table; `differing` are the rows that are
    not as there.
    """

    shared: bool
    differing: list[Parameter]


def event_table(parameters: list[Parameter], site: Site) -> EventTable:
    """Compare a page's event parameters with the table that most listeners share."""
    names = [parameter.name for parameter in parameters]
    if not names or names != [parameter.name for parameter in site.shared_event_parameters]:
        return EventTable(False, [])
    pairs = zip(parameters, site.shared_event_parameters, strict=True)
    return EventTable(True, [own for own, common in pairs if own.facts != common.facts])


def undescribed_events(page: Page, site: Site) -> list[str]:
    """Events that the support matrix has for the page's component and the page itself has not."""
    described = {event.name for event in page.events}
    return [e for e in site.matrix.support.get(page.class_name, []) if e not in described]


def signature(page: Page) -> list[tuple[str, str]]:
    """The call rebuilt from the constructor's table: (name, what follows it) for each parameter."""
    return [
        (parameter.name, f"={parameter.default}" if parameter.default is not None else "")
        for parameter in page.parameters
    ]


def record_ranges(records: list[int]) -> str:
    """Record numbers as readers write them: `3, 7-9`."""
    ranges: list[list[int]] = []
    for record in records:
        if ranges and record == ranges[-1][-1] + 1:
            ranges[-1].append(record)
        else:
            ranges.append([record])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in ranges)
