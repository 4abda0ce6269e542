# The first half of every workflow: a project's files to its site as one value.

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.reference import LibraryReference, library_reference

if TYPE_CHECKING:
    from docsgen.model import Section, Site
    from docsgen.model.demo import Demo


def load(project: Project, findings: Findings, clock: Stopwatch | None = None) -> Site:
    """Read the project's corpus, own guides and demos into the model."""
    clock = clock or Stopwatch()
    content = read_content(project, findings, clock)
    with clock.stage("model"):
        return live_site(content, project, findings)


class Content(NamedTuple):
    """What a site is made of: `sections` of the corpus and of own guides, and what is `told`.

    `stored` are the texts of the corpus's records.
    """

    told: LibraryReference
    sections: list[Section]
    demos: list[Demo]
    stored: dict[int, str]


def read_content(project: Project, findings: Findings, clock: Stopwatch) -> Content:
    """Read the corpus, the own guides, the demos, and what the library tells of itself."""
    from docsgen.demos.reading import read_demos
    from docsgen.ingest import ingest, own_guides, read_corpus, restore_samples

    with clock.stage("reference"):  # the library's code to typed sections
        told = library_reference(project, findings)
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        chunks = read_corpus(project, findings)
        parsed = ingest(chunks, project, findings)
        own = own_guides(project, parsed, findings)
    with clock.stage("restore"):  # flattened code samples to code
        sections = restore_samples(parsed, project, findings)
    demos = read_demos(project, findings)
    stored = {chunk.record: chunk.text for chunk in chunks}
    return Content(told, [*sections, *own], demos, stored)


def live_site(content: Content, project: Project, findings: Findings) -> Site:
    """The site of the documented version, with its demos and event labs."""
    from docsgen.assemble import assemble, merged, with_labs
    from docsgen.demos.exportability import runnable
    from docsgen.model.guide_picture import pictures_of
    from docsgen.model.library_theme import themes_of

    told = content.told
    sections = merged(content.sections, told.sections)  # to pages, matrix and live links
    site = assemble(sections, project.config, findings, content.demos, content.stored, told.kinds)
    made = {lab.component: lab for lab in project.adapter.labs(site.matrix)}
    shown, labs = runnable(site.demos, made, project, findings)
    known = replace(
        site,
        demos=shown,
        themes=themes_of(site.pages, project.root),
        pictures=pictures_of(site.pages, project.root),
    )
    return with_labs(known, labs, project, findings)
