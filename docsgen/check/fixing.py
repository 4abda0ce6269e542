# Corrections that are certain, made where they belong: in the guides written for this site, and for
# the corpus, which is never edited, as entries of content/repairs.yaml.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Correction, Finding
from docsgen.files import read_bytes
from docsgen.yaml_reader import parse_yaml

_AROUND = 12
"""Characters on each side that tell whether two records have the same words."""


class Fixed(NamedTuple):
    """What was done, and what was left to be done by hand, in words."""

    done: list[str]
    left: list[str]


class _Entry(msgspec.Struct, frozen=True):
    record: int


class _Known(msgspec.Struct, frozen=True):
    """The part of content/repairs.yaml that says which records have an entry."""

    repairs: list[_Entry] = []


def fix(diagnostics: Iterable[Finding], project: Project, records: Mapping[int, str]) -> Fixed:
    """Make the corrections of the findings; `records` are the texts of the corpus as stored."""
    fixed = Fixed([], [])
    in_files: dict[str, list[Finding]] = defaultdict(list)
    in_records: dict[int, list[Finding]] = defaultdict(list)
    for found in diagnostics:
        if not found.correction:
            continue
        if found.location.record is not None:
            in_records[found.location.record].append(found)
        elif found.location.file and found.location.line:
            in_files[found.location.file].append(found)
    for file, group in in_files.items():
        _fix_file(project.root / file, project.root, file, group, fixed)
    if in_records:
        _add_repairs(in_records, project, records, fixed)
    return fixed


def _fix_file(path: Path, root: Path, file: str, group: list[Finding], fixed: Fixed) -> None:
    """Edit the lines of a guide; everything else, its line ends too, stays byte for byte."""
    try:
        text = read_bytes(path, root).decode("utf-8")
    except UnicodeDecodeError:
        fixed.left.append(f"{file} is not UTF-8; nothing is corrected in it")
        return
    lines = re.split(r"(\r\n|\r|\n)", text)  # lines, with what ends them in between
    for found in group:
        correction, number = found.correction, found.location.line
        if not correction or not number:
            continue
        at = 2 * (number - 1)
        new = _replaced(lines[at], correction) if at < len(lines) else None
        what = f"{file}:{number}: {_shown(found)}"
        if new is None:
            fixed.left.append(f"{what}: not clear where on the line")
        else:
            lines[at] = new
            fixed.done.append(what)
    path.write_bytes("".join(lines).encode("utf-8"))


def _replaced(text: str, correction: Correction) -> str | None:
    """The text with the correction made, if what is wrong occurs once."""
    places = list(re.finditer(_whole(correction.old), text))
    if len(places) != 1:
        return None
    return text[: places[0].start()] + correction.new + text[places[0].end() :]


def _whole(words: str) -> str:
    """A pattern for words that are not part of longer ones."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


def _add_repairs(
    in_records: Mapping[int, list[Finding]],
    project: Project,
    records: Mapping[int, str],
    fixed: Fixed,
) -> None:
    """Write entries for the records, and for those that repeat the words in question."""
    path = project.repairs
    text = read_bytes(path, project.root).decode("utf-8") if path.exists() else ""
    taken = _records_with_entry(text, path)
    mended = dict(records)
    entries: dict[int, list[Correction]] = defaultdict(list)
    for record, group in sorted(in_records.items()):
        for found in group:
            what = f"record {record}: {_shown(found)}"
            changes = _changes(found, record, mended)
            if changes is None:
                continue  # corrected with another record that has the same words
            if not changes:
                fixed.left.append(f"{what}: not clear where in the record")
            elif known := taken & changes.keys():
                fixed.left.append(f"{what}: {path.name} has an entry for record {min(known)}")
            else:
                for one, change in changes.items():
                    mended[one] = mended[one].replace(change.old, change.new)
                    entries[one].append(change)
                fixed.done.append(what)
    if entries:
        written = _with_entries(text, entries)
        parse_yaml(written, _Known, path)  # no edit of ours may break the file
        path.write_bytes(written.encode("utf-8"))


def _shown(found: Finding) -> str:
    correction = found.correction
    return f"{correction.old!r} -> {correction.new!r} [{found.rule}]" if correction else ""


def _records_with_entry(text: str, path: Path) -> set[int]:
    known = parse_yaml(text, _Known | None, path) if text.strip() else None
    return {entry.record for entry in known.repairs} if known else set()


def _changes(
    found: Finding, record: int, records: Mapping[int, str]
) -> dict[int, Correction] | None:
    """The same correction for each record that has the words with the same words around them.

    Records overlap and repeat each other; corrected in one place only, they would not fit any more.
    Nothing when the words occur more than once, None when they do not occur any more.
    """
    correction = found.correction
    if not correction:
        return {}
    places = list(re.finditer(_whole(correction.old), records[record]))
    if len(places) != 1:
        return {} if places else None
    text, (start, end) = records[record], places[0].span()
    around = f"{text[max(0, start - _AROUND) : start]}{text[start:end]}{text[end : end + _AROUND]}"
    holding = (one for one, stored in records.items() if around in stored)
    return {one: _unique(records[one], around, correction) for one in holding}


def _unique(text: str, around: str, correction: Correction) -> Correction:
    """The correction with as many words around it as make it occur once in the text."""
    at = text.index(around) + around.index(correction.old)
    start, end = at, at + len(correction.old)
    while text.count(text[start:end]) > 1:
        start, end = max(0, start - 1), min(len(text), end + 1)
    old = text[start:end]
    return Correction(old, old.replace(correction.old, correction.new, 1))


def _with_entries(text: str, entries: Mapping[int, list[Correction]]) -> str:
    """The YAML of content/repairs.yaml with entries in front of those that it has."""
    ending = "\r\n" if "\r\n" in text else "\n"
    head = re.search(r"(?m)^repairs:[ \t]*(?:#.*)?(?:\r\n|\n)", text)
    if head is None:
        text += "" if not text or text.endswith("\n") else ending
        text += f"repairs:{ending}"
        at, indent = len(text), "  "
    else:
        at = head.end()
        first = re.match(r"(?:[ \t]*(?:#.*)?\r?\n)*([ \t]*)- ", text[at:])
        indent = first[1] if first else "  "
    lines = [line for record, changes in sorted(entries.items()) for line in _yaml(record, changes)]
    return text[:at] + "".join(f"{indent}{line}{ending}" for line in lines) + text[at:]


def _yaml(record: int, changes: list[Correction]) -> list[str]:
    """An entry as lines; its strings are JSON, which any YAML parser reads."""
    pairs = [(_json(change.old), _json(change.new)) for change in changes]
    return [
        f"- record: {record}",
        "  reason: Corrected by `docsgen check --fix`.",
        "  substitute:",
        *(f"    - {{old: {old}, new: {new}}}" for old, new in pairs),
    ]


def _json(text: str) -> str:
    return msgspec.json.encode(text).decode()
