# The whole program: stages in order, values in between, and nothing else.

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.ingest import ingest
from docsgen.model import Site
from docsgen.model.assemble import assemble
from docsgen.publish import publish
from docsgen.render import render


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
    seconds: dict[str, float] = {}
    with _timed("ingest", seconds):  # bytes of the corpus to typed sections
        sections = ingest(project, findings)
    with _timed("model", seconds):  # sections to pages, matrix and live links
        site = assemble(sections, project.config, findings)
    with _timed("render", seconds):  # pages to HTML and Markdown
        files = render(site, project, jobs=jobs, progress=progress)
    with _timed("publish", seconds):  # files to disk, all or nothing
        publish(files, out)
    return Built(site, seconds)


def load(project: Project, findings: Findings) -> Site:
    """Read the project's corpus into the model, and stop there."""
    return assemble(ingest(project, findings), project.config, findings)


@contextmanager
def _timed(stage: str, seconds: dict[str, float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start
