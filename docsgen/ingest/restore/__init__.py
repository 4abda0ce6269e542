# Restoration of code samples that a scraper flattened: it deleted every `#`, all depth of
# indentation and all HTML tags. `restore` gives one block back with a truthful label; each
# language has its own way, and all of them keep every character that was stored.

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from docsgen.ingest.restore import braces, python
from docsgen.ingest.restore.block import Restored, Span, Status, Stored, squash
from docsgen.ingest.restore.checksum import spans
from docsgen.ingest.restore.damage import damage
from docsgen.ingest.restore.knowledge import PLAIN, Conventions
from docsgen.ingest.restore.language import detect
from docsgen.ingest.restore.literals import with_hashes
from docsgen.ingest.restore.plain import restore_plain
from docsgen.ingest.restore.segment import OUTPUT, OUTPUT_NOTE
from docsgen.ingest.restore.shell import restore_shell
from docsgen.ingest.restore.witness import Witnesses, read_witnesses, twins
from docsgen.ingest.restore.work import GaveUpError, Work
from docsgen.model.blocks import Note

__all__ = [
    "PLAIN",
    "Conventions",
    "Restored",
    "Span",
    "Status",
    "Stored",
    "Witnesses",
    "read_witnesses",
    "restore",
    "restore_section",
    "squash",
    "twins",
]

STEPS = 150_000
"""Work allowed for one block; the longest block of the corpus needs a third of it."""
_MAX_SOURCE = 20_000
"""Characters of a block that is restored; the longest block of the corpus has a third of it."""

_TOO_LARGE = Note("sample-notes.too-large")
_BRACED = frozenset({"javascript", "typescript", "json", "css", "cpp", "rust", "r"})


def restore(
    stored: Stored,
    witnesses: Mapping[str, str] | None = None,
    conventions: Conventions = PLAIN,
) -> Restored:
    """Give a flattened code block its comments and indentation back.

    `witnesses` maps squashed text to true source; `conventions` are those of the library. Removing
    white space and `#` from the result gives the stored text without white space and `#`, except
    for the repairs that `notes` report.
    """
    language, relabelled = detect(stored.source, stored.language, conventions)
    notes = (Note("sample-notes.label", stored.language),) if relabelled else ()
    if stored.is_whole:
        return Restored(language or "text", _shifted(stored), "verbatim", notes)
    if witnesses and (seen := witnesses.get(squash(stored.source))) is not None:
        return _witnessed(stored, language, seen, witnesses, notes)
    if len(stored.source) > _MAX_SOURCE:
        return Restored(language or "text", _shifted(stored), "uncertain", (*notes, _TOO_LARGE))
    lost = damage(stored.source, language, conventions)
    result = _by_language(stored, language, notes, conventions)
    if lost:
        return msgspec.structs.replace(result, status="damaged", notes=(*result.notes, lost))
    return result


def _by_language(
    stored: Stored, language: str, notes: tuple[Note, ...], conventions: Conventions
) -> Restored:
    if language == "python":
        return _python(stored, notes, conventions)
    if language in _BRACED:
        return _braced(stored, language, notes)
    return _other(stored, language or "text", notes, conventions)


def _other(
    stored: Stored, language: str, notes: tuple[Note, ...], conventions: Conventions
) -> Restored:
    source, known = _shifted(stored), True
    code = source
    if language == "bash":
        code = restore_shell(source)
    elif language in ("text", "output"):
        code, known = restore_plain(with_hashes(source), conventions)
    elif language in ("html", "svelte"):
        code = with_hashes(source)
    elif language == "yaml":
        known = not any(line.startswith(" ") for line in source.split("\n"))
    if not known:
        return Restored(language, code, "uncertain", (*notes, Note("sample-notes.no-indentation")))
    return Restored(language, code, "verbatim" if code == source else "reconstructed", notes)


def _witnessed(
    stored: Stored, language: str, seen: str, witnesses: Mapping[str, str], notes: tuple[Note, ...]
) -> Restored:
    """Show the witness's text, with output lines as comments like everywhere."""
    key = squash(stored.source)
    where = witnesses.where(key) if isinstance(witnesses, Witnesses) else "another source"
    lines = [f"# {line}" if OUTPUT.match(line) else line for line in seen.split("\n")]
    code = "\n".join(lines) if language == "python" else seen
    if any(OUTPUT.match(line.lstrip()) for line in stored.source.split("\n")):
        notes += (OUTPUT_NOTE,)
    code = _spaced(stored.source, code)
    if language == "python" and not python.parses(code):
        return Restored(
            language, code, "uncertain", (*notes, Note("sample-notes.is-not-python")), where
        )
    return Restored(language, code, "reconstructed", notes, where)


def _spaced(source: str, seen: str) -> str:
    """Return `seen` with the blank lines of `source`, where both have the same lines."""
    lines = iter(line for line in seen.split("\n") if line.strip())
    stored = source.split("\n")
    filled = [line for line in seen.split("\n") if line.strip()]
    if [squash(line) for line in stored if line.strip()] != [squash(line) for line in filled]:
        return seen
    return "\n".join(next(lines) if line.strip() else "" for line in stored)


def restore_section(
    section: str,
    edges: Sequence[tuple[int, int]],
    blocks: Sequence[tuple[int, Stored]],
    witnesses: Mapping[str, str] | None = None,
    conventions: Conventions = PLAIN,
) -> list[Restored]:
    """Restore the blocks of a section that the corpus holds in several windows.

    `blocks` pairs each block with the offset of its source in the stitched `section`; `edges`
    pairs the offset of every window edge there with its offset in the original (window k begins
    at 1800 k and, unless it is the last, ends at 1800 k + 2000).
    """
    first = [restore(stored, witnesses, conventions) for _, stored in blocks]
    others = {
        place: (len(stored.source), result.code)
        for (place, stored), result in zip(blocks, first, strict=True)
    }
    again = []
    for (place, stored), result in zip(blocks, first, strict=True):
        found = tuple(spans(section, edges, place, others))
        telling = result.status == "uncertain" or any(span.exact for span in found)
        if result.language == "python" and result.witness is None and found and telling:
            exact = msgspec.structs.replace(stored, spans=found)
            result = restore(exact, witnesses, conventions)
        again.append(result)
    return again


def _python(stored: Stored, notes: tuple[Note, ...], conventions: Conventions) -> Restored:
    try:
        reading = python.read(stored, Work(STEPS), conventions)
    except GaveUpError:
        return Restored("python", _shifted(stored), "uncertain", (*notes, _TOO_LARGE))
    notes += reading.notes + reading.doubts
    certain = reading.share >= python.CONFIDENT[stored.origin]
    if not certain:
        notes += (Note("sample-notes.several-indentations"),)
    if not reading.parses:
        notes += (Note("sample-notes.not-valid-python"),)
    if not certain or reading.doubts or not reading.parses:
        return Restored("python", reading.code, "uncertain", notes)
    same = _filled(reading.code) == _filled(_shifted(stored))
    return Restored("python", reading.code, "verbatim" if same else "reconstructed", notes)


def _filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _braced(stored: Stored, language: str, notes: tuple[Note, ...]) -> Restored:
    found = braces.indent(_shifted(stored), language)
    status: Status = "reconstructed" if found.balanced else "uncertain"
    if found.code == _shifted(stored):
        status = "verbatim"
    return Restored(language, found.code, status, notes)


def _shifted(stored: Stored) -> str:
    """Return the stored text without the blank that every line of it may share."""
    lines = stored.source.split("\n")
    if stored.origin == "reference" or all(line[:1] == " " for line in lines if line.strip()):
        lines = [line.removeprefix(" ") for line in lines]
    return "\n".join(lines)
