# Every link of a page made live.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urljoin

from msgspec.structs import replace

from docsgen.assemble.links import Links, Resolution, rewrite_links
from docsgen.diagnostics import Findings, Location
from docsgen.model.page import Page
from docsgen.model.reference import Link
from docsgen.model.rewrite import map_texts


def with_live_links(page: Page, links: Links, findings: Findings) -> Page:
    """The page with its links resolved; those that lead nowhere are reported."""
    sections = []
    for section in page.sections:
        at = replace(section.location, url=page.url)
        resolve = partial(links.resolve, page=page.path)
        rewrite = partial(_rewrite, resolve=resolve, findings=findings, at=at)
        content = map_texts(section.content, rewrite)
        related = []
        for link in section.related:
            resolution = links.resolve(link.url, page.path, follow=False)
            if resolution.finding:
                findings.extend([replace(resolution.finding, location=at)])
            related.append(Link(link.title, resolution.target or urljoin(page.url, link.url)))
        sections.append(replace(section, content=content, related=related))
    return replace(page, sections=sections)


def _rewrite(
    text: str,
    line: int | None,
    resolve: Callable[[str], Resolution],
    findings: Findings,
    at: Location,
) -> str:
    return rewrite_links(text, resolve, findings, replace(at, line=line) if line else at)
