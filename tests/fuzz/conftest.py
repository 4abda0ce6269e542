# A project made of whatever files a test thinks of, through the whole pipeline but for the browser.

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest

from docsgen.check import check
from docsgen.config import load_project
from docsgen.diagnostics import Finding, Findings
from docsgen.errors import DocsgenError
from docsgen.render import Cards, SiteRenderer, Theme
from docsgen.workflows.load import load
from tests.conftest import SITE

_TAG = re.compile(r"<[^<>]*>")


class Outcome(NamedTuple):
    """The files of a site and what was found, or why there is no site."""

    files: dict[str, bytes]
    diagnostics: list[Finding]
    error: DocsgenError | None = None

    @property
    def pages(self) -> str:
        """What readers see of all pages: text without tags, one after the other."""
        pages = (data.decode() for path, data in self.files.items() if path.endswith(".html"))
        return html.unescape(_TAG.sub("", "\n".join(pages)))

    @property
    def twins(self) -> str:
        """The Markdown twins of all pages, one after the other."""
        twins = (data.decode() for path, data in self.files.items() if path.endswith(".md"))
        return "\n".join(twins)

    @property
    def findings(self) -> str:
        """What the findings say, one after the other."""
        return "\n".join(found.message for found in self.diagnostics)


Making = Callable[[Mapping[str, bytes | str]], Outcome]


@pytest.fixture(scope="session")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    """The outcome of building and checking a project of these files, by path in `content/`."""
    root = tmp_path_factory.mktemp("fuzz")
    theme = Theme(root / "templates")
    cards = Cards(tmp_path_factory.mktemp("cards"), theme.files["icon-512.png"])

    def make(files: Mapping[str, bytes | str]) -> Outcome:
        shutil.rmtree(root / "content", ignore_errors=True)
        for path, data in {"site.yaml": SITE, **files}.items():
            place = root / "content" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data if isinstance(data, bytes) else data.encode())
        findings = Findings()
        try:
            project = load_project(root)
            site = load(project, findings)
        except DocsgenError as error:
            return Outcome({}, findings.sorted(), error)
        made: dict[str, bytes] = {}
        for page in SiteRenderer(site, theme, project.config, cards, {}).pages().values():
            made |= page()
        check(site, project, findings)
        return Outcome(made, findings.sorted())

    return make
