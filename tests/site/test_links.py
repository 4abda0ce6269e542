# Every internal link and anchor of the built site resolves, in HTML and in the Markdown twins.

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Corpus

HOST = "https://docsgen.example/"
OUTSIDE = ("http://", "https://", "mailto:", "data:")


Documents = dict[str, LexborHTMLParser]


@pytest.fixture(scope="module")
def documents(built: Path) -> Documents:
    """Every HTML page by its path in the site, redirects included."""
    return {
        path.relative_to(built).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in built.rglob("*.html")
    }


@pytest.fixture(scope="module")
def pages(documents: Documents) -> Documents:
    """Every HTML page that does not only lead to another."""
    return {path: d for path, d in documents.items() if not d.css("meta[http-equiv=refresh]")}


def targets(path: str, document: LexborHTMLParser) -> list[str]:
    """The internal targets of a page as absolute URLs."""
    found = []
    for attribute in ("href", "src"):
        for node in document.css(f"[{attribute}]"):
            target = node.attributes[attribute] or ""
            if not target.startswith(OUTSIDE):
                found.append(urljoin(HOST + path, target))
    return found


def test_the_site_has_every_page_of_the_corpus_and_of_the_library(
    pages: Documents, completed: Corpus
) -> None:
    found = [path for path in pages if path.startswith(("docs/", "guides/"))]
    assert len(found) == len(completed.site.pages) + 2  # the two indexes
    assert {"index.html", "404.html", "events/index.html"} <= set(pages)


def test_every_internal_link_leads_to_a_file(built: Path, documents: Documents) -> None:
    dead = []
    for path, document in documents.items():
        for target in targets(path, document):
            file = built / unquote(urlsplit(target).path).lstrip("/")
            if file.is_dir():
                file /= "index.html"
            if not file.is_file():
                dead.append((path, target))
    assert dead == []


def test_every_anchor_exists(documents: Documents) -> None:
    ids = {
        path: {node.attributes["id"] for node in document.css("[id]")}
        for path, document in documents.items()
    }
    dead = []
    for path, document in documents.items():
        for target in targets(path, document):
            url = urlsplit(target)
            name = unquote(url.path).lstrip("/")
            page = name if name.endswith(".html") else f"{name}index.html"
            if url.fragment and unquote(url.fragment) not in ids[page]:
                dead.append((path, target))
    assert dead == []


def test_ids_are_unique_on_their_page(documents: Documents) -> None:
    for path, document in documents.items():
        counted = Counter(node.attributes["id"] for node in document.css("[id]"))
        assert [name for name, count in counted.items() if count > 1] == [], path


def test_every_link_of_a_twin_leads_to_a_twin(built: Path) -> None:
    dead = []
    for twin in built.rglob("index.md"):
        prose = re.sub(r"(?ms)^(`{3,}).*?^\1", "", twin.read_text(encoding="utf-8"))
        prose = re.sub(r"`[^`\n]*`", "", prose)
        for target in re.findall(r"\]\(([^)\s]+)\)", prose):
            if not target.startswith((*OUTSIDE, "#")):
                file = twin.parent / target.partition("#")[0]
                if not file.is_file():
                    dead.append((str(twin.relative_to(built)), target))
    assert dead == []


def test_every_page_has_a_twin_and_is_in_the_sitemap(built: Path, pages: Documents) -> None:
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    for path in set(pages) - {"404.html"}:
        place = path.removesuffix("index.html")
        assert (built / place / "index.md").is_file()
        assert f"<loc>{HOST}{place}</loc>" in sitemap


def test_a_redirect_has_no_twin_and_is_not_in_the_sitemap(
    built: Path, documents: Documents, pages: Documents
) -> None:
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    redirects = set(documents) - set(pages)
    assert len(redirects) > 250
    for path in redirects:
        place = path.removesuffix("index.html")
        assert not (built / place / "index.md").exists()
        assert f"<loc>{HOST}{place}</loc>" not in sitemap


def test_the_mirror_host_is_nowhere(built: Path) -> None:
    for path in built.rglob("*"):
        if path.is_file():
            assert b"barry1" not in path.read_bytes(), path


def test_nothing_is_loaded_from_another_host(documents: Documents) -> None:
    for path, document in documents.items():
        for node in document.css("script[src], img, iframe, link[rel=stylesheet], link[rel=icon]"):
            source = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not source.startswith(OUTSIDE), (path, source)


def test_every_page_has_one_first_heading_and_a_description(pages: Documents) -> None:
    for path, document in pages.items():
        assert len(document.css("h1")) == 1, path
        description = document.css_first("meta[name=description]")
        assert description is not None, path
        assert description.attributes["content"], path
