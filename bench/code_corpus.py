# A rough reading of the source corpus for the benchmark of code restoration: stitch the windows,
# find the blocks, keep the window edges. The program proper does this in `ingest`.

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docsgen.ingest.restore import Restored, Stored, Witnesses, restore, restore_section, twins

CORPUS = Path(__file__).parent.parent / "content" / "chunks" / "gradio-docs.json"
FENCE = re.compile(r"^ ?`{3,4}(\w*)\s*$")
PROSE = re.compile(r" +(\*|\d+\\?\.) |  |   \*")
NO_CODE = ("Initialization", "Event Listeners", "Attributes", "Shortcuts", "Demos")
NO_CODE += ("expand", "collapse", "select", "api", "launch", "Event Parameters")
NO_CODE += ("ChatMessage", "MetadataDict", "OptionDict", "Description", "Methods")


class Section(NamedTuple):
    """A stitched section: its first record, its text and its window edges (stitched, original)."""

    record: int
    url: str
    heading: str
    text: str
    edges: tuple[tuple[int, int], ...]


class Block(NamedTuple):
    """A block as stored, where its text begins in its section, and its first record."""

    stored: Stored
    place: int
    record: int


def sections() -> Iterator[Section]:
    records = json.loads(CORPUS.read_text("utf-8"), strict=False)
    at = 0
    while at < len(records):
        first = records[at]
        text, edges, follow = first["text"], [], at + 1
        while follow < len(records) and _same(first, records[follow]):
            shared = _overlap(text, records[follow]["text"])
            if shared < 40:
                break
            window = 1800 * (follow - at)
            edges += [(len(text) - shared, window), (len(text), window + 200)]
            text += records[follow]["text"][shared:]
            follow += 1
        yield Section(at, first["source_page_url"], first["heading1"], text, tuple(edges))
        at = follow


def _same(one: dict[str, str], two: dict[str, str]) -> bool:
    return all(one[key] == two[key] for key in ("source_page_url", "heading1"))


def _overlap(left: str, right: str) -> int:
    longest = min(len(left), len(right), 200)
    return next((n for n in range(longest, 0, -1) if left.endswith(right[:n])), 0)


def blocks(section: Section) -> list[Block]:
    if "/guides/" in section.url:
        return list(_fenced(section))
    if section.heading in NO_CODE or "third-party-clients/introduction" in section.url:
        return []
    return list(_spaced(section))


def _fenced(section: Section) -> Iterator[Block]:
    lines = section.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        if match is None:
            continue
        if opened is None or match.group(1):
            opened = (number, match.group(1))
            continue
        source = "\n".join(lines[opened[0] + 1 : number])
        yield Block(Stored(source, opened[1], "guide"), starts[opened[0] + 1], section.record)
        opened = None


def _spaced(section: Section) -> Iterator[Block]:
    text = section.text
    if section.heading.lower() == "example usage":
        text = " " + text
    for match in re.finditer(r"(?:^ .*\n?)+", text, re.M):
        source = match.group().strip("\n")
        lines = source.split("\n")
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            lines.pop(0)
        if lines and not PROSE.match(lines[0]):
            yield Block(Stored("\n".join(lines), "", "reference"), match.start(), section.record)


def restored(witnesses: Witnesses | None = None) -> list[tuple[Block, Restored]]:
    """Restore every block once, guides before the reference pages that have a twin there."""
    found: list[tuple[Block, Restored]] = []
    reference: dict[str, Block] = {}
    for section in sections():
        here = blocks(section)
        if "/guides/" not in section.url:
            reference |= {f"{section.url} {block.stored.source}": block for block in here}
            continue
        pairs = [(block.place, block.stored) for block in here]
        results = restore_section(section.text, section.edges, pairs, witnesses)
        found += zip(here, results, strict=True)
    seen = twins((block.stored, result) for block, result in found)
    seen = seen if witnesses is None else seen.joined(witnesses)
    found += [(block, restore(block.stored, seen)) for block in reference.values()]
    return sorted(found, key=lambda pair: pair[0].record)
