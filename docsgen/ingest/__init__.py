# Stage 1: bytes of the corpus to typed sections.

from __future__ import annotations

import re
import sys

from docsgen.cache import MANY, remembered
from docsgen.config import Config, Project, Windows
from docsgen.diagnostics import Findings
from docsgen.ingest.decode import read_corpus
from docsgen.ingest.guides import parse_guide_section
from docsgen.ingest.lost_tags import report_lost_tags
from docsgen.ingest.own_guides import read_own_guides
from docsgen.ingest.reference import parse_reference_section
from docsgen.ingest.repairs import repair
from docsgen.ingest.restoring import Parsed, restore_samples, whole_samples
from docsgen.ingest.samples import Sampler
from docsgen.ingest.screen import (
    canonical_urls,
    drop_unusable,
    note_duplicates,
    rewrite_hosts,
    split_fused,
)
from docsgen.ingest.stitch import Stitched, stitch
from docsgen.ingest.translated_guides import read_translated_guides
from docsgen.model import Chunk, Section
from docsgen.model.paths import page_path

__all__ = [
    "ingest",
    "own_guides",
    "read_corpus",
    "read_whole",
    "restore_samples",
    "translated_guides",
]

_SLOT_NAME = re.compile(r"(?m)^[ ]?\$(?:code|demo)_([\w-]+)[ ]*$")

_WHOLE = Windows(sys.maxsize, sys.maxsize)
"""What stands for the windows of a crawler that cut no section."""


def ingest(chunks: list[Chunk], project: Project, findings: Findings) -> list[Parsed]:
    """The sections of the corpus in reading order, samples still flat."""
    note_duplicates(chunks, findings)
    chunks = rewrite_hosts(chunks, project.config, findings)
    chunks = repair(chunks, project, findings)
    chunks = drop_unusable(canonical_urls(chunks, project.config), findings)
    windows = project.config.source.windows
    if windows:
        chunks = split_fused(chunks, windows.length, findings)
    stitched = stitch(chunks, windows or _WHOLE, findings)
    demos = _known_demos(stitched, project)
    return [_parse(findings, s, _is_guide(s, project.config), demos) for s in stitched]


def read_whole(chunks: list[Chunk], project: Project, findings: Findings) -> list[Section]:
    """The sections of reference pages whose records have lost nothing."""
    demos = frozenset(project.config.demo_names)
    parsed = [_parse(findings, one, False, demos) for one in stitch(chunks, _WHOLE, findings)]
    return whole_samples(parsed, project.adapter, findings)


def own_guides(project: Project, parsed: list[Parsed], findings: Findings) -> list[Section]:
    """The sections of the guides that were written for this site, beside what was `parsed`."""
    taken = {page_path(one.section.url) for one in parsed}
    return read_own_guides(project, taken, findings)


def translated_guides(
    project: Project, parsed: list[Parsed], own: list[Section], findings: Findings
) -> dict[str, list[Section]]:
    """The sections of translations by language, of guides that were `parsed` or are the site's."""
    places = {page_path(one.section.url) for one in parsed if one.is_guide}
    places |= {section.own.path for section in own if section.own}
    return read_translated_guides(project, places, findings)


def _is_guide(stitched: Stitched, config: Config) -> bool:
    return config.kind(config.kind_name_of(stitched.url)).is_guide


@remembered(MANY)
def _parse(findings: Findings, stitched: Stitched, is_guide: bool, demos: frozenset[str]) -> Parsed:
    report_lost_tags(stitched, findings)
    parse = parse_guide_section if is_guide else parse_reference_section
    sampler = Sampler(demos, findings)
    section = parse(stitched, sampler)
    return Parsed(section, sampler.text, sampler.places, sampler.edges, is_guide)


def _known_demos(sections: list[Stitched], project: Project) -> frozenset[str]:
    in_guides = {name for s in sections for name in _SLOT_NAME.findall(s.text)}
    return frozenset(in_guides | set(project.config.demo_names))
