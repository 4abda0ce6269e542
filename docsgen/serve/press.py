# Makes a new edition of the site after each change, or says why it cannot. What has not changed is
# not done again: the stages remember, by content, what they made of it.

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from docsgen.config import Config, load_project
from docsgen.diagnostics import Diagnostic, Findings, Severity
from docsgen.errors import DocsgenError
from docsgen.model import Site
from docsgen.pipeline import load
from docsgen.render import Theme
from docsgen.render.theme import DEFAULT
from docsgen.serve.board import Board
from docsgen.serve.edition import Edition
from docsgen.serve.news import News, from_error, from_finding, shown_path


class _Content(NamedTuple):
    """The content as it was read last."""

    site: Site
    config: Config
    findings: list[Diagnostic]


class Press:
    """Reads the project in `root` and puts what can be shown on the board."""

    def __init__(self, root: Path, board: Board) -> None:
        self._root = root
        self._board = board
        self._themes = (root / "templates", DEFAULT)
        self._theme: Theme | None = None
        self._content: _Content | None = None
        self._known: frozenset[tuple[str, str | None, str]] | None = None

    def update(self, changed: frozenset[Path]) -> News:
        """Read what `changed` touches and publish the edition, unless there is new trouble.

        A finding of severity error is trouble when the last good edition did not have it; the
        first edition is shown with all its errors, because nothing better is known.
        """
        start = time.perf_counter()
        findings: list[Diagnostic] = []
        try:
            self._forget(changed)
            theme, content = self._read_theme(), self._read_content()
            edition = Edition(self._root, content.site, theme, content.config)
            edition.try_out(self._board.watched or ["/"])
            findings = self._new(content.findings)
            errors = [f for f in findings if f.severity == Severity.ERROR]
            troubles = list(map(from_finding, errors)) if self._known is not None else []
            if not troubles:
                self._known = frozenset(map(_identity, content.findings))
                self._board.publish(edition)
        except DocsgenError as error:
            troubles = [from_error(error, self._root)]
        files = sorted(shown_path(path, self._root) for path in changed - {self._root})
        return News(files, findings, troubles, time.perf_counter() - start)

    def _forget(self, changed: frozenset[Path]) -> None:
        """Forget what `changed` touches; the root touches everything."""
        is_all = self._root in changed
        if is_all or any(path.is_relative_to(t) for path in changed for t in self._themes):
            self._theme = None
        if is_all or any(path.is_relative_to(self._root / "content") for path in changed):
            self._content = None

    def _read_theme(self) -> Theme:
        if self._theme is None:
            theme = Theme(self._themes[0])
            theme.compile()
            self._theme = theme
        return self._theme

    def _read_content(self) -> _Content:
        if self._content is None:
            project = load_project(self._root)
            findings = Findings(project.config.rules)
            site = load(project, findings)
            self._content = _Content(site, project.config, findings.sorted())
        return self._content

    def _new(self, findings: list[Diagnostic]) -> list[Diagnostic]:
        """The findings to tell of: at the start the errors, then what was not there before."""
        if self._known is None:
            return [f for f in findings if f.severity == Severity.ERROR]
        told = (f for f in findings if f.severity != Severity.NOTE)
        return [f for f in told if _identity(f) not in self._known]


def _identity(finding: Diagnostic) -> tuple[str, str | None, str]:
    """What stays the same of a finding when lines or records are put in front of it."""
    return finding.rule, finding.location.file, finding.message
