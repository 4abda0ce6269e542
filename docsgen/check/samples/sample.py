# The samples of a site in the order in which readers meet them, those of a page together: what an
# earlier sample defines, a later one may use.

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.model import CodeBlock, DemoSlot, Page, Section, Site, Status, blocks_of

_LANGUAGES = {
    "js": "javascript",
    "py": "python",
    "python3": "python",
    "sh": "bash",
    "shell": "bash",
}
"""What writers call a language, and what the rules do."""

_DOUBTFUL = (Status.UNCERTAIN, Status.DAMAGED)


class Sample(msgspec.Struct, frozen=True):
    """A sample: its code, its language, where it is and how a message calls it.

    `sure` samples are what was written. Of `whole` ones no text is lost, though they may be read in
    several ways. A demo is a `file` of its own, whose lines can be named.
    """

    code: str
    language: str
    at: Location
    label: str
    sure: bool = True
    whole: bool = True
    file: bool = False

    def report(
        self, findings: Findings, rule: str, message: str, hint: str, line: int | None = None
    ) -> None:
        """Add a finding about a line of the sample."""
        at, where = self.at, self.label
        if line and self.file:
            at = replace(at, line=line)
        elif line and "\n" in self.code:
            where += f", line {line}"
        findings.add(rule, f"{where}: {message}" if where else message, hint=hint, at=at)


def samples_of(page: Page, site: Site) -> list[Sample]:
    """The samples of a page, the code of the demos that it shows among them."""
    found = []
    for section in page.sections:
        blocks = [block for block in blocks_of(section) if isinstance(block, CodeBlock | DemoSlot)]
        counted = sum(isinstance(block, CodeBlock) for block in blocks)
        number = 0
        for block in blocks:
            if isinstance(block, CodeBlock):
                number += 1
                found.append(_sample(block, section, number if counted > 1 else 0))
            elif block.shows == "code" and block.name in site.demos:
                shown = site.demos[block.name].code
                found.append(Sample(shown, "python", section.location, "", sure=False, whole=False))
    return found


def _sample(block: CodeBlock, section: Section, number: int) -> Sample:
    at = section.location
    if block.chunks:
        at = Location(record=block.chunks[0], url=section.url)
    which = f", sample {number}" if number else ""
    label = f"section {section.heading!r}{which}"
    code = textwrap.dedent(block.code).expandtabs(4)
    whole = block.status is not Status.DAMAGED
    language = _LANGUAGES.get(block.language, block.language)
    return Sample(code, language, at, label, block.status not in _DOUBTFUL, whole)


def demo_samples(site: Site, project: Project) -> Iterator[Sample]:
    """The scripts of all demos; not sure of those for another version than the documented one."""
    for _, demo in sorted(site.demos.items()):
        file = project.relative(demo.folder / "run.py")
        is_documented = demo.manifest.library_version is None
        yield Sample(demo.code, "python", Location(file), "", sure=is_documented, file=True)
