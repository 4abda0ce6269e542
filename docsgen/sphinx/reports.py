# How the builder of the docs hears of a demo that cannot be shown: as of anything else.

from __future__ import annotations

from pathlib import Path

from sphinx.util import logging

from docsgen.docs_tools.requests import Problem
from docsgen.rules import Severity

_log = logging.getLogger(__name__)


def tell(problem: Problem, page: str | Path) -> None:
    """Warn of a problem of a live demo at its line of a page, or mention it."""
    location = f"{page}:{problem.line}"
    if problem.severity == Severity.NOTE:
        _log.info("%s: live-demo: %s", location, problem.message)
    else:
        kind = problem.rule or "app"
        text = f"live-demo: {problem.message}"
        _log.warning(text, type="docsgen", subtype=kind, location=location)
