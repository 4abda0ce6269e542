# Stage: what can be known about a whole site without a browser. Each family of rules is a function
# from the site and its project to findings.

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from docsgen.check.demos import check_demos
from docsgen.check.hosts import check_hosts
from docsgen.check.library import begin_reading, check_library
from docsgen.check.library_themes import check_library_themes
from docsgen.check.links import check_links
from docsgen.check.mixing import check_libraries
from docsgen.check.prose import check_prose
from docsgen.check.reference import check_reference
from docsgen.check.samples import check_samples
from docsgen.check.source import check_source
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.model import Site
from docsgen.processes import Background

__all__ = ["begin_reading", "check"]

Family: TypeAlias = Callable[[Site, Project, Findings], None]

_BESIDE_PROSE: tuple[Family, ...] = (
    check_source,
    check_libraries,
    check_hosts,
    check_links,
    check_demos,
    check_library_themes,
    check_reference,
    check_library,
    check_samples,
)
"""These together take as long as `check_prose` alone, once the library has been read."""


def check(site: Site, project: Project, findings: Findings) -> None:
    """Add what every family of rules finds."""
    with Background(lambda: _by([check_prose], site, project)) as prose:
        findings.extend(_by(_BESIDE_PROSE, site, project))
        findings.extend(prose.result())


def _by(families: Iterable[Family], site: Site, project: Project) -> Findings:
    findings = Findings()
    for family in families:
        family(site, project, findings)
    return findings
