# The support matrix, from the tables of all pages, and what contradicts it.

from __future__ import annotations

from urllib.parse import urljoin

from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model.page import Page
from docsgen.model.paths import folded, page_path
from docsgen.model.reference import Matrix, Origin
from docsgen.model.site import SupportMatrix


def matrix_of(pages: list[Page]) -> SupportMatrix:
    """The events of each component, as the tables of all pages say."""
    tables = [table for page in pages for table in page.contents(Matrix)]
    listed = {name: set(has) for table in tables for name, _, has in table.rows}
    added = {name: sorted(has) for table in tables for name, _, has in table.added}
    events = {event for table in tables for event in table.events}
    return SupportMatrix(
        events=sorted(events.union(*added.values())),
        support={
            name: sorted(listed.get(name, set()).union(added.get(name, ())))
            for name in sorted(listed.keys() | added.keys())
        },
        added=added,
    )


def component_paths(pages: list[Page], findings: Findings) -> dict[str, str]:
    """The page path of each component in the matrix, whether the page exists or not."""
    paths = {}
    spelt = {folded(page.path): page.path for page in pages}
    for page in pages:
        tables = page.contents(Matrix)
        for name, target, _ in (row for table in tables for row in (*table.rows, *table.added)):
            try:
                path = page_path(urljoin(page.url, target))
                paths[name] = spelt.setdefault(folded(path), path)
            except ValueError as error:
                message = f"link to {target!r} of component {name}: {error}"
                at = page.sections[0].location
                findings.add("DG020", message, hint="the component gets no page", at=at)
    return paths


def check_matrix(pages: list[Page], matrix: SupportMatrix, findings: Findings) -> None:
    """Report the components whose page documents other events than the matrix lists."""
    support = matrix.listed.support
    for page in pages:
        listed = set(support.get(page.class_name, ()))
        documented = {event.name for event in page.events if event.origin is Origin.CORPUS}
        if page.kind is not PageKind.COMPONENT or not page.chunks or listed == documented:
            continue
        only_matrix, only_page = sorted(listed - documented), sorted(documented - listed)
        message = f"{page.title}: {len(only_matrix)} events only in the matrix"
        message += f" ({', '.join(only_matrix[:5])}{', ...' if len(only_matrix) > 5 else ''})"
        message += f", {len(only_page)} only on the page" if only_page else ""
        hint = "the page shows the matrix's events too"
        findings.add("DG025", message, hint=hint, at=Location(url=page.url))
