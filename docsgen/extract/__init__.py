# Stage: a library's source code to records of a corpus, without importing it. Other stages read the
# records as they read those of a crawler.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from docsgen.adapters import Adapter
from docsgen.cache import Cache, digest
from docsgen.extract.describing import Described, Describer
from docsgen.extract.knowledge import ReferenceKnowledge
from docsgen.extract.writing import text_of
from docsgen.kinds import PageKind
from docsgen.surface.sources import Source, errors_told

_LINK = re.compile(r"\]\(#(?P<anchor>[\w-]+)\)")


class Record(msgspec.Struct, frozen=True):
    """One section of a page, in the form of the corpus (docs/corpus.md)."""

    text: str
    heading1: str
    source_page_url: str
    source_page_title: str


class Reference(msgspec.Struct, frozen=True):
    """The reference of a library: its records in order, and what each page is, by address."""

    records: list[Record]
    kinds: dict[str, PageKind]


def extract(source: Source, adapter: Adapter, origin: str, home: Path) -> Reference:
    """The reference of a library, with what its adapter knows of it.

    `origin` is the address of the site that the pages are for, and ends with a slash. The result is
    kept below `home`. Raises LibraryError.
    """
    cache = Cache(home, "extracted", Reference, "extract")
    key = digest(source.key, source.version, adapter.library, origin)
    return cache.made(key, lambda: _extracted(source, adapter, origin))


def _extracted(source: Source, adapter: Adapter, origin: str) -> Reference:
    from docsgen.surface.reading import load, surface_of  # griffe takes its time to import

    with source.package() as folder, errors_told():
        root = load(folder)
        surface = surface_of(root, source.version, adapter)
        knowledge = adapter.reference() or ReferenceKnowledge()
        pages = list(Describer(root, surface, knowledge).pages())
        if not pages:
            raise ValueError(f"{surface.name} offers no class and no function by itself")
    slugs = list(_slugs(pages))
    urls = [f"{origin}docs/{surface.name}/{slug}" for slug in slugs]
    records = [
        record
        for url, page in zip(urls, pages, strict=True)
        for record in _records(page, surface.name, url, set(slugs))
    ]
    return Reference(records, dict(zip(urls, (page.kind for page in pages), strict=True)))


def _slugs(pages: list[Described]) -> Iterator[str]:
    """The last part of each page's address; of names that differ in case only, classes give way."""
    functions = {page.name.lower() for page in pages if page.kind.is_function}
    for page in pages:
        slug = page.name.lower()
        yield f"{slug}-class" if slug in functions and not page.kind.is_function else slug


def _records(page: Described, module: str, url: str, slugs: set[str]) -> Iterator[Record]:
    title = f"{module.replace('_', ' ').title()} - {page.name} Docs"
    for heading, content in page.sections:
        text = _LINK.sub(partial(_to_page, slugs), text_of(content, module))
        yield Record(text, heading, url, title)


def _to_page(slugs: set[str], link: re.Match[str]) -> str:
    """A link to a section, which leads to the page of what the section would describe."""
    slug = link["anchor"].replace("-", "").lower()
    return f"]({slug})" if slug in slugs else link[0]
