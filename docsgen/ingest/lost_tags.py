# Prose that speaks of an HTML tag which the crawl's stripper took out of the sentence.

from __future__ import annotations

import re

from docsgen.diagnostics import Findings, Location
from docsgen.ingest.stitch import Stitched

_LOST_TAG = re.compile(r"(?<=[\s(])``(?=[\s.,;:)]|$)|\bSee\s+for more\b|\[\(\"\",\s\"\"\)\]")
"""An empty code span, or a sentence without its object: what a stripped tag leaves of prose."""

_SIGNS = ("``", "for more", '("", "")')
"""One of these is in every text in which _LOST_TAG finds something; looking for them is quick."""


def report_lost_tags(section: Stitched, findings: Findings) -> None:
    """Report where prose lost the HTML tags that it speaks of (corpus-damage.md, Lost text)."""
    if not any(sign in section.text for sign in _SIGNS):
        return
    for found in _LOST_TAG.finditer(section.text):
        before = section.text[max(0, found.start() - 40) : found.start()]
        quoted = " ".join((before + found.group()).split())
        record = section.records_between(found.start(), found.end())[0]
        message = f"a tag is missing at the end of {quoted!r}"
        hint = (
            "if the text shows which tag it was, add it with `substitute` in content/repairs.yaml"
        )
        at = Location(record=record, url=section.url)
        findings.add("DG030", message, hint=hint, at=at)
