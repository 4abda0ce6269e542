# The site works below any path of a host, and opened as files.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from docsgen.hosting import hosted
from tests.browser.kinds import KINDS
from tests.browser.probes import troubles

FILES = {kind: path for kind, path in KINDS.items() if kind != "not found"}
"""What can be opened as a file; only a host shows the page for what it does not find."""

_UNSTYLED = """() => {
  const sheets = [...document.styleSheets];
  const plain = getComputedStyle(document.body).fontFamily.includes("Times");
  return sheets.length === 0 || plain ? ["the page has no styles"] : [];
}"""


@pytest.fixture(scope="session")
def below(built: Path) -> Iterator[str]:
    """The URL of the site below a path that it was not told about."""
    with hosted(built, "/some/prefix/") as url:
        yield url


@pytest.mark.parametrize("kind", FILES)
def test_a_page_below_a_prefix_asks_for_nothing_outside_it(
    kind: str, below: str, page: Page
) -> None:
    assert troubles(page, below + FILES[kind], lambda r: r.url.startswith(below)) == []
    links = page.locator("a[href]").evaluate_all("found => found.map(link => link.href)")
    host = below.removesuffix("some/prefix/")
    assert [link for link in links if link.startswith(host) and not link.startswith(below)] == []


@pytest.mark.parametrize("kind", FILES)
def test_a_page_works_as_a_file(kind: str, built: Path, page: Page) -> None:
    start = built.as_uri()
    url = f"{start}/{FILES[kind]}index.html"
    assert troubles(page, url, lambda r: r.url.startswith(start)) == []
    assert page.evaluate(_UNSTYLED) == []
    links = page.locator("a[href^='.']").evaluate_all("found => found.map(link => link.href)")
    assert links
    assert [link for link in links if not Path(unquote(urlsplit(link).path)).is_file()] == []
