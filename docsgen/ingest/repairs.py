# Reviewed corrections to the corpus: content/repairs.yaml names a record, a reason and a cut.
# The corpus itself is never edited, and a repair that no longer fits is an error.

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from docsgen.cache import FEW
from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.files import read_text
from docsgen.model import Chunk
from docsgen.yaml_reader import parse_yaml


class RecordPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One half of a fused record: what comes after `after`, up to and including `through`.

    Both are strings that occur exactly once in the record; without one the part reaches to the
    record's own edge. `opens` restores a lost start (the fence of a sample that was cut in two),
    `page` and `heading` say where the part belongs when not where it is filed, `lost_before` and
    `lost` what is missing around it, `overlap` how many characters repeat the previous record.
    """

    after: str | None = None
    through: str | None = None
    opens: str = ""
    page: str | None = None
    heading: str | None = None
    lost_before: str = ""
    lost: str = ""
    overlap: int = 0


class Substitution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Text that stands in for damaged text; `old` occurs exactly once in the record."""

    old: str
    new: str


class Repair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A correction to one record: cut it into `parts`, `substitute` in it, or `drop` it.

    With none of these the record was reviewed and is right as it stands.
    """

    record: int
    reason: str
    parts: list[RecordPart] = []
    substitute: list[Substitution] = []
    drop: bool = False


class Rewrite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code sample whose lost text or structure the text around it gives away.

    `sample` counts, from 1, the samples that begin in `record`. Either `substitute` mends the
    stored text before it is restored, or `code` stands in for all of it; with neither, the restored
    reading was reviewed and only its label changes. `status` is `uncertain` where the words may
    have been others although the meaning is clear, `damaged` where more is lost than is mended.
    """

    record: int
    sample: int
    reason: str
    substitute: list[Substitution] = []
    code: str | None = None
    status: Literal["reconstructed", "uncertain", "damaged"] = "reconstructed"

    def __hash__(self) -> int:
        return hash((self.record, self.sample))


class Repairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of content/repairs.yaml."""

    repairs: list[Repair] = []
    samples: list[Rewrite] = []


def load_repairs(project: Project) -> Repairs:
    """Read content/repairs.yaml, which may be missing; raises ConfigError when it is wrong."""
    if not os.path.lexists(project.repairs):
        return Repairs()
    return _parsed(read_text(project.repairs, project.root), project.repairs)


@functools.lru_cache(maxsize=FEW)
def _parsed(text: str, path: Path) -> Repairs:
    return parse_yaml(text, Repairs | None, path) or Repairs()


def substituted(text: str, substitutions: list[Substitution]) -> str:
    """The text with each substitution made; raises ValueError when one does not fit."""
    for substitution in substitutions:
        at = _find(text, substitution.old)
        text = text[:at] + substitution.new + text[at + len(substitution.old) :]
    return text


def repair(chunks: list[Chunk], project: Project, findings: Findings) -> list[Chunk]:
    """The chunks with every repair applied; a repair that does not fit is reported and left out."""
    repairs = load_repairs(project).repairs
    file = project.relative(project.repairs)
    known = {chunk.record for chunk in chunks}
    wanted: dict[int, Repair] = {}
    for entry in repairs:
        if entry.record not in known:
            _stale(entry, "there is no such record", file, findings)
        elif wanted.setdefault(entry.record, entry) is not entry:
            _stale(entry, "the record has another entry before it", file, findings)
    repaired: list[Chunk] = []
    for chunk in chunks:
        mending = wanted.get(chunk.record)
        repaired += _apply(mending, chunk, file, findings) if mending else [chunk]
    return repaired


def _apply(entry: Repair, chunk: Chunk, file: str, findings: Findings) -> list[Chunk]:
    try:
        mended = list(_mend(entry, chunk))
    except ValueError as error:
        _stale(entry, str(error), file, findings)
        return [chunk]
    message = f"corrected: {entry.reason}"
    hint = f"see {file}"
    at = Location(chunk.file, chunk.record, url=chunk.url)
    findings.add("DG014", message, hint=hint, at=at)
    return mended


def _mend(entry: Repair, chunk: Chunk) -> Iterator[Chunk]:
    if entry.drop:
        yield replace(chunk, text="", reviewed=True)
        return
    chunk = replace(chunk, text=substituted(chunk.text, entry.substitute))
    for part in entry.parts:
        yield replace(
            chunk,
            text=part.opens + _cut(chunk.text, part),
            url=part.page or chunk.url,
            heading=part.heading or chunk.heading,
            lost_before=part.lost_before,
            lost=part.lost,
            overlap=part.overlap,
            reviewed=True,
        )
    if not entry.parts:
        yield replace(chunk, reviewed=True)


def _cut(text: str, part: RecordPart) -> str:
    start = _find(text, part.after) + len(part.after) if part.after else 0
    end = _find(text, part.through) + len(part.through) if part.through else len(text)
    if end < start:
        raise ValueError(f"{part.through!r} comes before {part.after!r}")
    return text[start:end]


def _find(text: str, needle: str) -> int:
    if text.count(needle) != 1:
        raise ValueError(f"{needle!r} occurs {text.count(needle)} times in the record, not once")
    return text.index(needle)


def _stale(entry: Repair, why: str, file: str, findings: Findings) -> None:
    message = f"the repair of record {entry.record} does not fit: {why}"
    hint = "correct or remove the entry"
    findings.add("DG013", message, hint=hint, at=Location(file, record=entry.record))
