# A section of a guide: CommonMark with fenced code, whose headings below `##` lost their marks.

from __future__ import annotations

import re
from collections.abc import Iterator

from docsgen.ingest.prose import prose_blocks
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import GAP, Stitched
from docsgen.model import Block, Container, Prose, Section

_FENCE = re.compile(r"(?m)^[ ]?(?P<ticks>`{3,})[ ]*(?P<language>[\w+-]*)(?P<rest>[^\n`]*)$\n?")


def parse_guide_section(section: Stitched, sampler: Sampler) -> Section:
    """A section of a guide with its blocks in reading order."""
    blocks = _blocks(section, sampler)
    return Section(
        url=section.url,
        page_title=section.page_title,
        heading=section.heading,
        chunks=section.chunks,
        content=Prose(blocks) if blocks else Container(),
        lost=section.lost,
    )


def _blocks(section: Stitched, sampler: Sampler) -> list[Block]:
    blocks: list[Block] = []
    losses = iter(section.lost)
    end = 0
    for opening, code_end, fence_end in _fences(section.text):
        text = section.text[end : opening.start()]
        blocks += prose_blocks(text, losses, lost_headings=True, followed=True)
        source = section.text[opening.end() : code_end].rstrip("\n")
        span = opening.start(), fence_end
        blocks.append(sampler.sample(section, source, opening["language"], span, opening.end()))
        end = fence_end
    blocks += prose_blocks(section.text[end:], losses, lost_headings=True)
    return blocks


def _fences(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield (opening line, end of the code, end of the fence) for each fenced sample.

    A sample that is never closed goes on to the next GAP mark or the end of the section.
    """
    opening: re.Match[str] | None = None
    for line in _FENCE.finditer(text):
        if opening is None:
            opening = line
        elif _closes(line, opening):
            yield opening, line.start(), line.end()
            opening = None
    if opening:
        end = text.find(f"\n{GAP}", opening.end())
        yield opening, *((end, end) if end >= 0 else (len(text), len(text)))


def _closes(line: re.Match[str], opening: re.Match[str]) -> bool:
    is_bare = not line["language"] and not line["rest"].strip()
    return is_bare and len(line["ticks"]) >= len(opening["ticks"])
