# Code samples and demo names as the parsers meet them: where they come from and how sure we are.

from __future__ import annotations

import re

from docsgen.diagnostics import Findings, Location
from docsgen.ingest.stitch import Stitched
from docsgen.model import CodeBlock, Status


class Sampler:
    """Turns pieces of one section into model values, reporting what it cannot read.

    `demo_names` are the demo names known from the whole corpus and from site.yaml; `text` and
    `edges` are those of the section that had samples, `places` the offsets of the samples' sources
    in it, in the order of the samples, and `reported` the words that were reported as unread.
    """

    def __init__(self, demo_names: frozenset[str], findings: Findings) -> None:
        self._demo_names = demo_names
        self._findings = findings
        self.text = ""
        self.edges: list[tuple[int, int]] = []
        self.places: list[int] = []
        self.reported: set[str] = set()

    def sample(
        self, section: Stitched, source: str, label: str, span: tuple[int, int], place: int
    ) -> CodeBlock:
        """The flattened sample `source` at `place`, which with its fence takes up `span`."""
        self.text, self.edges = section.text, section.edges
        self.places.append(place)
        return CodeBlock(
            chunks=section.records_between(*span),
            section=section.heading,
            language=label,
            status=Status.UNCERTAIN,
            source=source,
            code=source,
        )

    def demo_names(self, section: Stitched, raw: str) -> list[str]:
        """The names glued together in `raw`; the whole of it when there is no single split."""
        ways, names = _split(raw, self._demo_names)
        if ways == 1:
            return names
        says = (
            "consists of known demo names in more than one way" if ways else "is no known demo name"
        )
        self._findings.add(
            "DG024",
            f"{raw!r} {says}",
            hint="list the names under `demo_names` in site.yaml",
            at=Location(record=section.chunks[0], url=section.url),
        )
        return [raw]

    def unparsed(self, section: Stitched, stray: str) -> None:
        """Report text of a reference section that no grammar covers."""
        if stray:
            self.reported.update(re.findall(r"[^\W_]+", stray))
            self._findings.add(
                "DG018",
                f"section {section.heading!r} has text outside its table: {stray[:80]!r}",
                hint="the text is not shown; the crawl may have changed its form",
                at=Location(record=section.chunks[0], url=section.url),
            )


def _split(raw: str, names: frozenset[str]) -> tuple[int, list[str]]:
    """How many ways there are to write `raw` as a run of names (2 for more), and the last found."""
    ways = [0] * len(raw) + [1]
    first: dict[int, str] = {}
    lengths = sorted({len(name) for name in names})
    for at in reversed(range(len(raw))):
        for end in (at + length for length in lengths if at + length <= len(raw)):
            if ways[end] and raw[at:end] in names:
                ways[at] = min(2, ways[at] + ways[end])
                first[at] = raw[at:end]
    found = []
    at = 0
    while ways[0] and at < len(raw):
        found.append(first[at])
        at += len(first[at])
    return ways[0], found
