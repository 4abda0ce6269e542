# The first half of every workflow: a project's files to its site as one value.

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.reference import told_by_library

if TYPE_CHECKING:
    from docsgen.model import Site


def load(project: Project, findings: Findings, clock: Stopwatch | None = None) -> Site:
    """Read the project's corpus, own guides and demos into the model."""
    from docsgen.assemble import assemble, merged, with_labs
    from docsgen.demos.exporting import runnable
    from docsgen.demos.reading import read_demos
    from docsgen.ingest import ingest, own_guides, read_corpus, restore_samples
    from docsgen.model.library_theme import themes_of

    clock = clock or Stopwatch()
    with clock.stage("reference"):  # the library's code to typed sections
        told = told_by_library(project, findings)
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        chunks = read_corpus(project, findings)
        parsed = ingest(chunks, project, findings)
        own = own_guides(project, parsed, findings)
    with clock.stage("restore"):  # flattened code samples to code
        sections = restore_samples(parsed, project, findings)
    with clock.stage("model"):  # sections to pages, matrix and live links
        demos = read_demos(project, findings)
        stored = {chunk.record: chunk.text for chunk in chunks}
        known = merged([*sections, *own], told.sections)
        site = assemble(known, project.config, findings, demos, stored, told.kinds)
        made = {lab.component: lab for lab in project.adapter.labs(site.matrix)}
        shown, labs = runnable(site.demos, made, project, findings)
        themes = themes_of(site.pages, project.root)
        return with_labs(replace(site, demos=shown, themes=themes), labs, project, findings)


class Loaded(NamedTuple):
    """What reading a project came to, for another process: `site` may be why there is none."""

    site: Site | DocsgenError
    findings: Findings
    seconds: dict[str, float]

    def merged_into(self, findings: Findings, clock: Stopwatch) -> Site:
        """The site; the two that are given get what was found and how long it took.

        Raises DocsgenError when there is no site.
        """
        findings.extend(self.findings)
        if isinstance(self.site, DocsgenError):
            raise self.site
        clock.seconds.update(self.seconds)
        return self.site


def loading(project: Project, *, begin: bool) -> Background[Loaded]:
    """Reads the project in another process, or later where it shall not `begin` yet."""
    return Background(partial(_load, project), begin=begin)


def _load(project: Project) -> Loaded:
    findings, clock = Findings(project.config.rules), Stopwatch()
    try:
        site: Site | DocsgenError = load(project, findings, clock)
    except DocsgenError as error:
        site = error
    return Loaded(site, findings, clock.seconds)
