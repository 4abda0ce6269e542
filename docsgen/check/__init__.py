# Stage: what can be known about a whole site without a browser. Each family of rules is a function
# from the site and its project to findings.

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from docsgen.check.library import check_library
from docsgen.check.reference import check_reference
from docsgen.check.samples import check_samples
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.model import Site

Family: TypeAlias = Callable[[Site, Project, Findings], None]

FAMILIES: tuple[Family, ...] = (check_reference, check_library, check_samples)


def check(site: Site, project: Project, findings: Findings) -> None:
    """Add what every family of rules finds."""
    for family in FAMILIES:
        family(site, project, findings)
