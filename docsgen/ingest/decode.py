# Bytes to chunks: JSON arrays and newline-delimited JSON, plain or gzipped. Strict JSON first;
# the lenient pass and the salvage of a broken file say what they did.

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path
from typing import Any

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.errors import NothingToBuild
from docsgen.model import Chunk

SUFFIXES = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")
MAX_TEXT = 1_000_000
"""Characters of the largest record that is still taken for documentation."""

_KEYS = ("text", "heading1", "source_page_url", "source_page_title")
_RECORD_START = re.compile(rf'\{{\s*"(?:{"|".join(_KEYS)})"\s*:')
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")


class _Record(msgspec.Struct):
    text: str
    heading1: str
    source_page_url: str
    source_page_title: str


def read_corpus(project: Project, findings: Findings) -> list[Chunk]:
    """All chunks of content/chunks/ in file order; raises NothingToBuild when none is usable."""
    paths = sorted(p for p in project.chunks.glob("*") if p.name.endswith(SUFFIXES))
    chunks: list[Chunk] = []
    first = 0
    for path in paths:
        file = project.relative(path)
        records = _read_file(path, file, findings)
        for number, record in enumerate(records, first):
            findings.place(number, file)
            chunk = _to_chunk(record, file, number, findings)
            if chunk:
                chunks.append(chunk)
        first += len(records)
    if not chunks:
        where = project.relative(project.chunks)
        raise NothingToBuild(
            f"no usable record in {where}/",
            hint=f"put the corpus there, as one of {', '.join(SUFFIXES)}",
            path=project.chunks,
        )
    return chunks


def _read_file(path: Path, file: str, findings: Findings) -> list[Any]:
    try:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} at position {error.start} is not UTF-8"
        findings.add(
            "DG004", message, hint="convert the file to UTF-8", at=Location(file, line=line)
        )
        return []
    except (OSError, EOFError, zlib.error) as error:
        message = f"the file cannot be read: {error}"
        findings.add("DG001", message, hint="export the corpus again", at=Location(file))
        return []
    records = decode_records(text, file, findings)
    if not records:
        hint = "remove the file or export the corpus again"
        findings.add("DG007", "the file holds no record", hint=hint, at=Location(file))
    return records


def decode_records(text: str, file: str, findings: Findings) -> list[Any]:
    """The JSON values of an array or of newline-delimited JSON, as far as they can be read.

    Findings: DG003 where only the lenient pass could read the file, DG002 where records were
    lost, DG001 where the text is no JSON of either form.
    """
    start = text[:4096].lstrip()[:1]
    if start == "[":
        return _decode_array(text, file, findings)
    if start == "{":
        return _decode_lines(text, file, findings)
    if text.strip():
        message = "the file is neither a JSON array nor newline-delimited JSON objects"
        hint = "docsgen reads [{...}, ...] or one {...} per line"
        findings.add("DG001", message, hint=hint, at=Location(file, line=1))
    return []


def _decode_array(text: str, file: str, findings: Findings) -> list[Any]:
    try:
        return _as_list(msgspec.json.decode(text))
    except msgspec.DecodeError:
        pass
    try:
        records = _as_list(json.loads(text, strict=False))
    except (json.JSONDecodeError, RecursionError) as error:
        return _salvage(text, file, str(error), findings)
    _note_control_characters(text, file, findings)
    return records


def _decode_lines(text: str, file: str, findings: Findings) -> list[Any]:
    try:
        return msgspec.json.Decoder().decode_lines(text)
    except msgspec.DecodeError as error:
        return _salvage(text, file, str(error), findings)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _salvage(text: str, file: str, why: str, findings: Findings) -> list[Any]:
    """Decode record by record; each starts at an object whose first key is one of a record's."""
    decoder = json.JSONDecoder(strict=False)
    starts = [match.start() for match in _RECORD_START.finditer(text)]
    records: list[Any] = []
    lost: list[int] = []
    for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
        try:
            records.append(decoder.raw_decode(text[start:end])[0])
        except json.JSONDecodeError:
            lost.append(text.count("\n", 0, start) + 1)
    if not starts:
        hint = "export the corpus again"
        findings.add("DG001", f"not JSON: {why}", hint=hint, at=Location(file))
    elif lost or text.lstrip().startswith("["):
        message = f"{len(records)} records kept, {len(lost)} lost; not valid JSON: {why}"
        line = lost[0] if lost else None
        hint = "export the corpus again; the file may be cut off"
        findings.add("DG002", message, hint=hint, at=Location(file, line=line))
    else:
        _note_control_characters(text, file, findings)
    return records


def _note_control_characters(text: str, file: str, findings: Findings) -> None:
    positions = [
        string.start() + control.start()
        for string in _STRING.finditer(text)
        for control in _CONTROL.finditer(string.group())
    ]
    shown = ", ".join(map(str, positions[:20])) + (", ..." if len(positions) > 20 else "")
    findings.add(
        "DG003",
        f"{len(positions)} raw control characters inside JSON strings, at characters {shown}",
        hint="read leniently; nothing is lost, but other readers may refuse the file",
        at=Location(file),
    )


def _to_chunk(value: Any, file: str, number: int, findings: Findings) -> Chunk | None:
    at = Location(file, number)
    try:
        record = msgspec.convert(value, _Record)
    except msgspec.ValidationError as error:
        message = str(error).replace(" - at `$.", " at `").replace(" - at `$`", "")
        hint = f"a record is an object of strings with the keys {', '.join(_KEYS)}"
        findings.add("DG005", f"the record is skipped: {message}", hint=hint, at=at)
        return None
    extra = sorted(set(value) - set(_KEYS))
    if extra:
        message = f"unknown key{'s' if len(extra) > 1 else ''} {', '.join(map(repr, extra))}"
        findings.add("DG006", message, hint="the value is ignored", at=at)
    if len(record.text) > MAX_TEXT:
        message = f"{len(record.text):,} characters in one record; the record is skipped"
        hint = f"split it; docsgen takes up to {MAX_TEXT:,} characters"
        findings.add("DG008", message, hint=hint, at=at)
        return None
    return Chunk(
        file=file,
        record=number,
        text=record.text,
        heading=record.heading1,
        url=record.source_page_url,
        title=record.source_page_title,
    )
