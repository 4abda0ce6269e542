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
        site = live_site(content, project, findings)
        for language in project.config.all_languages[1:]:
            in_language(site, content, language, project, findings)  # for what is to be found
        return site


class Content(NamedTuple):
    """What a site is made of: `sections` of the corpus and of own guides, and what is `told`.

    `stored` are the texts of the corpus's records, `translated` the sections of guides in further
    languages.
    """

    told: LibraryReference
    sections: list[Section]
    demos: list[Demo]
    stored: dict[int, str]
    translated: dict[str, list[Section]]


def read_content(project: Project, findings: Findings, clock: Stopwatch) -> Content:
    """Read the corpus, the own guides, the demos, and what the library tells of itself."""
    from docsgen.demos.reading import read_demos
    from docsgen.ingest import ingest, own_guides, read_corpus, restore_samples, translated_guides

    with clock.stage("reference"):  # the library's code to typed sections
        told = library_reference(project, findings)
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        chunks = read_corpus(project, findings)
        parsed = ingest(chunks, project, findings)
        own = own_guides(project, parsed, findings)
        translated = translated_guides(project, parsed, own, findings)
    with clock.stage("restore"):  # flattened code samples to code
        sections = restore_samples(parsed, project, findings)
    demos = read_demos(project, findings)
    stored = {chunk.record: chunk.text for chunk in chunks}
    return Content(told, [*sections, *own], demos, stored, translated)


def live_site(content: Content, project: Project, findings: Findings) -> Site:
    """The site of the documented version, with its demos and event labs."""
    from docsgen.assemble import assemble, merged, with_labs, with_running
    from docsgen.demos.exportability import runnable
    from docsgen.model.guide_picture import pictures_of
    from docsgen.model.library_theme import themes_of

    told = content.told
    known = merged(content.sections, told.sections)  # to pages, matrix and live links
    site = assemble(known, project.config, findings, content.demos, content.stored, told.kinds)
    site = with_running(site, project)
    made = {lab.component: lab for lab in project.adapter.labs(site.matrix)}
    shown, labs = runnable(site.demos, made, project, findings)
    runs = bool(labs) or any(demo.is_live for demo in shown.values())
    playground = project.adapter.playground() if runs else None
    whole = replace(
        site,
        demos=shown,
        themes=themes_of(site.pages, project.root),
        pictures=pictures_of(site.pages, project.root),
        playground=playground,
    )
    return with_labs(whole, labs, project, findings)


def as_shown(site: Site, project: Project) -> Site:
    """The site as readers see it, with its examples."""
    from docsgen import assemble

    shown, library = assemble.as_shown(site, project.config.library), project.config.library
    return assemble.with_examples(shown, library, project.adapter.examples())


def in_language(
    site: Site, content: Content, language: str, project: Project, findings: Findings
) -> Site:
    """The same site with the guides that are translated into one of its further languages."""
    from docsgen.assemble import translated

    config = project.config.in_language(language)
    return translated(site, content.translated.get(language, []), config, findings)
