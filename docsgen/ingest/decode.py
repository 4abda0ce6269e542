# Bytes to chunks: JSON arrays and newline-delimited JSON, plain or gzipped. Strict JSON first;
# the lenient pass and the salvage of a broken file say what they did.

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from docsgen.cache import FEW, remembered
from docsgen.config import Project, ReferenceSource
from docsgen.diagnostics import Findings, Location
from docsgen.errors import NothingToBuild
from docsgen.files import MAX_FILE, check_size, decode, files_in, read_bytes, reported
from docsgen.model import Chunk

SUFFIXES = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")
MAX_TEXT = 1_000_000
"""Characters of the largest record that is still taken for documentation."""

_KEYS = ("text", "heading1", "source_page_url", "source_page_title")
_RECORD_START = re.compile(rf'\{{\s*"(?:{"|".join(_KEYS)})"\s*:')
_SEPARATORS = re.compile(r"[\s,\]]*")
_MAX_NAMED = 50
"""Keys, and characters of each, that a message names."""

_MAX_DIGITS = 1000
"""Digits of a number that is read as it stands."""

_PART = 1 << 20
"""Bytes that are unpacked at a time."""

_MAX_LINES = 200
"""Lines over which one record of newline-delimited JSON may be spread by raw line feeds."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")


def _number(digits: str) -> float:
    """A whole number; of one that Python refuses to read, the size will do: it is no text."""
    return int(digits) if len(digits) < _MAX_DIGITS else float(digits)


_LENIENT = json.JSONDecoder(strict=False, parse_int=_number)


class _Record(msgspec.Struct):
    text: str
    heading1: str
    source_page_url: str
    source_page_title: str


def read_corpus(project: Project, findings: Findings) -> list[Chunk]:
    """All chunks of content/chunks/ in file order.

    Raises NothingToBuild when none is usable, and the library does not tell the reference either.
    """
    paths = files_in(project.chunks, project.root, findings, lambda name: name.endswith(SUFFIXES))
    chunks: list[Chunk] = []
    first = 0
    for path in paths:
        file = project.relative(path)
        records = _read_file(path, file, project.root, findings)
        for number, record in enumerate(records, first):
            findings.place(number, file)
            chunk = _to_chunk(record, file, number, findings)
            if chunk:
                chunks.append(chunk)
        first += len(records)
    if not chunks and project.config.reference is ReferenceSource.CORPUS:
        where = project.relative(project.chunks)
        raise NothingToBuild(
            f"no usable record in {where}/",
            hint=f"put the corpus there, as one of {', '.join(SUFFIXES)}",
            path=project.chunks,
        )
    return chunks


def _read_file(path: Path, file: str, root: Path, findings: Findings) -> list[Any]:
    with reported(root, findings):
        data = read_bytes(path, root)
        if path.suffix == ".gz":
            data = _unpacked(data, path, file, findings)
        text, fault = decode(data)
        if fault:
            at = Location(file, line=fault.line)
            findings.add("DG004", fault.message, hint=fault.hint, at=at)
        records = decode_records(findings, text, file)
        if not records:
            hint = "remove the file or export the corpus again"
            findings.add("DG007", "the file holds no record", hint=hint, at=Location(file))
        return records
    return []


def _unpacked(packed: bytes, path: Path, file: str, findings: Findings) -> bytes:
    """What is in a packed file, as far as it can be unpacked; raises UnusableFile."""
    data = bytearray()
    try:
        with gzip.open(io.BytesIO(packed)) as stream:
            while part := stream.read1(_PART):
                data += part
                check_size(path, len(data), MAX_FILE)  # a small file can hold endlessly much
    except (OSError, EOFError, zlib.error) as error:
        message = f"the file cannot be unpacked behind byte {len(data):,}: {error}"
        findings.add("DG001", message, hint="export the corpus again", at=Location(file))
    return bytes(data)


@remembered(FEW)
def decode_records(findings: Findings, text: str, file: str) -> list[Any]:
    """The JSON values of an array or of newline-delimited JSON, as far as they can be read.

    Findings: DG003 where only the lenient pass could read the file, DG002 where records were
    lost, DG001 where the text is no JSON of either form.
    """
    start = text.lstrip()[:1]
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
    with suppress(msgspec.DecodeError, RecursionError):
        return list(msgspec.json.decode(text, type=list[Any]))
    try:
        records = list(_LENIENT.decode(text))
    except (ValueError, RecursionError) as error:
        return _report_loss(_salvage_array(text), str(error), file, findings)
    _note_control_characters(text, file, findings)
    return records


def _decode_lines(text: str, file: str, findings: Findings) -> list[Any]:
    try:
        return msgspec.json.Decoder().decode_lines(text)
    except (msgspec.DecodeError, RecursionError) as error:
        salvaged = _salvage_lines(text)
        if not salvaged.lost:
            _note_control_characters(text, file, findings)
            return salvaged.records
        return _report_loss(salvaged, str(error), file, findings)


class _Salvage(msgspec.Struct):
    """What could be read of a broken file; `lost` holds the lines of what could not."""

    records: list[Any]
    lost: list[int]


def _salvage_array(text: str) -> _Salvage:
    """Read value by value; behind what cannot be read, go on at the next start of a record."""
    salvage = _Salvage([], [])
    at = text.index("[") + 1
    line, counted = 1, 0
    while at := _SEPARATORS.match(text, at).end():  # type: ignore[union-attr]
        if at == len(text):
            break
        try:
            value, at = _LENIENT.raw_decode(text, at)
            salvage.records.append(value)
        except (ValueError, RecursionError):
            line, counted = line + text.count("\n", counted, at), at
            salvage.lost.append(line)
            following = _RECORD_START.search(text, at + 1)
            if not following:
                break
            at = following.start()
    return salvage


def _salvage_lines(text: str) -> _Salvage:
    """Read line by line; a record may go on over lines until the next one starts."""
    salvage = _Salvage([], [])
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and end - at < _MAX_LINES and not _RECORD_START.match(lines[end]):
            end += 1
        record, taken = _record_in(lines[at:end])
        if taken:
            salvage.records.append(record)
        elif lines[at].strip():
            salvage.lost.append(at + 1)
        at += taken or 1
    return salvage


def _record_in(lines: list[str]) -> tuple[Any, int]:
    """The object with which the lines begin, and how many of them it takes: 0 if there is none."""
    text = "\n".join(lines).lstrip(" \t\r")
    if not text.startswith("{"):
        return None, 0
    try:
        record, end = _LENIENT.raw_decode(text)
    except (ValueError, RecursionError):
        return None, 0
    rest = text[end:].partition("\n")[0]
    return record, 0 if rest.strip() else text.count("\n", 0, end) + 1


def _report_loss(salvage: _Salvage, why: str, file: str, findings: Findings) -> list[Any]:
    why = why[:200]
    if not any(isinstance(record, dict) for record in salvage.records):
        hint = "export the corpus again"
        findings.add("DG001", f"not JSON: {why}", hint=hint, at=Location(file))
        return []
    line = salvage.lost[0] if salvage.lost else None
    findings.add(
        "DG002",
        f"{len(salvage.records)} records kept, {len(salvage.lost)} lost; not valid JSON: {why}",
        hint="export the corpus again; the file may be cut off",
        at=Location(file, line=line),
    )
    return salvage.records


def _note_control_characters(text: str, file: str, findings: Findings) -> None:
    positions = list(_positions_in_strings(text))
    if not positions:
        return
    shown = ", ".join(map(str, positions[:20])) + (", ..." if len(positions) > 20 else "")
    findings.add(
        "DG003",
        f"{len(positions)} raw control characters inside JSON strings, at characters {shown}",
        hint="read leniently; nothing is lost, but other readers may refuse the file",
        at=Location(file),
    )


def _positions_in_strings(text: str) -> Iterator[int]:
    """The places of control characters behind an odd number of quotes, escaped ones aside."""
    start, in_string = 0, False
    for control in _CONTROL.finditer(text):
        quotes = _QUOTE.findall(text, start, control.start()).count('"')
        start, in_string = control.start(), in_string ^ bool(quotes % 2)
        if in_string:
            yield start


def _to_chunk(value: Any, file: str, number: int, findings: Findings) -> Chunk | None:
    at = Location(file, number)
    cleaned = _encodable(value)
    if cleaned != value:
        hint = "the character is replaced; export the corpus again"
        findings.add("DG004", "the record holds half of a surrogate pair", hint=hint, at=at)
    try:
        record = msgspec.convert(cleaned, _Record)
    except msgspec.ValidationError as error:
        message = str(error).replace(" - at `$.", " at `").replace(" - at `$`", "")
        hint = f"a record is an object of strings with the keys {', '.join(_KEYS)}"
        findings.add("DG005", f"the record is skipped: {message}", hint=hint, at=at)
        return None
    extra = sorted(cleaned.keys() - set(_KEYS))
    if extra:
        named = ", ".join(repr(key[:_MAX_NAMED]) for key in extra[:_MAX_NAMED])
        message = f"unknown key{'s' if len(extra) > 1 else ''} {named}"
        findings.add("DG006", message, hint="the value is ignored", at=at)
    if len(record.text) > MAX_TEXT:
        message = f"{len(record.text):,} characters in one record; the record is skipped"
        hint = f"split it; docsgen takes up to {MAX_TEXT:,} characters"
        findings.add("DG008", message, hint=hint, at=at)
        return None
    text, heading, url, title = (getattr(record, key) for key in _KEYS)
    return Chunk(file=file, record=number, text=text, heading=heading, url=url, title=title)


def _encodable(value: Any) -> Any:
    """A string, or an object with its keys and strings, without halves of surrogate pairs."""
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {
            _encodable(key): _encodable(one) if isinstance(one, str) else one
            for key, one in value.items()
        }
    return value
