# The real site on a plain static host, and a real browser to look at it.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser import hard_content
from tests.browser.kinds import DESKTOP
from tests.browser.pasting import Paste
from tests.versions import write_project


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
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a site of content that is hard to lay out."""
    project = tmp_path_factory.mktemp("hard")
    hard_content.write(project, hard_content.records())
    build(project, project / "site", Findings(), jobs=2)
    return project / "site"


@pytest.fixture(scope="session")
def gadget(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a site for three versions of a library."""
    root = tmp_path_factory.mktemp("gadget")
    write_project(root)
    build(root, root / "site", Findings())
    with hosted(root / "site") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile."""
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


class Visit(Protocol):
    """`visit(url, width=390, color_scheme="dark")`: the page at `url` in a fresh profile."""

    def __call__(self, url: str, *, width: int = ..., **options: Any) -> Page: ...


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages; options are those of a browser context."""
    with ExitStack() as contexts:

        def open_page(url: str, *, width: int = DESKTOP, **options: Any) -> Page:
            viewport = {"width": width, "height": 900}
            context = browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
            page = contexts.enter_context(context).new_page()
            page.goto(url)
            return page

        yield open_page


@pytest.fixture(scope="session")
def demos(built: Path) -> Iterator[str]:
    """The URL of the real site, whose files pages of other origins may read."""
    with hosted(built, "/docs/", shared=True) as url:
        yield url


@pytest.fixture
def paste(browser: Browser, demos: str, tmp_path: Path) -> Iterator[Paste]:
    """Opens a page of a blog: `paste(body, head="", width=1000)`; {demos} is the site's URL."""
    contexts = []
    with hosted(tmp_path) as blog:

        def opened(body: str, head: str = "", *, width: int = 1000, **options: object) -> Page:
            html = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
            (tmp_path / "index.html").write_text(html.replace("{demos}", demos))
            (tmp_path / "other.html").write_text("<!doctype html><p>Another page.")
            viewport = {"width": width, "height": 900}
            context = browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
            contexts.append(context)
            page = context.new_page()
            page.goto(blog)
            return page

        yield opened
        for context in contexts:
            context.close()
