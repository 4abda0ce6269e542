# Known findings that a project lives with: a committed file names them one by one, so that only new
# ones are reported. An entry that accepts nothing any more is a finding itself.

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.diagnostics import Finding, Findings, Location
from docsgen.errors import ConfigError, OutputError

SCHEMA = 1

_ANEW = "write a new one with --update-baseline"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An accepted finding: what it says and where, without lines and records, which move.

    `reason` is for people; it stays when the file is written anew.
    """

    rule: str
    message: str
    file: str | None = None
    url: str | None = None
    reason: str = ""


class _Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    accepted: list[Entry]


class Baseline(NamedTuple):
    """The file at `path` as text, and its entries."""

    path: Path
    text: str
    accepted: list[Entry]


def read_baseline(path: Path) -> Baseline:
    """Raises ConfigError when there is no such file, or none that this version can read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError("there is no such baseline", hint=_ANEW, path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", hint=_ANEW, path=path) from None
    try:
        _check_schema(text, path)
        return Baseline(path, text, msgspec.json.decode(text, type=_Baseline).accepted)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ConfigError(f"not a baseline: {error}", hint=_ANEW, path=path) from None


def _check_schema(text: str, path: Path) -> None:
    data = msgspec.json.decode(text)
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        has = f"has schema {schema!r}" if schema is not None else "names no schema"
        message = f"the baseline {has}; this docsgen reads schema {SCHEMA}"
        raise ConfigError(message, hint=_ANEW, path=path, key="schema")


def accept(
    diagnostics: Iterable[Finding], baseline: Baseline, file: str, findings: Findings
) -> list[Finding]:
    """The findings that the baseline does not accept; entries without one are added as DG032.

    An entry accepts one finding; a finding that is there twice needs two. `file` is the baseline as
    findings name it.
    """
    left = Counter(map(_identity, baseline.accepted))
    new = []
    for found in diagnostics:
        identity = _identity(_entry(found))
        if left[identity]:
            left[identity] -= 1
        else:
            new.append(found)
    for entry in reversed(baseline.accepted):
        identity = _identity(entry)
        if left[identity]:
            left[identity] -= 1
            where = entry.url or entry.file or "the site"
            message = f"{entry.rule} is accepted at {where} but not found: {entry.message}"
            at = Location(file, line=_line(entry, baseline.text))
            hint = "remove the entry, or update the baseline with --update-baseline"
            findings.add("DG032", message, hint=hint, at=at)
    return new


def write_baseline(diagnostics: Iterable[Finding], path: Path) -> None:
    """Accept exactly these findings, with the reasons that the file gave; raises OutputError.

    Each entry has a line of its own, so that changes can be read.
    """
    reasons = _reasons(path)
    entries = sorted(map(_entry, diagnostics), key=lambda e: (e.file or "", e.url or "", *_key(e)))
    lines = (
        msgspec.json.encode(msgspec.structs.replace(e, reason=reasons.get(_identity(e), "")))
        for e in entries
    )
    listed = ",\n".join(f"  {line.decode()}" for line in lines)
    text = f'{{"schema": {SCHEMA}, "accepted": [\n{listed}\n]}}\n'
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, hint="choose another --baseline", path=path) from error


def _reasons(path: Path) -> dict[tuple[str | None, ...], str]:
    """The reasons in the file that will be replaced, as far as it can be read."""
    try:
        accepted = read_baseline(path).accepted
    except ConfigError:
        return {}
    return {_identity(entry): entry.reason for entry in accepted if entry.reason}


def _entry(found: Finding) -> Entry:
    return Entry(found.rule, found.message, found.location.file, found.location.url)


def _key(entry: Entry) -> tuple[str, str]:
    return entry.rule, entry.message


def _identity(entry: Entry) -> tuple[str | None, ...]:
    return entry.rule, entry.message, entry.file, entry.url


def _line(entry: Entry, text: str) -> int | None:
    """The 1-based line of the file on which the entry's message first stands."""
    at = text.find(msgspec.json.encode(entry.message).decode())
    return text.count("\n", 0, at) + 1 if at >= 0 else None
