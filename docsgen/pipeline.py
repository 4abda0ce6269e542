# The whole program: stages in order, values in between, and nothing else.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.ingest import ingest
from docsgen.model import Site
from docsgen.model.assemble import assemble
from docsgen.publish import publish
from docsgen.render import render
from docsgen.stopwatch import Stopwatch


class Built(msgspec.Struct):
    """What a build made: the site, and the seconds that each stage took."""

    site: Site
    seconds: dict[str, float]


def build(
    project: Project,
    out: Path,
    findings: Findings,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build the project's site into `out`; `progress` hears (pages done, pages in all)."""
    clock = Stopwatch()
    with clock.stage("ingest"):  # bytes of the corpus to typed sections
        sections = ingest(project, findings)
    with clock.stage("model"):  # sections to pages, matrix and live links
        site = assemble(sections, project.config, findings)
    files = render(site, project, jobs=jobs, progress=progress)  # pages to HTML and Markdown
    with clock.stage("publish"):  # files to disk as they come, all or nothing
        publish(clock.each("render", files), out)
    return Built(site, clock.seconds)


def load(project: Project, findings: Findings) -> Site:
    """Read the project's corpus into the model, and stop there."""
    return assemble(ingest(project, findings), project.config, findings)
