# One line about a page, taken from its own text.

from __future__ import annotations

import json
from typing import Any

import pytest

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.model import Site
from docsgen.render.summary import LONGEST, SHORTEST, Summaries, shortened
from docsgen.workflows.load import load
from tests.conftest import Corpus, MakeProject

LONG = "This sentence says in some more words what all of it is about."


@pytest.fixture
def summaries(make_project: MakeProject) -> Any:
    """The summaries of guides with the given texts, by the guides' names."""

    def make(**texts: str) -> dict[str, str]:
        records = [
            {
                "text": text,
                "heading1": "Start",
                "source_page_url": f"https://gradio.app/guides/{name}",
                "source_page_title": f"Streaming - {name.title()} Guide",
            }
            for name, text in texts.items()
        ]
        project = make_project({"a.json": json.dumps(records)})
        site: Site = load(project, Findings())
        found = Summaries(site, project.config)
        return {page.path.split("/")[1]: found.of(page) for page in site.pages}

    return make


def test_a_guide_begins_with_its_own_words(summaries: Any) -> None:
    assert summaries(one=f"{LONG}\n\n- a list")["one"] == LONG


def test_marks_and_links_are_left_out(summaries: Any) -> None:
    text = f"**Bold** `code`, [a link](https://a.example) and _stress_. {LONG}"
    assert summaries(one=text)["one"] == f"Bold code, a link and stress. {LONG}"


def test_captions_and_sentences_that_lead_over_are_left_out(summaries: Any) -> None:
    text = f"**A caption**\n\n{LONG} Like this:\n\n- a list\n\nIn short:\n\n{LONG}"
    assert summaries(one=text)["one"] == f"{LONG} {LONG}"


def test_a_short_text_gets_the_title_and_the_library(summaries: Any) -> None:
    assert summaries(one="Short.")["one"] == (
        "Short. One, from the documentation of Gradio 6.15.2."
    )


def test_pages_that_begin_alike_are_told_apart(summaries: Any) -> None:
    found = summaries(one=LONG, two=LONG, three=f"Not {LONG}")
    assert found == {"one": f"One: {LONG}", "two": f"Two: {LONG}", "three": f"Not {LONG}"}


@pytest.mark.parametrize("text", ["", "x", "word " * 100, "x" * 500])
def test_no_summary_is_too_long(text: str) -> None:
    assert len(shortened(text)) <= LONGEST


def test_stubs_are_told_by_their_events(corpus: Corpus, real_project: Project) -> None:
    found = Summaries(corpus.site, real_project.config)
    stubs = [page for page in corpus.site.pages if page.kind == "stub"]
    texts = {page.title: found.of(page) for page in stubs}
    assert texts["Checkbox"] == (
        "Checkbox in Gradio 6.15.2 supports 3 of 36 events: change, input, select."
    )
    assert min(map(len, texts.values())) >= SHORTEST
