# What was published stays to be found, or its owner is told, from one build to the next.

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.publish.gone import report_gone
from docsgen.workflows.build import build
from tests.conftest import SITE, MakeProject

RECORD = {
    "text": "Some running text.",
    "heading1": "First steps",
    "source_page_url": "https://gradio.app/guides/quickstart",
    "source_page_title": "Basics - Quickstart Guide",
}
MATTER = "---\ntitle: About us\n---\n"
DEMO = "title: Hello\nsummary: A greeting.\nruns: code-only\nwhy_not: It is short.\n"


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project with a guide and a demo."""
    made = make_project({"a.json": json.dumps([RECORD])})
    made.guides.mkdir()
    (made.guides / "about.md").write_text(f"{MATTER}## Who\n\nWe.\n")
    for name in ("hello", "greet"):
        (made.demos / name).mkdir(parents=True)
        (made.demos / name / "run.py").write_text("import gradio\n")
        (made.demos / name / "demo.yaml").write_text(DEMO)
    return made


def configure(project: Project, **keys: object) -> None:
    text = yaml.safe_dump({**yaml.safe_load(SITE), **keys})
    (project.root / "content" / "site.yaml").write_text(text)


def gone(project: Project) -> list[str]:
    """The addresses of which the next build says that they are gone."""
    findings = Findings()
    build(project.root, project.root / "site", findings, with_demos=False)
    return [f.message.split()[3] for f in findings.sorted() if f.rule == "DG391"]


def page(project: Project, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((project.root / "site" / path / "index.html").read_text())


def only(html: LexborHTMLParser, selector: str) -> LexborNode:
    """The one element of a page that fits the selector."""
    [found] = html.css(selector)
    return found


def test_a_guide_that_is_renamed_is_missed_once_unless_its_address_leads_on(
    project: Project,
) -> None:
    assert gone(project) == []
    (project.guides / "about.md").rename(project.guides / "us.md")
    assert gone(project) == ["/guides/about/"]
    assert gone(project) == []
    (project.guides / "us.md").rename(project.guides / "we.md")
    configure(project, redirects={"guides/us": "guides/we"})
    assert gone(project) == []
    assert only(page(project, "guides/us"), "a").attributes["href"] == "../../guides/we/"


def test_a_demo_that_is_removed_is_missed_unless_it_is_a_former_one(project: Project) -> None:
    assert gone(project) == []
    (project.demos / "greet").rename(project.root / "greet")
    configure(project, former_demos={"greet": "hello"})
    assert gone(project) == []
    assert only(page(project, "demos/greet"), "a").attributes["href"] == "../../demos/hello/"
    (project.demos / "hello").rename(project.root / "hello")
    configure(project)
    assert gone(project) == ["/demos/"]


def test_a_section_that_moved_says_where_it_is(project: Project) -> None:
    configure(project, redirects={"guides/about/#us": "guides/about/#who"})
    assert gone(project) == []
    link = only(page(project, "guides/about"), "p.moved#us a")
    assert link.attributes["href"] == "../../guides/about/#who"


def test_of_a_version_that_is_gone_only_the_folder_is_reported() -> None:
    findings = Findings()
    old = ["6.0/index.html", "6.0/docs/a/index.html", "docs/b/index.html", "embed/c/index.html"]
    report_gone([*old, "docs/a/index.html", "x.css"], ["docs/a/index.html"], findings)
    assert [f.message.split()[3] for f in findings.sorted()] == ["/6.0/", "/docs/b/"]


def test_another_folder_is_no_earlier_build(project: Project, tmp_path: Path) -> None:
    assert gone(project) == []
    (project.guides / "about.md").rename(project.guides / "us.md")
    findings = Findings()
    build(project.root, tmp_path / "elsewhere", findings, with_demos=False)
    assert [f for f in findings.sorted() if f.rule == "DG391"] == []
