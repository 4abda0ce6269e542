# The whole program: stages in order, values in between, and nothing else. Stages are imported where
# they run, because two of them prepare themselves at the same time.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch

if TYPE_CHECKING:
    from docsgen.model import Site


class Built(msgspec.Struct):
    """What a build made, and the seconds that each stage took.

    `named_demos` counts the demos that the pages ask for, `demos` those of them that run.
    """

    pages: int
    demos: int
    named_demos: int
    seconds: dict[str, float]


def build(
    project: Project,
    out: Path,
    findings: Findings,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build the project's site into `out`; `progress` hears (pages done, pages in all).

    With `jobs` above 1, the corpus is read in one process while this one prepares to render.
    """
    clock = Stopwatch()
    loading = Background(lambda: _load(project)) if jobs > 1 else None
    from docsgen.publish import Staging
    from docsgen.render import Theme, prepare, render

    with clock.stage("prepare"):  # templates and lexers, while the corpus is read
        theme = prepare(project) if loading else Theme(project)
    site, found, seconds = loading.result() if loading else _load(project)
    findings.extend(found)
    if isinstance(site, DocsgenError):
        raise site
    clock.seconds.update(seconds)
    with Staging(out) as staging:
        with clock.stage("render"):  # pages to HTML and Markdown, and on to disk
            work = render(site, theme, project.config, staging.write, jobs=jobs, progress=progress)
            digests = {path: digest for files in work for path, digest in files.items()}
        with clock.stage("publish"):  # all or nothing
            staging.commit(digests)
    named = {name for page in site.pages for name in page.demos}
    return Built(len(site.pages), 0, len(named), clock.seconds)


def load(project: Project, findings: Findings, clock: Stopwatch | None = None) -> Site:
    """Read the project's corpus into the model."""
    from docsgen.ingest import ingest, restore_samples
    from docsgen.model.assemble import assemble

    clock = clock or Stopwatch()
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        parsed = ingest(project, findings)
    with clock.stage("restore"):  # flattened code samples to code
        sections = restore_samples(parsed, project, findings)
    with clock.stage("model"):  # sections to pages, matrix and live links
        return assemble(sections, project.config, findings)


def _load(project: Project) -> tuple[Site | DocsgenError, Findings, dict[str, float]]:
    """The site, or why there is none, with the findings either way: all that a process sends."""
    findings, clock = Findings(project.config.rules), Stopwatch()
    try:
        return load(project, findings, clock), findings, clock.seconds
    except DocsgenError as error:
        return error, findings, clock.seconds
