# Stage: sections to a site. Pages get their titles, kinds and anchors, the support matrix is built
# and cross-checked, stubs stand in for components without a page, and links are resolved.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from docsgen.assemble.checks import check_empty, check_markdown, check_showcase, check_tasks
from docsgen.assemble.examples import with_examples
from docsgen.assemble.labs import with_labs
from docsgen.assemble.links import Links
from docsgen.assemble.matrix import check_matrix, component_paths, matrix_of
from docsgen.assemble.mentions import mentions_in
from docsgen.assemble.merging import as_shown, as_stored, merged
from docsgen.assemble.other_version import for_version
from docsgen.assemble.pages import anchors_of, pages_of, stubs
from docsgen.assemble.redirects import find_moved_sections, find_redirects
from docsgen.assemble.resolving import with_live_links
from docsgen.assemble.running import with_running
from docsgen.assemble.sharing import shared_table
from docsgen.assemble.translating import translated
from docsgen.config import Config
from docsgen.diagnostics import Findings
from docsgen.kinds import PageKind
from docsgen.model.demo import Demo
from docsgen.model.page import Section
from docsgen.model.page_types import link_targets
from docsgen.model.site import Site

__all__ = [
    "as_shown",
    "as_stored",
    "assemble",
    "for_version",
    "merged",
    "translated",
    "with_examples",
    "with_labs",
    "with_running",
]


def assemble(
    sections: list[Section],
    config: Config,
    findings: Findings,
    demos: Iterable[Demo] = (),
    stored: Mapping[int, str] = MappingProxyType({}),
    told: Mapping[str, PageKind] = MappingProxyType({}),
) -> Site:
    """The site made of `sections` and `demos`, with every internal link live.

    `stored` are the texts of the corpus's records, `told` the kinds that the library gives to
    pages, by path.
    """
    known = {demo.name: demo for demo in demos}
    check_showcase(config, known, findings)
    check_tasks(config, known, findings)
    pages = pages_of(sections, config, told)
    matrix = matrix_of(pages)
    names = component_paths(pages, findings)
    pages += stubs(names, pages, config)
    check_matrix(pages, matrix, findings)
    check_empty(pages, findings)
    check_markdown(pages, findings)
    site = Site(pages, matrix, shared_table(pages), {}, names, demos=known, stored=dict(stored))
    return _linked(site, config, findings)


def _linked(site: Site, config: Config, findings: Findings) -> Site:
    """The site with every internal link live, and with what can be said only then."""
    anchors = {**link_targets(site), **{page.path: anchors_of(page) for page in site.pages}}
    redirects = find_redirects(config, anchors, findings)
    links = Links(config, anchors, redirects)
    pages = [with_live_links(page, links, findings) for page in site.pages]
    return replace(
        site,
        pages=pages,
        shared_event_parameters=shared_table(pages),
        mentions=mentions_in(pages, config),
        redirects=redirects,
        moved_sections=find_moved_sections(config, anchors, findings),
    )
