# The search knows every place of the built site, and every place that it knows is there.

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.assemble import as_shown
from docsgen.config import Project
from docsgen.render.search import search_records
from tests.conftest import Corpus

PLACES = ".parameter[id], tr[id], article h3[id], .chips a[id], .lists li[id^=event]"
"""What must be found: parameters and events, shortcuts, headings, and chips of the matrix."""

HEADINGS = {"event-parameters"}
"""Headings whose entries are places instead."""


@pytest.fixture(scope="module")
def urls(completed: Corpus, real_project: Project) -> set[str]:
    site = as_shown(completed.site, real_project.config.library)
    return {record.url for record in search_records(site, real_project.config)}


def test_every_record_leads_to_an_anchor_of_the_site(built: Path, urls: set[str]) -> None:
    lost = []
    for path in {url.partition("#")[0] for url in urls}:
        document = LexborHTMLParser((built / path / "index.html").read_text(encoding="utf-8"))
        ids = {node.attributes["id"] for node in document.css("[id]")}
        anchors = {url.partition("#")[2] for url in urls if url.startswith(f"{path}#")}
        lost += [f"{path}#{anchor}" for anchor in anchors - ids]
    assert lost == []


def test_every_place_of_the_site_has_a_record(built: Path, urls: set[str]) -> None:
    missing = []
    for file in built.rglob("index.html"):
        path = file.parent.relative_to(built).as_posix() + "/"
        document = LexborHTMLParser(file.read_text(encoding="utf-8"))
        if document.css_first("meta[http-equiv=refresh]"):
            continue
        nodes = document.css(PLACES)
        ids = {str(node.attributes["id"]) for node in nodes} - HEADINGS
        missing += [f"{path}#{id}" for id in ids if f"{path}#{id}" not in urls]
        if path.startswith(("docs/", "guides/", "events/")) and path not in urls:
            missing.append(path)
    assert missing == []
