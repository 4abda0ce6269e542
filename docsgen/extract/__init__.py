# Stage: a library's source code to records of a corpus, without importing it. Other stages read the
# records as they read those of a crawler.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docsgen.adapters import Adapter, adapter_among
from docsgen.cache import Cache, digest
from docsgen.diagnostics import Finding
from docsgen.kinds import PageKind
from docsgen.surface.sources import Source, errors_told, keep_surface

if TYPE_CHECKING:
    from docsgen.extract.describing import Described

_IMPORTED = re.compile(r"(?m)^\s*(?:from|import)\s+(\w+)")
_LINK = re.compile(r"\]\(#(?P<anchor>[\w-]+)\)")


class Record(msgspec.Struct, frozen=True):
    """One section of a page, in the form of the corpus (docs/corpus.md)."""

    text: str
    heading1: str
    source_page_url: str
    source_page_title: str


class Reference(msgspec.Struct, frozen=True):
    """The reference of a library: its records in order, and what each page is, by address.

    `findings` are about what is not in it.
    """

    records: list[Record]
    kinds: dict[str, PageKind]
    findings: list[Finding] = []


def extract(source: Source, adapter: Adapter, origin: str, home: Path) -> Reference:
    """The reference of a library, with what its adapter knows of it.

    `origin` is the address of the site that the pages are for, and ends with a slash. The result is
    kept below `home`. Raises LibraryError.
    """
    cache = Cache(home, "extracted", Reference, "extract")
    key = digest(source.key, source.version, adapter.library, origin)
    return cache.made(key, lambda: _extracted(source, adapter, origin, home))


def _extracted(source: Source, adapter: Adapter, origin: str, home: Path) -> Reference:
    from docsgen.extract.describing import Describer, introduction  # they import griffe, which
    from docsgen.extract.gaps import gaps  # takes its time
    from docsgen.extract.knowledge import ReferenceKnowledge
    from docsgen.surface.reading import load, surface_of

    with source.package() as folder, errors_told():
        base = None if adapter.library == folder.name else base_of(folder)
        adapter = base or adapter
        root = load(folder, _installed_in(base) if base else None)
        surface = surface_of(root, source.version, adapter)
        if base is None:  # others need the same, which takes as long again to read
            keep_surface(surface, source, adapter, home)
        knowledge = adapter.reference() or ReferenceKnowledge()
        pages = list(Describer(root, surface, knowledge).pages())
        if not pages:
            raise ValueError(f"{surface.name} offers no class and no function by itself")
        findings = gaps(root, surface, pages)
    slugs = list(_slugs(pages))
    if overview := introduction(surface.name, zip(slugs, pages, strict=True)):
        pages.append(overview)
        slugs = list(_slugs(pages))
    urls = [f"{origin}docs/{surface.name}/{slug}" for slug in slugs]
    records = [
        record
        for url, page in zip(urls, pages, strict=True)
        for record in _records(page, surface.name, url, set(slugs))
    ]
    return Reference(records, dict(zip(urls, (page.kind for page in pages), strict=True)), findings)


def base_of(package: Path) -> Adapter | None:
    """The adapter of the installed library on which a package builds, as custom components do."""
    code = (path.read_text(encoding="utf-8", errors="replace") for path in package.rglob("*.py"))
    adapter = adapter_among({name for text in code for name in _IMPORTED.findall(text)})
    return adapter if adapter.reference() and _installed_in(adapter) else None


def _installed_in(adapter: Adapter) -> Path | None:
    """The folder of an adapter's library, where it is installed."""
    found = find_spec(adapter.library)
    return Path(found.origin).parent if found and found.origin else None


def _slugs(pages: list[Described]) -> Iterator[str]:
    """The last part of each page's address.

    Of names that differ in case only, classes give way; of equal ones, those that come later.
    """
    functions = {page.name.lower() for page in pages if page.kind.is_function}
    taken: set[str] = set()
    for page in pages:
        slug = page.name.lower()
        if slug in functions and not page.kind.is_function:
            slug = f"{slug}-class"
        if slug in taken:
            slug = page.path.lower().replace(".", "-")
        taken.add(slug)
        yield slug


def _records(page: Described, package: str, url: str, slugs: set[str]) -> Iterator[Record]:
    from docsgen.extract.writing import text_of

    title = f"{package.replace('_', ' ').title()} - {page.name} Docs"
    for heading, content in page.sections:
        text = _LINK.sub(partial(_to_page, slugs), text_of(content, page.module or package))
        yield Record(text, heading, url, title)


def _to_page(slugs: set[str], link: re.Match[str]) -> str:
    """A link to a section, which leads to the page of what the section would describe."""
    slug = link["anchor"].replace("-", "").lower()
    return f"]({slug})" if slug in slugs else link[0]
