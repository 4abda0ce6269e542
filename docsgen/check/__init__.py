# Stage: what can be known about a whole site without a browser. What is found depends on the site
# and its project only, so it is kept until these or the rules change; until then, no rule is even
# imported.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.cache import Cache, digest, version_of
from docsgen.check.library import begin_reading
from docsgen.config import Project
from docsgen.diagnostics import Diagnostic, Findings
from docsgen.installed import find_library
from docsgen.model import Site

__all__ = ["begin_reading", "check"]


def check(site: Site, project: Project, findings: Findings) -> None:
    """Add what every family of rules finds."""
    here = Path(__file__).parent
    cache = Cache(project.root, "check", version_of(here.rglob("*.py")), list[Diagnostic])
    key = _key(site, project)
    found = cache.get(key)
    if found is None:
        from docsgen.check.families import found_by_all

        found = found_by_all(site, project)
        cache.add(key, found)
    cache.save()
    for one in found:
        findings.add(
            one.rule, one.message, hint=one.hint, at=one.location, correction=one.correction
        )


def _key(site: Site, project: Project) -> str:
    """Changes with all that a family looks at: site, settings, modules of demos, the library."""
    modules = sorted(project.demos.glob("*/*.py")) if project.demos.is_dir() else []
    return digest(
        msgspec.msgpack.encode((site, project.config), enc_hook=str),
        [(path.name, path.read_bytes()) for path in modules],
        find_library(project) is not None,
    )
