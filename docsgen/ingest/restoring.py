# Code samples of all sections restored by `docsgen.ingest.restore`, with the documented library and
# the guides as witnesses; entries of repairs.yaml have the last word. Results are cached, and the
# restoration is only imported when there is something to restore.

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec.structs import replace

from docsgen.adapters import Adapter
from docsgen.cache import FEW, MANY, Cache, digest
from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.ingest.repairs import Rewrite, load_repairs, substituted
from docsgen.installed import find_library
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import CodeBlock, Section, Status, blocks_of
from docsgen.model.blocks import Note
from docsgen.model.rewrite import map_blocks

if TYPE_CHECKING:
    from docsgen.ingest.restore import Conventions, Restored, Witnesses
    from docsgen.ingest.restore.block import Origin, Stored

_Sample: TypeAlias = tuple[str, str]
"""The stored source of a sample and its language."""


class Parsed(msgspec.Struct, frozen=True):
    """A section with its samples still flat.

    `text` is the stitched text, `places` the offsets of the samples in it and `edges` those of
    the crawler's windows with their offsets in the original.
    """

    section: Section
    text: str
    places: list[int]
    edges: list[tuple[int, int]]
    is_guide: bool

    def __hash__(self) -> int:
        return hash((self.section.url, self.section.heading, self.text))

    @property
    def origin(self) -> Origin:
        """Which of the two ways of flattening the samples went through."""
        return "guide" if self.is_guide else "reference"

    @property
    def samples(self) -> list[CodeBlock]:
        """The samples in the order of `places`."""
        return [block for block in blocks_of(self.section) if isinstance(block, CodeBlock)]


class Shown(msgspec.Struct, frozen=True):
    """How a sample is shown: a restored sample without what is known from elsewhere."""

    language: str
    code: str
    status: Status
    notes: list[Note]
    witness: str | None


def restore_samples(parsed: list[Parsed], project: Project, findings: Findings) -> list[Section]:
    """The sections with every sample restored and labelled, and a finding for each doubt."""
    library = find_library(project)
    rewrites = _Rewrites(project, findings)
    adapter = project.adapter
    documented = project.config.library.version if library else None
    cache = Cache(project.root, "samples", list[Shown], "ingest")
    is_whole = project.config.source.windows is None
    knowing = documented, repr(type(adapter)), is_whole
    restorer = _Restorer(parsed, library, adapter, is_whole)
    sections = []
    for one in parsed:
        wanted = rewrites.wanted(one)
        key = _key(one, tuple(wanted), restorer.twins(one), knowing) if one.places else ""
        shown = cache.get(key) if one.places else []
        if shown is None:
            shown = rewrites.apply(one, wanted, restorer)
            cache.put(key, shown)
        sections.append(_with_samples(one.section, shown, findings))
    rewrites.report_unused()
    return sections


def whole_samples(parsed: list[Parsed], adapter: Adapter, findings: Findings) -> list[Section]:
    """The sections with every sample shown as it is written."""
    restorer = _Restorer(parsed, None, adapter, is_whole=True)
    return [
        _with_samples(one.section, restorer.restore(one) if one.places else [], findings)
        for one in parsed
    ]


@functools.lru_cache(maxsize=MANY)
def _key(
    one: Parsed,
    wanted: tuple[Rewrite | None, ...],
    twins: tuple[_Sample, ...],
    knowing: tuple[str | None, str, bool],
) -> str:
    """What restored samples depend on.

    `knowing` is the library's version, who knows it, and whether the samples are as written.
    """
    return digest(one.text, one.places, one.edges, one.is_guide, wanted, twins, knowing)


class _Rewrites:
    """The samples of content/repairs.yaml, taken as their records come by."""

    def __init__(self, project: Project, findings: Findings) -> None:
        rewrites = load_repairs(project).samples
        self._left = {(rewrite.record, rewrite.sample): rewrite for rewrite in rewrites}
        self._seen: Counter[int] = Counter()
        self._file = project.relative(project.repairs)
        self._findings = findings

    def wanted(self, one: Parsed) -> list[Rewrite | None]:
        """The entry for each sample of a section, None for most."""
        entries = []
        for sample in one.samples:
            self._seen[sample.chunks[0]] += 1
            place = sample.chunks[0], self._seen[sample.chunks[0]]
            entry = self._left.pop(place, None)
            if entry and not _fits(entry, sample):
                self._stale(entry, "its `old` does not occur exactly once")
                entry = None
            entries.append(entry)
        return entries

    def apply(self, one: Parsed, wanted: list[Rewrite | None], restorer: _Restorer) -> list[Shown]:
        """What is shown of a section when its rewritten samples stand in for the restored ones."""
        shown = restorer.restore(one)
        return [
            _rewritten(sample, how, one.origin, entry, restorer) if entry else how
            for sample, how, entry in zip(one.samples, shown, wanted, strict=True)
        ]

    def report_unused(self) -> None:
        """Report the entries for which no sample came by."""
        for entry in self._left.values():
            self._stale(entry, "there is no such sample")

    def _stale(self, entry: Rewrite, why: str) -> None:
        what = f"the rewriting of sample {entry.sample} of record {entry.record}"
        at = Location(self._file, record=entry.record)
        hint = "correct or remove the entry"
        self._findings.add("DG013", f"{what} does not fit: {why}", hint=hint, at=at)


def _fits(entry: Rewrite, sample: CodeBlock) -> bool:
    try:
        substituted(sample.source, entry.substitute)
    except ValueError:
        return False
    return True


def _rewritten(
    sample: CodeBlock, shown: Shown, origin: Origin, entry: Rewrite, restorer: _Restorer
) -> Shown:
    status = Status(entry.status)
    if entry.code is None and not entry.substitute:
        return replace(
            shown, status=status, notes=[Note("sample-notes.reviewed", entry.reason.strip())]
        )
    code = entry.code
    if code is None:
        source = substituted(sample.source, entry.substitute)
        code = restorer.restored(source, shown.language, origin).code
    notes = [Note("sample-notes.rewritten", entry.reason.strip())]
    return Shown(shown.language, code.rstrip("\n"), status, notes, None)


class _Restorer:
    """Restores sections, with the library and the guides as witnesses.

    `is_whole` says that samples have lost nothing, and are shown as they are written.
    """

    def __init__(
        self, parsed: list[Parsed], library: Path | None, adapter: Adapter, is_whole: bool
    ) -> None:
        self._library, self._adapter, self._is_whole = library, adapter, is_whole
        self._guides: dict[str, list[_Sample]] = {}
        for sample in (sample for p in parsed if p.is_guide for sample in p.samples):
            written = sample.source, sample.language
            self._guides.setdefault(_squashed(sample.source), []).append(written)

    def twins(self, one: Parsed) -> tuple[_Sample, ...]:
        """The samples of guides that may be those of a reference section, with more facts left."""
        if one.is_guide:
            return ()
        wanted = dict.fromkeys(_squashed(sample.source) for sample in one.samples)
        return tuple(twin for source in wanted for twin in self._guides.get(source, ()))

    def restored(self, source: str, language: str, origin: Origin) -> Restored:
        """A sample by itself, of which no witness knows."""
        from docsgen.ingest.restore import Stored, restore

        return restore(Stored(source, language, origin), None, self._conventions)

    @functools.cached_property
    def _conventions(self) -> Conventions:
        from docsgen.ingest.restore import PLAIN

        return self._adapter.conventions() or PLAIN

    def restore(self, one: Parsed) -> list[Shown]:
        """The samples of one section."""
        from docsgen.ingest.restore import Stored, restore, restore_section, twins

        conventions = self._conventions

        witnesses = _witnesses(self._library)
        found = [Stored(source, language, "guide") for source, language in self.twins(one)]
        if found:
            sure = twins((s, restore(s, witnesses, conventions)) for s in found)
            witnesses = sure.joined(witnesses)
        blocks = list(zip(one.places, _stored(one, self._is_whole), strict=True))
        restored = restore_section(one.text, one.edges, blocks, witnesses, conventions)
        return [
            Shown(r.language, r.code, Status(r.status), list(r.notes), r.witness) for r in restored
        ]


@functools.lru_cache(maxsize=FEW)
def _witnesses(library: Path | None) -> Witnesses:
    from docsgen.ingest.restore import Witnesses, read_witnesses

    return read_witnesses(library) if library else Witnesses({})


@functools.lru_cache(maxsize=MANY)
def _squashed(source: str) -> str:
    """What two flattened samples have in common when they are the same."""
    return "".join(source.replace("#", "").split())


def _stored(one: Parsed, is_whole: bool) -> Iterator[Stored]:
    from docsgen.ingest.restore import Stored

    for sample in one.samples:
        yield Stored(sample.source, sample.language, one.origin, is_whole=is_whole)


def _with_samples(section: Section, shown: list[Shown], findings: Findings) -> Section:
    if not shown:
        return section
    left = iter(shown)

    def restored(block: CodeBlock) -> CodeBlock:
        result = next(left)
        block = replace(
            block,
            language=result.language,
            code=result.code,
            status=result.status,
            notes=result.notes,
            witness=result.witness,
        )
        _report(block, section, findings)
        return block

    return replace(section, content=map_blocks(section.content, CodeBlock, restored))


_RULES = {
    Status.UNCERTAIN: ("DG028", "the sample could be read in more than one way"),
    Status.DAMAGED: ("DG029", "the sample lost text"),
}


def _report(block: CodeBlock, section: Section, findings: Findings) -> None:
    at = Location(record=block.chunks[0], url=section.url)
    where = f"section {section.heading!r}"
    rule, what = _RULES.get(block.status, ("DG027", "the sample was corrected"))
    if block.status in _RULES or block.notes:
        words = " ".join(note.words(texts_in(ENGLISH)) for note in block.notes)
        why = f": {words}" if words else ""
        hint = "the page says so and shows the text as stored"
        findings.add(rule, f"{where}: {what}{why}", hint=hint, at=at)
