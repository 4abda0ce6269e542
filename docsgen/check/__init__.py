# Stage: what can be known about a whole site without a browser. Each family of rules is a function
# from the site and its project to findings. What they find depends on nothing else, so it is kept
# until the site or the rules change.

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import msgspec

from docsgen.cache import Cache, digest, version_of
from docsgen.check.demos import check_demos
from docsgen.check.hosts import check_hosts
from docsgen.check.library import begin_reading, check_library
from docsgen.check.links import check_links
from docsgen.check.prose import check_prose
from docsgen.check.reference import check_reference
from docsgen.check.samples import check_samples
from docsgen.check.source import check_source
from docsgen.config import Project
from docsgen.diagnostics import Diagnostic, Findings
from docsgen.installed import find_library
from docsgen.model import Site
from docsgen.processes import Background

__all__ = ["begin_reading", "check"]

Family: TypeAlias = Callable[[Site, Project, Findings], None]

_BESIDE_PROSE: tuple[Family, ...] = (
    check_source,
    check_hosts,
    check_links,
    check_demos,
    check_reference,
    check_library,
    check_samples,
)
"""These together take as long as `check_prose` alone, once the library has been read."""


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
    with Background(lambda: _by([check_prose], site, project)) as prose:
        findings.extend(_by(_BESIDE_PROSE, site, project))
        findings.extend(prose.result())
    return findings.sorted()


def _by(families: Iterable[Family], site: Site, project: Project) -> Findings:
    findings = Findings()
    for family in families:
        family(site, project, findings)
    return findings


def _key(site: Site, project: Project) -> str:
    """Changes with all that a family looks at: site, settings, modules of demos, the library."""
    modules = sorted(project.demos.glob("*/*.py")) if project.demos.is_dir() else []
    return digest(
        msgspec.msgpack.encode((site, project.config), enc_hook=str),
        [(path.name, path.read_bytes()) for path in modules],
        find_library(project) is not None,
    )
