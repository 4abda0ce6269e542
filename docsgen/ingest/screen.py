# What happens to every chunk before it is joined: hosts mapped back, bad URLs and duplicates
# reported, and the signs of a fused record looked for.

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from urllib.parse import urlsplit, urlunsplit

from msgspec.structs import replace

from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.ingest.stitch import MINIMUM_OVERLAP, overlap
from docsgen.model import Chunk
from docsgen.model.paths import Places, page_path

_CUT = re.compile(r"(?m)^[^`\n]*(?:`[^`\n]+`[^`\n]*)*(?P<tick>`)[ ]?\n(?=\s*(?:```|$))")
"""An inline-code span that opens at the end of a line and is followed by nothing or a fence."""


def rewrite_hosts(chunks: list[Chunk], config: Config, findings: Findings) -> list[Chunk]:
    """Replace the hosts of `source.hosts` wherever a URL names them, one note per host."""
    for wrong, right in config.source.hosts.items():
        pattern = re.compile(rf"(?<=://){re.escape(wrong)}(?![\w-]|\.\w)")
        rewritten = [_with_hosts(chunk, pattern, right) for chunk in chunks]
        pairs = zip(chunks, rewritten, strict=True)
        touched = [old.record for old, new in pairs if new is not old]
        if touched:
            shown = ", ".join(map(str, touched[:20])) + (", ..." if len(touched) > 20 else "")
            message = f"host {wrong} written as {right} in {len(touched)} records: {shown}"
            hint = "the table is `source.hosts` in site.yaml"
            findings.add("DG022", message, hint=hint, at=Location(chunks[0].file))
        chunks = rewritten
    return chunks


def _with_hosts(chunk: Chunk, pattern: re.Pattern[str], right: str) -> Chunk:
    fields = {name: getattr(chunk, name) for name in ("text", "heading", "url", "title")}
    changed = {n: pattern.sub(right, t) for n, t in fields.items() if pattern.search(t)}
    return replace(chunk, **changed) if changed else chunk


def canonical_urls(chunks: list[Chunk], config: Config) -> list[Chunk]:
    """Give every page one URL: one scheme, the origin's host, no fragment or last slash."""
    origin = urlsplit(config.source.origin)
    hosts = {origin.netloc, *config.source.origins}
    canonical: dict[str, str] = {}
    for url in {chunk.url for chunk in chunks}:
        with suppress(ValueError):
            parts = urlsplit(url)
            if parts.netloc in hosts and parts.scheme in ("http", "https"):
                path = parts.path.rstrip("/")
                canonical[url] = urlunsplit((origin.scheme, origin.netloc, path, parts.query, ""))
    return [replace(chunk, url=canonical.get(chunk.url, chunk.url)) for chunk in chunks]


def drop_unusable(chunks: list[Chunk], findings: Findings) -> list[Chunk]:
    """Leave out chunks whose URL cannot be a page, or clashes with another page's path."""
    places = Places()
    kept = []
    for chunk in chunks:
        at = Location(chunk.file, chunk.record, url=chunk.url)
        try:
            path = page_path(chunk.url)
        except ValueError as error:
            message = f"the record is skipped: its URL {chunk.url!r} {error}"
            findings.add("DG009", message, hint="correct source_page_url", at=at)
            continue
        if owner := places.take(path, chunk.url.rstrip("/")):
            message = f"the record is skipped: its URL maps to the same path as {owner!r}"
            findings.add("DG010", message, hint="give one of the pages another URL", at=at)
            continue
        kept.append(chunk)
    return kept


def note_duplicates(chunks: list[Chunk], findings: Findings) -> None:
    """Report chunks that repeat an earlier one byte for byte (empty ones aside)."""
    seen: dict[tuple[str, str, str], int] = {}
    groups: dict[int, list[int]] = defaultdict(list)
    for chunk in chunks:
        first = seen.setdefault((chunk.url, chunk.heading, chunk.text), chunk.record)
        if chunk.text.strip() and first != chunk.record:
            groups[first].append(chunk.record)
    for first, copies in groups.items():
        message = f"repeated byte for byte by record {', '.join(map(str, copies))}"
        at = Location(record=first)
        findings.add("DG011", message, hint="the copies are merged", at=at)


def split_fused(chunks: list[Chunk], length: int, findings: Findings) -> list[Chunk]:
    """Look for records that hold two halves; split where both the halves and the cut are certain.

    A record that starts with the end of the previous record although it is filed under another
    page, and that breaks off inside an inline-code span, is split there. Weaker signs are only
    reported, for a repair. `length` is that of the crawler's windows.
    """
    result: list[Chunk] = []
    for chunk in chunks:
        previous = result[-1] if result else None
        strays = (
            previous
            and not chunk.reviewed
            and previous.url != chunk.url
            and overlap(previous.text, chunk.text)
        )
        cut = _CUT.search(chunk.text) if previous and strays else None
        if previous and cut:
            left = chunk.text[: cut.start("tick")]
            lost = "the text after this point"
            result.append(
                replace(chunk, text=left, url=previous.url, heading=previous.heading, lost=lost)
            )
            result.append(replace(chunk, text=chunk.text[cut.end() :].lstrip("`\n ")))
            _fused(chunk, "split where an inline-code span breaks off", findings)
            continue
        if strays:
            _fused(chunk, "it starts with the end of the previous page's last record", findings)
        elif len(chunk.text) > length and not chunk.reviewed:
            _fused(chunk, f"it is longer than a window of {length} characters", findings)
        result.append(chunk)
    return result


def _repeats(previous: Chunk, chunk: Chunk) -> bool:
    return overlap(previous.text, chunk.text) >= MINIMUM_OVERLAP


def _fused(chunk: Chunk, sign: str, findings: Findings) -> None:
    findings.add(
        "DG012",
        f"the record seems to be joined from parts of two sections: {sign}",
        hint="add an entry with the cut to content/repairs.yaml",
        at=Location(chunk.file, chunk.record, url=chunk.url),
    )
