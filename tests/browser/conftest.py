# The real site on a plain static host, and a real browser to look at it.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from docsgen.browser import browser as started
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.pipeline import build


@pytest.fixture(scope="session")
def built(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of the real corpus."""
    out = tmp_path_factory.mktemp("built") / "site"
    build(real_project.root, out, Findings(), jobs=2)
    return out


@pytest.fixture(scope="session")
def host(built: Path) -> Iterator[str]:
    """The URL of the site on a static host."""
    with hosted(built) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with started() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile."""
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        yield context.new_page()
