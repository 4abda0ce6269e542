# What comes to a site from its matrix: event labs, what they have proven, and the names of embeds.

from __future__ import annotations

from msgspec.structs import replace

from docsgen.assemble.evidence import check_evidence, read_evidence
from docsgen.assemble.former import find_former
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.model.lab import Lab
from docsgen.model.site import Site


def with_labs(site: Site, labs: dict[str, Lab], project: Project, findings: Findings) -> Site:
    """The site with its `labs` by component, what they have proven so far, and its former embeds.

    Raises ConfigError when the evidence cannot be read.
    """
    evidence = read_evidence(project.proofs, project.root)
    if evidence.listeners:
        version = project.config.library.version
        check_evidence(evidence, site.matrix, labs.values(), version, findings)
    names = [lab.name for lab in labs.values()]
    former = find_former(project.config, site.demos, names, findings)
    return replace(site, labs=labs, evidence=evidence, former=former)
