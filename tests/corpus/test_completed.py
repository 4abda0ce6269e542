# The real corpus, completed by the library that it documents.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.conftest import Corpus

LABELLED = ("sections", "parameters", "attributes", "events", "event_parameters")


def of_corpus(value: Any) -> Any:
    """An inspected value without the members that the library has added."""
    if isinstance(value, list):
        return [of_corpus(one) for one in value if not _is_added(one)]
    if isinstance(value, dict):
        return {key: of_corpus(one) for key, one in value.items()}
    return value


def _is_added(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("origin") == "library"


def test_what_is_inspected_of_the_corpus_stays_as_it_is(corpus: Corpus, completed: Corpus) -> None:
    known = {page["path"]: page for page in completed.inspection["pages"]}
    pages = [page for page in corpus.inspection["pages"] if page["kind"] != "stub"]
    assert [of_corpus(known[page["path"]]) for page in pages] == pages
    assert completed.inspection["event_matrix"] == corpus.inspection["event_matrix"]


def test_no_page_is_a_stub(completed: Corpus) -> None:
    assert {page["kind"] for page in completed.inspection["pages"]} >= {"component", "layout"}
    assert "stub" not in {page["kind"] for page in completed.inspection["pages"]}


def test_everything_on_a_page_of_the_library_says_so(completed: Corpus) -> None:
    pages = [page for page in completed.inspection["pages"] if not page["chunks"]]
    pages = [page for page in pages if page["kind"] != "guide"]
    assert len(pages) > 90
    origins = {one["origin"] for page in pages for key in LABELLED for one in page[key]}
    assert origins == {"library"}


@pytest.mark.parametrize(
    ("path", "parameter"),
    [("docs/gradio/textbox", "placeholder"), ("docs/gradio/blocks", "analytics_enabled")],
)
def test_pages_that_the_corpus_lost_are_there(completed: Corpus, path: str, parameter: str) -> None:
    names = [row["name"] for row in completed.page(path)["parameters"]]
    assert parameter in names


def test_what_a_page_of_the_corpus_lost_is_there(completed: Corpus) -> None:
    page = completed.page("docs/gradio/html")
    added = [row["name"] for row in page["parameters"] if row["origin"] == "library"]
    assert added == ["server_functions", "props"]
    assert {event["origin"] for event in page["events"]} == {"library"}


def test_the_library_changes_only_what_is_found_of_links(corpus: Corpus, completed: Corpus) -> None:
    """There are pages for links and redirects, and what the library itself leaves out (DG113)."""
    read, both = ({found.rule for found in one.diagnostics} for one in (corpus, completed))
    assert read ^ both <= {"DG020", "DG021", "DG031", "DG113"}


def test_the_matrix_has_every_event_of_the_library(completed: Corpus) -> None:
    """Every class of the public namespace that says of itself which events it has."""
    import gradio

    classes = {one for one in vars(gradio).values() if isinstance(one, type)}
    events = {one.__name__: {*map(str, getattr(one, "EVENTS", ()))} for one in classes}
    support = completed.site.matrix.support
    assert {name for name, has in events.items() if has} <= support.keys()
    assert {name for name, has in events.items() if has and has != {*support[name]}} == set()
