# A built site of a repository: when its pages changed, and where they can be corrected.

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.workflows.build import build
from tests.conftest import SITE
from tests.unit.test_git_history import commit, git
from tests.unit.workflows.test_addresses import MATTER, only, project

__all__ = ["project"]

MARCH, MAY = date(2024, 3, 1), date(2024, 5, 17)
KEYS = {
    "edit": "https://host.example/edit/main/{path}",
    "feedback": "mailto:docs@host.example?subject={title}&body={url}",
}


@pytest.fixture
def site(project: Project) -> Path:
    """The site of a project whose guide was written in March and changed in May."""
    (project.root / "content" / "site.yaml").write_text(SITE + yaml.safe_dump(KEYS))
    git(project.root, "init", "--quiet", "--initial-branch=main")
    commit(project.root, MARCH)
    (project.guides / "about.md").write_text(f"{MATTER}Other text.\n")
    commit(project.root, MAY)
    return made(project)


def made(project: Project) -> Path:
    build(project.root, project.root / "site", Findings(), with_demos=False)
    return project.root / "site"


def page(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path / "index.html").read_text())


@pytest.mark.parametrize(
    ("path", "day", "words"),
    [
        ("guides/about", "2024-05-17", "May 17, 2024"),
        ("demos/hello", "2024-03-01", "Mar 1, 2024"),
    ],
)
def test_what_was_written_here_says_when_it_changed(
    path: str, day: str, words: str, site: Path
) -> None:
    time = only(page(site, path), "main .foot time")
    assert (time.attributes["datetime"], time.text()) == (day, words)
    data = json.loads(only(page(site, path), "script[type='application/ld+json']").text())
    breadcrumbs, article = data["@graph"]
    assert breadcrumbs["@type"] == "BreadcrumbList"
    assert (article["datePublished"], article["dateModified"]) == ("2024-03-01", day)
    assert article["url"] == f"https://example.org/{path}/"
    place = f"<url><loc>https://example.org/{path}/</loc><lastmod>{day}</lastmod></url>"
    assert place in (site / "sitemap.xml").read_text()


def test_a_page_of_the_corpus_has_no_date_and_nothing_to_edit(site: Path) -> None:
    html = page(site, "guides/quickstart")
    assert html.css("time") == []
    assert [link.text() for link in html.css(".foot a")] == ["Give feedback on this page"]


def test_own_pages_lead_to_the_file_and_all_to_feedback(site: Path) -> None:
    hrefs = [link.attributes["href"] for link in page(site, "guides/about").css(".foot a")]
    assert hrefs == [
        "https://host.example/edit/main/content/guides/about.md",
        "mailto:docs@host.example?subject=About%20us"
        "&body=https%3A%2F%2Fexample.org%2Fguides%2Fabout%2F",
    ]
    [edit, _] = page(site, "demos/hello").css(".foot a")
    assert edit.attributes["href"] == "https://host.example/edit/main/content/demos/hello/run.py"


def test_every_page_that_can_be_found_names_the_feed(site: Path) -> None:
    for path in ("", "guides", "guides/about", "demos/hello"):
        link = only(page(site, path), "link[type='application/rss+xml']")
        assert (site / path / (link.attributes["href"] or "")).resolve() == site / "feed.xml"
    assert "Changed: About us" in (site / "feed.xml").read_text()


def test_the_same_history_gives_the_same_bytes(site: Path, project: Project) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    made(project)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_what_is_not_committed_has_no_date(project: Project, site: Path) -> None:
    (project.guides / "about.md").write_text(f"{MATTER}Not committed.\n")
    html = page(made(project), "guides/about")
    assert html.css("time") == []
    assert html.css(".foot a")


def test_without_git_nothing_is_said_and_there_is_no_feed(project: Project) -> None:
    site = made(project)
    assert page(site, "guides/about").css(".foot, link[type='application/rss+xml']") == []
    assert not (site / "feed.xml").exists()
    assert "lastmod" not in (site / "sitemap.xml").read_text()
