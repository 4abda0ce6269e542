# Rules about code samples and the scripts of demos: Python against the library, without running it,
# and the syntax of other languages.

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from docsgen.cache import Cache, digest
from docsgen.check.library import libraries, packages, surfaces
from docsgen.check.samples.sample import Sample, demo_samples, samples_of
from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings, collected
from docsgen.model import Page, Site
from docsgen.surface.sources import Source

if TYPE_CHECKING:
    from docsgen.check.samples.program import Libraries


def check_samples(site: Site, project: Project, findings: Findings) -> None:
    """Look at every sample of every page, at the code in running text and at every demo."""
    sources = libraries(project)
    known = _when_needed(site, project, sources)
    keys = [source.key for source in sources.values()] or [_reference_key(site)]
    keys.append(repr(type(project.adapter)))
    kept = Cache(project.root, "check-samples", list[Finding], "check")
    for page in site.pages:
        samples = samples_of(page, site)
        key = digest(samples, page.sections, keys)
        work = functools.partial(_check_page, samples, page, known)
        findings.extend(kept.made(key, functools.partial(collected, work)))
    for sample in demo_samples(site, project):
        work = functools.partial(_check_demo, sample, known)
        findings.extend(kept.made(digest(sample, keys), functools.partial(collected, work)))


def _reference_key(site: Site) -> str:
    pages = [page for page in site.pages if page.kind.is_reference]
    return digest(pages, site.matrix, site.shared_event_parameters)


def _when_needed(
    site: Site, project: Project, sources: dict[str, Source]
) -> Callable[[], Libraries]:
    """The surfaces of the libraries, read when the first sample has changed."""

    @functools.cache
    def known() -> Libraries:
        from docsgen.check.samples.knowledge import NOTHING
        from docsgen.check.samples.program import Libraries

        knowledge = project.adapter.samples() or NOTHING
        return Libraries(surfaces(site, project, sources), packages(project), knowledge)

    return known


def _check_page(
    samples: list[Sample], page: Page, known: Callable[[], Libraries], findings: Findings
) -> None:
    from docsgen.check.samples.page import check_page

    check_page(samples, page, known(), findings)


def _check_demo(sample: Sample, known: Callable[[], Libraries], findings: Findings) -> None:
    from docsgen.check.samples.page import check_demo

    check_demo(sample, known(), findings)
