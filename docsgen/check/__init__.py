# Stage: what can be known about a whole site without a browser. Each family of rules is a function
# from the site and its project to findings. What they find depends on nothing else, so it is kept
# until the site or the rules change.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgspec

from docsgen.cache import Cache, digest, version_of
from docsgen.check.demos import check_demos
from docsgen.check.hosts import check_hosts
from docsgen.check.library import check_library
from docsgen.check.links import check_links
from docsgen.check.prose import check_prose
from docsgen.check.reference import check_reference
from docsgen.check.samples import check_samples
from docsgen.check.source import check_source
from docsgen.config import Project
from docsgen.diagnostics import Diagnostic, Findings
from docsgen.installed import find_library
from docsgen.model import Site

Family: TypeAlias = Callable[[Site, Project, Findings], None]

FAMILIES: tuple[Family, ...] = (
    check_source,
    check_hosts,
    check_links,
    check_prose,
    check_demos,
    check_reference,
    check_library,
    check_samples,
)


def check(site: Site, project: Project, findings: Findings) -> None:
    """Add what every family of rules finds."""
    here = Path(__file__).parent
    cache = Cache(project.root, "check", version_of(here.rglob("*.py")), list[Diagnostic])
    key = _key(site, project)
    found = cache.get(key)
    if found is None:
        found = _found(site, project)
        cache.add(key, found)
    cache.save()
    for one in found:
        findings.add(
            one.rule, one.message, hint=one.hint, at=one.location, correction=one.correction
        )


def _found(site: Site, project: Project) -> list[Diagnostic]:
    findings = Findings()
    for family in FAMILIES:
        family(site, project, findings)
    return findings.sorted()


def _key(site: Site, project: Project) -> str:
    """Changes with all that a family looks at: site, settings, modules of demos, the library."""
    modules = sorted(project.demos.glob("*/*.py")) if project.demos.is_dir() else []
    return digest(
        msgspec.msgpack.encode((site, project.config), enc_hook=str),
        [(path.name, path.read_bytes()) for path in modules],
        find_library(project) is not None,
    )
