# The whole program: stages in order, values in between, and nothing else.

from __future__ import annotations

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.ingest import ingest
from docsgen.model import Site
from docsgen.model.assemble import assemble


def load(project: Project, findings: Findings) -> Site:
    """Read a project's corpus into the model."""
    sections = ingest(project, findings)
    return assemble(sections, project.config, findings)
