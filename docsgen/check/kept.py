# Findings of this stage, kept between runs by the content that they are about.

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path

from docsgen.cache import Cache, version_of
from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings


class Kept:
    """The findings of one family of rules by key; `save` keeps those that were asked for."""

    def __init__(self, project: Project, name: str) -> None:
        self._cache: Cache[list[Finding]] = Cache(
            project.root, f"check-{name}", code_version(), list[Finding]
        )

    def report(self, key: str, work: Callable[[Findings], None], findings: Findings) -> None:
        """Add what `work` finds, or what it found when it was last done under this `key`."""
        known = self._cache.get(key)
        if known is None:
            fresh = Findings()
            work(fresh)
            known = fresh.sorted()
            self._cache.add(key, known)
        for found in known:
            findings.add(found.rule, found.message, hint=found.hint, at=found.location)

    def save(self) -> None:
        """Write what was used."""
        self._cache.save()


@functools.lru_cache(maxsize=1)
def code_version() -> str:
    """What findings and surfaces depend on besides the content."""
    return f"{version_of(Path(__file__).parent.rglob('*.py'))} {sys.version_info[:2]}"
