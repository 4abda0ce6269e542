# A section of a guide: CommonMark with fenced code, whose headings below `##` lost their marks.

from __future__ import annotations

import re

from docsgen.ingest.prose import prose_blocks
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import GAP, Stitched
from docsgen.model import Block, Container, Prose, Section

_FENCE = re.compile(
    r"(?ms)^[ ]?(?P<fence>`{3,})[ ]*(?P<language>[\w+-]*)[^\n`]*$\n?"
    rf"(?P<code>.*?)(?:^[ ]?(?P=fence)`*[ ]*$|(?=^{GAP}$)|\Z)"
)


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
    for fence in _FENCE.finditer(section.text):
        blocks += prose_blocks(section.text[end : fence.start()], losses, lost_headings=True)
        source = fence["code"].rstrip("\n")
        blocks.append(sampler.sample(section, source, fence["language"], *fence.span()))
        end = fence.end()
    blocks += prose_blocks(section.text[end:], losses, lost_headings=True)
    return blocks
