# A page type is an entry of the list and a template: everything else follows from the two.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.diagnostics import Findings
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import page_types
from docsgen.model.page_types import PAGE_TYPES, PageType, Part
from docsgen.model.paths import reserved_names
from docsgen.render.contents import CONTENTS
from docsgen.render.search import SEARCH_KINDS
from docsgen.render.theme import DEFAULT
from docsgen.workflows.build import build
from tests.conftest import MakeProject
from tests.unit.test_cli import RECORD

GLOSSARY = PageType(
    name="glossary",
    path="glossary/",
    template="glossary.html",
    title="glossary.title",
    navigation="glossary.short-title",
    search="page",
    text=lambda site, texts: f"The words of `{len(site.pages)}` page.",
    parts=lambda site, texts: [
        Part("button", "Button", "event", "What is *pressed*."),
        Part("end", "The end"),
    ],
)
LINKING = {**RECORD, "text": "## One\n\nSee [what a button is](/glossary/#button)."}

TEMPLATE = """\
{% extends "base.html" %}
{% block main %}
<h1>{{ title }}</h1>
<p class="lead">{{ summary }}</p>
{% for part in parts %}
<p id="{{ part.anchor }}">{{ part.title }}: {{ view.inline(part.text) }}</p>
{% endfor %}
<a class="self" href="{{ view.page('glossary') }}">Here</a>
{% endblock %}
"""


@pytest.fixture
def built(make_project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Builds a small project whose site has these page types besides docsgen's own."""

    def run(*added: PageType) -> Path:
        monkeypatch.setattr(page_types, "PAGE_TYPES", (*PAGE_TYPES, *added))
        for key, text in {"glossary.title": "Glossary", "glossary.short-title": "Words"}.items():
            monkeypatch.setitem(texts_in(ENGLISH).entries, key, text)
        project = make_project({"a.json": json.dumps([LINKING])})
        (project.root / "templates").mkdir()
        (project.root / "templates" / "glossary.html").write_text(TEMPLATE)
        findings = Findings()
        build(project.root, tmp_path / "out", findings)
        assert [found.rule for found in findings.sorted() if found.rule == "DG020"] == []
        return tmp_path / "out"

    return run


def page(out: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((out / path).read_text(encoding="utf-8"))


def links(document: LexborHTMLParser, selector: str) -> dict[str, str | None]:
    return {node.text(): node.attributes["href"] for node in document.css(selector)}


def test_an_entry_and_a_template_are_a_page_that_all_lists_know(built: Any) -> None:
    out = built(GLOSSARY)
    glossary = page(out, "glossary/index.html")
    assert [node.text() for node in glossary.css("h1, .lead, main p[id]")] == [
        *("Glossary", "The words of 1 page."),
        *("Button: What is pressed.", "The end: "),
    ]
    assert links(glossary, "a.self") == {"Here": "../glossary/"}
    assert (out / "glossary/index.md").read_text(encoding="utf-8") == (
        "# Glossary\n\nThe words of `1` page.\n\n"
        "- [Button](#button): What is *pressed*.\n- [The end](#end)\n"
    )
    assert "<loc>https://example.org/glossary/</loc>" in (out / "sitemap.xml").read_text()
    assert links(page(out, "index.html"), "nav a")["Words"] == "./glossary/"
    assert links(page(out, "404.html"), "main a")["Glossary"] == "/glossary/"
    assert links(glossary, "nav a[aria-current]") == {"Words": "../glossary/"}


def test_search_finds_it_and_its_parts_as_its_entry_says(built: Any) -> None:
    places = json.loads((built(GLOSSARY) / "pagefind/places.json").read_bytes())["places"]
    found = [row[1:] for row in places if "Glossary" in row or "Words" in row]
    assert found == [["Glossary", "page", 1, 0, "Words"], ["Button", "event", 0, 0, "Words"]]


def test_running_text_may_link_to_its_parts(built: Any) -> None:
    out = built(GLOSSARY)
    [guide] = (out / "guides").glob("*/index.html")
    document = page(out, guide.relative_to(out).as_posix())
    assert links(document, "article section a[href*=glossary]") == {
        "what a button is": "../../glossary/#button"
    }


@pytest.mark.parametrize(
    "changed",
    [{"navigation": ""}, {"search": ""}, {"exists": lambda site: False}, {"is_found": False}],
    ids=lambda changed: next(iter(changed)),
)
def test_it_is_nowhere_where_its_entry_says_no(changed: dict[str, Any], built: Any) -> None:
    fields = {name: getattr(GLOSSARY, name) for name in GLOSSARY.__struct_fields__}
    kept = PageType(**{**fields, **changed})
    out = built(kept)
    exists = kept.exists(None)  # type: ignore[arg-type]
    assert (out / "glossary/index.html").exists() == exists
    assert (out / "glossary/index.md").exists() == (exists and kept.is_found)
    assert ("/glossary/" in (out / "sitemap.xml").read_text()) == (exists and kept.is_found)
    listed = links(page(out, "index.html"), "nav a")
    assert ("Words" in listed) == (exists and bool(kept.navigation))
    titles = [row[1] for row in json.loads((out / "pagefind/places.json").read_bytes())["places"]]
    assert ("Glossary" in titles) == (exists and bool(kept.search))


def test_whatever_is_built_has_a_reserved_name_or_is_below_an_area(built: Any) -> None:
    firsts = {
        file.relative_to(out).parts[0] for out in [built(GLOSSARY)] for file in out.rglob("*")
    }
    areas = {area.path.rstrip("/") for area in page_types.areas()}
    left = {name for name in firsts if not name.startswith(".")} - reserved_names() - areas
    assert left == set()


def test_every_type_has_a_template_and_contents_only_where_there_is_a_type() -> None:
    assert [known.name for known in PAGE_TYPES if not (DEFAULT / known.template).is_file()] == []
    assert set(CONTENTS) <= {known.name for known in PAGE_TYPES}


def test_pages_are_found_as_kinds_that_search_has() -> None:
    assert {known.search for known in PAGE_TYPES} - {""} <= set(SEARCH_KINDS)
