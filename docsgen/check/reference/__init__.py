# Rules about the reference held against itself: what a description says against the name, type and
# default in front of it, and tables that should agree against each other.

from __future__ import annotations

from functools import partial

from docsgen.cache import Cache, digest
from docsgen.check.reference.descriptions import check_description
from docsgen.check.reference.mentions import check_code, check_events, check_mentions
from docsgen.check.reference.sharing import check_shared_events, check_shared_parameters
from docsgen.check.reference.tables import tables_of
from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings, collected
from docsgen.model import Site


def check_reference(site: Site, project: Project, findings: Findings) -> None:
    """Compare every table of the reference with its descriptions and with its like."""
    kept = Cache(project.root, "check-reference", list[Finding], "check")
    pages = [page for page in site.pages if not page.kind.is_prose]
    key = digest(pages, site.matrix, site.shared_event_parameters)
    findings.extend(kept.made(key, lambda: collected(partial(_check, site))))


def _check(site: Site, findings: Findings) -> None:
    pages = [page for page in site.pages if not page.kind.is_prose]
    tables = [table for page in pages for table in tables_of(page, site)]
    for table in tables:
        check_description(table, findings)
    for page in pages:
        check_mentions(page, findings)
        check_code(page, findings)
        check_events(page, site, findings)
    check_shared_events(tables, site, findings)
    check_shared_parameters(tables, findings)
