# Makes a new version of the site after each change, or says why it cannot. What has not changed is
# not done again: the stages remember, by content, what they made of it.

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from docsgen.config import Config, load_project
from docsgen.demos.labs import generated_demos
from docsgen.diagnostics import Finding, Findings
from docsgen.files import shown
from docsgen.model import Site
from docsgen.model.demo import Demo
from docsgen.render import Theme
from docsgen.render.theme import DEFAULT
from docsgen.rules import Severity
from docsgen.serve.current import CurrentSite
from docsgen.serve.exporter import DemoExporter, LiveDemos
from docsgen.serve.news import News, from_error, from_finding
from docsgen.serve.version import SiteVersion
from docsgen.workflows.load import as_shown, load

_Identity = tuple[str, str | None, str]


class _Content(NamedTuple):
    """The content as it was read last."""

    site: Site
    config: Config
    findings: list[Finding]


class Builder:
    """Reads the project in `root` and makes what can be shown the current site.

    Its exporter makes the demos startable, while pages are shown already.
    """

    def __init__(self, root: Path, current: CurrentSite) -> None:
        self._root = root
        self._exporter = DemoExporter(root)
        self._live = LiveDemos()
        self._is_new = False
        self._current = current
        self._themes = (root / "templates", DEFAULT)
        self._theme: Theme | None = None
        self._language = ""
        self._content: _Content | None = None
        self._known: frozenset[_Identity] | None = None
        self._told: frozenset[_Identity] | None = None

    def update(self, changed: frozenset[Path]) -> News:
        """Read what `changed` touches and publish the version, unless there is new trouble.

        A finding of severity error is trouble when the last good version did not have it; the
        first version is shown with all its errors, because nothing better is known. So is every
        exception: whatever a project makes docsgen do, the last good version stays.
        """
        start = time.perf_counter()
        findings: list[Finding] = []
        try:
            self._forget(changed)
            content = self._read_content()
            theme = self._read_theme(content.config.language)
            version = self._version(theme, content)
            findings = _told(content.findings, self._known)
            errors = [f for f in findings if f.severity == Severity.ERROR]
            troubles = list(map(from_finding, errors)) if self._known is not None else []
            if not troubles:
                self._known = frozenset(map(_identity, content.findings))
                self._current.publish(version)
                self._is_new = True
        except Exception as error:
            troubles = [from_error(error, self._root)]
        files = sorted(shown(path, self._root) for path in changed - {self._root})
        return News(files, findings, troubles, time.perf_counter() - start)

    def collect_demos(self) -> News | None:
        """Have the exporter look after the demos; news once they can be started, or cannot."""
        if self._theme is None or self._content is None:
            return None
        start = time.perf_counter()
        try:
            if self._is_new:
                self._is_new = False
                config = self._content.config
                self._exporter.order(_runnable(self._content.site, config, self._root), config)
            made = self._exporter.collect()
            if made is None:
                return None
            self._live = made.live
            version = self._version(self._theme, self._content)
            if not self._current.shown.troubles:
                self._current.publish(version)
        except Exception as error:
            troubles = [from_error(error, self._root)]
            self._current.complain(troubles)
            return News([], [], troubles, time.perf_counter() - start)
        troubles = [from_error(made.error, self._root)] if made.error else []
        told = _told(made.findings, self._told)
        self._told = frozenset(map(_identity, made.findings))
        seconds = time.perf_counter() - start
        return News([], told, troubles, seconds, demos=len(made.live.embeds))

    def close(self) -> None:
        """Stop the exporter."""
        self._exporter.close()

    def _version(self, theme: Theme, content: _Content) -> SiteVersion:
        """The version, tried out on the pages that are open."""
        version = SiteVersion(self._root, content.site, theme, content.config, self._live)
        version.try_out(self._current.watched or ["/"])
        return version

    def _forget(self, changed: frozenset[Path]) -> None:
        """Forget what `changed` touches; the root touches everything."""
        is_all = self._root in changed
        if is_all or any(path.is_relative_to(t) for path in changed for t in self._themes):
            self._theme = None
        if is_all or any(path.is_relative_to(self._root / "content") for path in changed):
            self._content = None

    def _read_theme(self, language: str) -> Theme:
        if self._theme is None or language != self._language:
            theme = Theme(self._themes[0], language)
            theme.compile()
            self._theme, self._language = theme, language
        return self._theme

    def _read_content(self) -> _Content:
        if self._content is None:
            project = load_project(self._root)
            findings = Findings(project.config.rules)
            site = as_shown(load(project, findings), project)
            self._content = _Content(site, project.config, findings.sorted())
        return self._content


def _runnable(site: Site, config: Config, root: Path) -> list[Demo]:
    """The demos that can be started, with labs and playground if there are demos at all."""
    live = [demo for demo in site.demos.values() if demo.is_live]
    return [*live, *generated_demos(site, config, root)] if live else []


def _told(findings: list[Finding], known: frozenset[_Identity] | None) -> list[Finding]:
    """The findings to tell of: at the start the errors, then what was not there before."""
    if known is None:
        return [f for f in findings if f.severity == Severity.ERROR]
    told = (f for f in findings if f.severity != Severity.NOTE)
    return [f for f in told if _identity(f) not in known]


def _identity(finding: Finding) -> _Identity:
    """What stays the same of a finding when lines or records are put in front of it."""
    return finding.rule, finding.location.file, finding.message
