# A site in another language: the same but for the guides that are translated.

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from docsgen.assemble.links import Links
from docsgen.assemble.mentions import mentions_in
from docsgen.assemble.pages import anchors_of, pages_of
from docsgen.assemble.resolving import with_live_links
from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.model.blocks import Heading
from docsgen.model.page import Page, Section, blocks_of
from docsgen.model.page_types import link_targets
from docsgen.model.rewrite import map_blocks
from docsgen.model.site import Site


def translated(site: Site, sections: list[Section], config: Config, findings: Findings) -> Site:
    """The site with guides made of `sections` in the place of those that they translate.

    A translation whose headings are not those of its original is reported (DG382): links to them
    lead to the top of the page.
    """
    if not sections:
        return site
    originals = {page.path: page for page in site.pages}
    made = {
        page.path: _in_place_of(originals[page.path], page, findings)
        for page in pages_of(sections, config, {})
        if page.path in originals
    }
    pages = [made.get(page.path, page) for page in site.pages]
    anchors = {**link_targets(site), **{page.path: anchors_of(page) for page in pages}}
    links = Links(config, anchors, site.redirects)
    live = {path: with_live_links(page, links, findings) for path, page in made.items()}
    pages = [live.get(page.path, page) for page in site.pages]
    return replace(site, pages=pages, mentions=mentions_in(pages, config))


def _in_place_of(original: Page, page: Page, findings: Findings) -> Page:
    """The page of a translation, at the place of its original in lists of pages."""
    sections, own = page.sections, page.own
    known, new = list(_anchors(original)), list(_anchors(page))
    if own and len(known) != len(new):
        message = f"the translation has {len(new)} headings, its original has {len(known)}"
        hint = "give it the same headings in the same order: links to them then lead to theirs"
        findings.add("DG382", message, hint=hint, at=Location(own.file))
    else:
        ids = iter(known)
        sections = [_renamed(section, ids) for section in sections]
    if own and original.own:
        own = replace(own, order=original.own.order, category=original.own.category)
    return replace(original, title=page.title, sections=sections, own=own, chunks=[], missing=[])


def _anchors(page: Page) -> Iterator[str]:
    """The anchors of the headings of a page, in reading order."""
    for section in page.sections:
        if section.heading:
            yield section.id
        yield from (block.id for block in blocks_of(section) if isinstance(block, Heading))


def _renamed(section: Section, ids: Iterator[str]) -> Section:
    """A section whose headings have the next of the anchors."""
    own = next(ids) if section.heading else section.id
    content = map_blocks(section.content, Heading, lambda block: replace(block, id=next(ids)))
    return replace(section, id=own, content=content)
