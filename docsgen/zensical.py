# The Markdown extension for Zensical, which takes no plugins of others: live fences of its pages
# become demos. It adds them to the site page by page, as Zensical reads only pages that changed.

from __future__ import annotations

import logging
import posixpath
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown

from docsgen.docs_tools.markdown import FOLDER, LiveFences, Page, in_words
from docsgen.docs_tools.requests import Problem
from docsgen.docs_tools.site import SiteDemos
from docsgen.rules import Severity

_log = logging.getLogger(__name__)


class ZensicalFences(LiveFences):
    """Shows live fences of the page that Zensical reads."""

    def __init__(self, project: str = "", library_version: str = "") -> None:
        super().__init__(self._demos, _page, _tell)
        self._settings = (project, library_version)

    def finish(self, md: Markdown) -> None:
        """Add the demos of a page to the site."""
        demos = self._demos(md)
        demos.close()  # nobody says which page is the last
        demos.add_to(Path(_context(md).config["site_dir"], FOLDER))

    def _demos(self, md: Markdown) -> SiteDemos:
        return _site(_context(md).config["docs_dir"], *self._settings)


@cache
def _site(docs: str, project: str, version: str) -> SiteDemos:
    """The demos of a site."""
    return SiteDemos(Path(docs), Path(project) if project else None, version or None)


def _context(md: Markdown) -> Any:
    """What Zensical tells its own extensions of the page that is read."""
    return md.preprocessors["rendering_context"]


def _page(md: Markdown) -> Page:
    context = _context(md)
    path = context.page.path  # addresses in a page are relative to it, and made such to its address
    base = posixpath.relpath(FOLDER, posixpath.dirname(path) or ".")
    return Page(Path(context.config["docs_dir"], path), 0, f"{base}/")


def _tell(page: Page, problem: Problem) -> None:
    say = _log.info if problem.severity == Severity.NOTE else _log.warning
    say(in_words(page, problem))


def makeExtension(**settings: Any) -> ZensicalFences:  # noqa: N802 -- as Python-Markdown calls it
    """The extension, with the settings of the project."""
    return ZensicalFences(**settings)
