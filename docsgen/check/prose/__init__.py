# What is wrong with running text as language: spelling, grammar, names, versions.

from __future__ import annotations

from docsgen.check.passages import passages, report
from docsgen.check.prose.grammar import grammar_slips
from docsgen.check.prose.proper_names import ProperNames
from docsgen.check.prose.spelling import Spelling, check_samples
from docsgen.check.prose.versions import check_requirements, version_slips
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.model import Site


def check_prose(site: Site, project: Project, findings: Findings) -> None:
    """Look at all running text of the site, and at the words inside its samples and demos."""
    texts = passages(site)
    spelling, names = Spelling(texts, site, project.config), ProperNames(site, project.config)
    for passage in texts:
        report(spelling.slips(passage), passage, site, findings)
        report(grammar_slips(passage), passage, site, findings)
        report(names.slips(passage), passage, site, findings)
        report(version_slips(passage, project.config.library), passage, site, findings)
    check_requirements(texts, site, findings)
    check_samples(site, project, findings)
