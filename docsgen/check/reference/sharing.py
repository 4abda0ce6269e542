# Tables and parameters that many pages share, and the page that is out of line.

from __future__ import annotations

from collections import Counter

from docsgen.check.reference.tables import Table
from docsgen.diagnostics import Findings
from docsgen.model import Parameter, Site
from docsgen.surface.types import alternatives

_FEWEST = 5
"""Pages that must agree before another can be out of line."""

_MOST_SAY = 0.6
"""The part of all pages that must agree."""


def check_shared_events(tables: list[Table], site: Site, findings: Findings) -> None:
    """Report what a table of listeners says differently from the one that most share."""
    shared = {row.name: row for row in site.shared_event_parameters}
    agreeing = sum(t.kind == "events" and t.rows == site.shared_event_parameters for t in tables)
    for table in tables:
        if table.kind != "events" or agreeing < _FEWEST or not _is_alike(table, shared):
            continue
        for row in table.rows:
            for what, here, there in _differences(row, shared.get(row.name)):
                says = f"{table.owner}: {what} of `{row.name}` is `{here}`"
                says += f", in {agreeing} other tables `{there}`"
                findings.add("DG089", says, hint="check which is right", at=table.at)


def _is_alike(table: Table, shared: dict[str, Parameter]) -> bool:
    """Whether a table is a variant of the shared one."""
    names = {row.name for row in table.rows}
    return len(names & shared.keys()) > len(shared) / 2


def _differences(row: Parameter, other: Parameter | None) -> list[tuple[str, str, str]]:
    if other is None:
        return []
    pairs = [("the default", row.default, other.default), ("the type", row.type, other.type)]
    return [(what, str(here), str(there)) for what, here, there in pairs if here != there]


def check_shared_parameters(tables: list[Table], findings: Findings) -> None:
    """Report a type that lacks what nearly all constructors allow for the same parameter."""
    constructors = [table for table in tables if table.kind == "constructor"]
    for name in dict.fromkeys(row.name for table in constructors for row in table.rows):
        having = [(t, row) for t in constructors for row in t.rows if row.name == name]
        counted = Counter((row.type, row.default) for _, row in having)
        (type_, default), number = counted.most_common(1)[0]
        if number < _FEWEST or number < _MOST_SAY * len(having):
            continue
        for table, row in having:
            missing = sorted(alternatives(type_) - alternatives(row.type))
            if row.default == default and alternatives(row.type) < alternatives(type_):
                what = f"{table.owner}: `{name}` does not allow `{'`, `'.join(missing)}`"
                what += f", which {number} other constructors do"
                findings.add("DG090", what, hint="check whether it should", at=table.at)
