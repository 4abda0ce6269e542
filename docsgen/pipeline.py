# The whole program: stages in order, values in between, and nothing else. Stages are imported where
# they run, because two of them prepare themselves at the same time.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from docsgen.config import Config, Project, load_project
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch

if TYPE_CHECKING:
    from docsgen.model import Site
    from docsgen.model.demo import Embed


class Built(msgspec.Struct):
    """What a build made, and the seconds that each stage took.

    `named_demos` counts the demos that the pages ask for, `demos` those of them that run.
    """

    pages: int
    demos: int
    named_demos: int
    seconds: dict[str, float]


def build(
    root: Path,
    out: Path,
    findings: Findings,
    *,
    jobs: int = 1,
    with_demos: bool = True,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Built:
    """Build the site of the project in `root` into `out`, its demos running unless told otherwise.

    `progress` hears (stage, demos or pages done, how many in all). With `jobs` above 1, the corpus
    is read in one process while this one prepares to render, and the search index is made while
    pages are.
    """
    clock = Stopwatch()
    loading = Background(lambda: _load(root)) if jobs > 1 else None
    from docsgen.demos.embeds import embedded
    from docsgen.demos.labs import lab_demos
    from docsgen.publish import Staging
    from docsgen.publish.output import project_inputs
    from docsgen.render import Cards, Theme, prepare, render, search_index

    templates = root / "templates"
    with clock.stage("prepare"):  # templates and lexers, while the corpus is read
        theme = prepare(templates) if loading else Theme(templates)
    loaded = loading.result() if loading else _load(root)
    findings.extend(loaded.findings)
    if isinstance(loaded.site, DocsgenError):
        raise loaded.site
    clock.seconds.update(loaded.seconds)
    site, config = loaded.site, loaded.config
    cards = Cards(root, theme.files["icon-512.png"])
    embeds: dict[str, Embed] = {}
    digests: dict[str, str] = {}
    with (
        Staging(out, project_inputs(root)) as staging,
        Background(
            lambda: staging.write(search_index(site, config, root)), begin=jobs > 1
        ) as indexing,
    ):
        with clock.stage("demos"):  # each demo once under the real library, for the browser
            demos = [*site.demos.values(), *lab_demos(site.labs.values(), root)]
            exported = demos if with_demos else ()
            for made in embedded(exported, root, findings, jobs=jobs, progress=progress):
                digests |= staging.write(made.files)
                if made.embed:
                    embeds[made.embed.name] = made.embed
        with clock.stage("render"):  # pages to HTML and Markdown, and on to disk
            sink = staging.write
            hear = partial(progress, "Rendering pages")
            for files in render(site, theme, config, cards, embeds, sink, jobs=jobs, progress=hear):
                digests |= files
        with clock.stage("search"):  # what of the search index is not ready yet
            digests |= indexing.result()
        with clock.stage("publish"):  # all or nothing
            origins = {name: embed.origin for name, embed in embeds.items()}
            staging.commit(digests, origins if with_demos else None)
            cards.keep(digests)
    named = {name for page in site.pages for name in page.demos}
    return Built(len(site.pages), len(named & embeds.keys()), len(named), clock.seconds)


def load(project: Project, findings: Findings, clock: Stopwatch | None = None) -> Site:
    """Read the project's corpus, own guides and demos into the model."""
    from docsgen.demos.reading import read_demos
    from docsgen.ingest import ingest, own_guides, read_corpus, restore_samples
    from docsgen.model.assemble import assemble

    clock = clock or Stopwatch()
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        chunks = read_corpus(project, findings)
        parsed = ingest(chunks, project, findings)
        own = own_guides(project, parsed, findings)
    with clock.stage("restore"):  # flattened code samples to code
        sections = restore_samples(parsed, project, findings)
    with clock.stage("model"):  # sections to pages, matrix and live links
        demos = read_demos(project, findings)
        stored = {chunk.record: chunk.text for chunk in chunks}
        site = assemble([*sections, *own], project.config, findings, demos, stored)
        return _with_embeds(site, project, findings)


def _with_embeds(site: Site, project: Project, findings: Findings) -> Site:
    """The site with its event labs, what they have proven so far, and its former embeds."""
    from docsgen.model.evidence import check_evidence
    from docsgen.model.former import find_former
    from docsgen.model.proof import read_evidence

    made = {lab.component: lab for lab in project.adapter.labs(site.matrix)}
    evidence = read_evidence(project.proofs, project.root)
    if evidence.listeners:
        version = project.config.library.version
        check_evidence(evidence, site.matrix, made.values(), version, findings)
    names = [lab.name for lab in made.values()]
    former = find_former(project.config, site.demos, names, findings)
    return msgspec.structs.replace(site, labs=made, evidence=evidence, former=former)


class _Loaded(NamedTuple):
    """What a process that reads the corpus sends back: the site, or why there is none."""

    site: Site | DocsgenError
    config: Config
    findings: Findings
    seconds: dict[str, float]


def _load(root: Path) -> _Loaded:
    project = load_project(root)
    findings, clock = Findings(project.config.rules), Stopwatch()
    try:
        site: Site | DocsgenError = load(project, findings, clock)
    except DocsgenError as error:
        site = error
    return _Loaded(site, project.config, findings, clock.seconds)
