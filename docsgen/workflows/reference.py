# What the documented library says of itself: extract reads it from its code and writes records,
# ingest reads them like those of the corpus.

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from docsgen.cache import Cache, digest
from docsgen.config import Project, ReferenceSource
from docsgen.diagnostics import Finding, Findings
from docsgen.kinds import PageKind
from docsgen.model import Chunk, Section
from docsgen.model.paths import page_path
from docsgen.rules import Severity
from docsgen.surface.sources import documented_source

if TYPE_CHECKING:
    from docsgen.surface.sources import Source


class LibraryReference(msgspec.Struct, frozen=True):
    """The library's reference: its sections, the kinds of its pages by path, and findings."""

    sections: list[Section] = []
    kinds: dict[str, PageKind] = {}
    found: list[Finding] = []


def library_reference(project: Project, findings: Findings) -> LibraryReference:
    """The reference of the library in the documented version, nothing where site.yaml does not ask.

    Raises LibraryError and MissingToolError where it cannot be read.
    """
    config = project.config
    if config.reference is not ReferenceSource.LIBRARY:
        return LibraryReference()
    source = documented_source(project)
    cache = Cache(project.root, "reference", LibraryReference, None)
    key = digest(source.key, source.version, repr(type(project.adapter)), config.source.origin)
    told = cache.made(key, lambda: _read(source, project))
    findings.extend(told.found)
    return told


def _read(source: Source, project: Project) -> LibraryReference:
    """What a library says; that it says too little concerns its authors only."""
    from docsgen.extract import extract
    from docsgen.ingest import read_whole

    found = Findings()
    reference = extract(source, project.adapter, project.config.source.origin, project.root)
    chunks = [
        Chunk("", number, one.text, one.heading1, one.source_page_url, one.source_page_title)
        for number, one in enumerate(reference.records)
    ]
    found.extend(one for one in reference.findings if one.severity is not Severity.NOTE)
    kinds = {page_path(url): kind for url, kind in reference.kinds.items()}
    return LibraryReference(read_whole(chunks, project, found), kinds, found.sorted())
