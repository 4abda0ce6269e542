# All findings as text for people: page by page and file by file, each with the line it speaks of.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from docsgen.diagnostics import Finding, Location
from docsgen.report.excerpt import Sources, printable
from docsgen.report.selection import select
from docsgen.report.text import COLOURS


def as_grouped_text(diagnostics: Sequence[Finding], sources: Sources, limit: int) -> str:
    """The `limit` worst findings (0: all) by place, and how many more there are of which rule."""
    selection = select(diagnostics, limit)
    groups: dict[str, list[Finding]] = {}
    for found in selection.shown:
        groups.setdefault(_place(found.location), []).append(found)
    text = "\n".join(
        f"{click.style(printable(place), bold=True)}\n" + "".join(_entries(group, sources))
        for place, group in groups.items()
    )
    if not selection.remainder:
        return text
    return f"{text}\n{selection.remainder}.\n`--limit 0` and the other formats have them all.\n"


def _place(at: Location) -> str:
    """What findings are grouped by: the page for text of the corpus, else the file."""
    if at.record is not None and at.url:
        return f"{at.url} ({at.file})" if at.file else at.url
    return at.file or at.url or "site"


def _entries(group: Iterable[Finding], sources: Sources) -> Iterator[str]:
    """The findings of one place; those that say the same are told once."""
    for _, same in groupby(group, lambda found: (found.rule, found.message, found.severity)):
        first, *others = same
        yield _entry(first, others, sources)


def _entry(found: Finding, others: list[Finding], sources: Sources) -> str:
    severity = click.style(found.severity, fg=COLOURS[found.severity])
    lines = [f"  {_spot(found.location)}{severity}: {printable(found.message)} [{found.rule}]"]
    if excerpt := sources.excerpt(found):
        lines += [f"    | {excerpt.line}", f"    | {click.style(excerpt.caret, fg='green')}"]
    lines.append(f"    {printable(found.hint)}")
    if others:
        spots = [_spot(other.location).rstrip(" :") for other in others[:10]]
        where = f" at {', '.join(spots)}" if all(spots) else ""
        more = ", ..." if len(others) > 10 else ""
        lines.append(f"    The same {len(others)} times more{where}{more}.")
    return "\n".join(lines) + "\n"


def _spot(at: Location) -> str:
    """The place inside the group."""
    if at.line is not None:
        return f"line {at.line}: "
    return f"record {at.record}: " if at.record is not None else ""
