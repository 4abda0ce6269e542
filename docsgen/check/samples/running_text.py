# Code between backticks in running text: held against the library like a sample, and against the
# samples that it speaks of.

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches

from docsgen.check.samples.calls import Calls
from docsgen.check.samples.program import Libraries, Namespace, Program, parse
from docsgen.check.samples.sample import Sample
from docsgen.check.samples.slips import check_variables
from docsgen.diagnostics import Findings
from docsgen.model import Page
from docsgen.model.rewrite import texts_of

_SPAN = re.compile(r"(?<!`)(?:`|```)([^`\n]+)(?:`|```)(?!`)")
_FILE = re.compile(r"\.(css|html|js|json|md|py|svelte|ts)$")
_COMPOUND = re.compile(r"[A-Za-z]\w*_\w+")
_NEAR = 0.84
"""How alike a name in the text and one in a sample are when they are meant to be the same."""


def check_text(samples: list[Sample], page: Page, libraries: Libraries, findings: Findings) -> None:
    """Report code in running text that the library or the samples contradict."""
    namespace = Namespace(libraries, libraries.knowledge.instances)
    namespace.assume_imports()
    used = {name for sample in samples for name in _COMPOUND.findall(sample.code)}
    reported: set[tuple[str, str]] = set()
    for span in _spans(page):
        with suppress(RecursionError, MemoryError):
            program = parse(span.code) if "." in span.code or "(" in span.code else None
            if isinstance(program, Program):
                Calls(span, namespace, findings, reported).visit(program.tree)
        check_variables(span, libraries, findings)
        name = span.code.removesuffix("()")
        if _COMPOUND.fullmatch(name) and name not in used | libraries.words:
            _check_name(span, name, used, findings)


def _check_name(span: Sample, name: str, used: set[str], findings: Findings) -> None:
    if near := get_close_matches(name, used, n=1, cutoff=_NEAR):
        what = f"the text mentions `{name}`, the sample has `{near[0]}`"
        span.report(findings, "DG154", what, "use one name")


def _spans(page: Page) -> Iterator[Sample]:
    """Code in running text, each piece once for a section."""
    for section in page.sections:
        spans = (span for text in texts_of(section.content) for span in _SPAN.findall(text))
        for span in dict.fromkeys(spans):
            if not _FILE.search(span):
                yield Sample(span, "python", section.location, f"section {section.heading!r}")
