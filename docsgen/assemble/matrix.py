# The support matrix, from the tables of all pages, and what contradicts it.

from __future__ import annotations

from urllib.parse import urljoin

from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model.page import Page
from docsgen.model.paths import folded, page_path
from docsgen.model.reference import Matrix
from docsgen.model.site import SupportMatrix


def matrix_of(pages: list[Page]) -> SupportMatrix:
    """The events of each component, as the tables of all pages say."""
    tables = [table for page in pages for table in page.contents(Matrix)]
    return SupportMatrix(
        events=sorted({event for table in tables for event in table.events}),
        support=dict(sorted((row[0], sorted(row[2])) for table in tables for row in table.rows)),
    )


def component_paths(pages: list[Page], findings: Findings) -> dict[str, str]:
    """The page path of each component in the matrix, whether the page exists or not."""
    paths = {}
    spelt = {folded(page.path): page.path for page in pages}
    for page in pages:
        for name, target, _ in (row for table in page.contents(Matrix) for row in table.rows):
            try:
                path = page_path(urljoin(page.url, target))
                paths[name] = spelt.setdefault(folded(path), path)
            except ValueError as error:
                message = f"link to {target!r} of component {name}: {error}"
                at = Location(record=page.chunks[0], url=page.url)
                findings.add("DG020", message, hint="the component gets no page", at=at)
    return paths


def check_matrix(pages: list[Page], matrix: SupportMatrix, findings: Findings) -> None:
    """Report the components whose page documents other events than the matrix lists."""
    for page in pages:
        listed = set(matrix.support.get(page.class_name, ()))
        documented = {event.name for event in page.events}
        if page.kind is not PageKind.COMPONENT or listed == documented:
            continue
        only_matrix, only_page = sorted(listed - documented), sorted(documented - listed)
        message = f"{page.title}: {len(only_matrix)} events only in the matrix"
        message += f" ({', '.join(only_matrix[:5])}{', ...' if len(only_matrix) > 5 else ''})"
        message += f", {len(only_page)} only on the page" if only_page else ""
        hint = "the page shows the matrix's events too"
        findings.add("DG025", message, hint=hint, at=Location(url=page.url))
