from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from docsgen.assemble import as_shown
from docsgen.config import Project
from docsgen.mcp.ranking import Ranking, words
from docsgen.model.site_index import IndexedPlace
from docsgen.render.search import search_records, search_vocabulary
from tests.conftest import ROOT, Corpus

QUERIES = ROOT / "tests" / "browser" / "queries.yaml"


def place(title: str, *trail: str, url: str = "p/#a", text: str = "") -> IndexedPlace:
    return IndexedPlace(url, title, "page", list(trail), text)


def urls(found: list[IndexedPlace]) -> list[str]:
    return [one.url for one in found]


def test_a_name_counts_more_than_a_text() -> None:
    places = [place("Other", url="b/", text="about the slider"), place("Slider", url="a/")]
    assert urls(Ranking(places, []).ranked("slider")) == ["a/", "b/"]


def test_a_page_comes_before_a_place_of_the_same_name() -> None:
    places = [place("Slider", "Introduction", url="a/#slider"), place("Slider", url="b/")]
    assert urls(Ranking(places, []).ranked("slider")) == ["b/", "a/#slider"]


@pytest.mark.parametrize("query", ["upload button", "UploadButton", "uploadbutton", "uplaodbutton"])
def test_a_name_is_found_however_it_is_written(query: str) -> None:
    places = [place("UploadButton", url="a/"), place("Button", url="b/")]
    assert urls(Ranking(places, []).ranked(query))[0] == "a/"


def test_the_beginning_of_a_word_is_enough() -> None:
    assert urls(Ranking([place("Checkbox", url="a/")], []).ranked("check")) == ["a/"]


def test_words_that_say_nothing_are_ignored_unless_there_are_no_others() -> None:
    places = [place("gadget", url="a/"), place("Slider", url="b/", text="of gadget")]
    ranking = Ranking(places, ["gadget", "the", "of"])
    assert urls(ranking.ranked("the slider of gadget")) == ["b/"]
    assert urls(ranking.ranked("gadget")) == ["a/", "b/"]


def test_only_places_of_a_kind_are_found_on_request() -> None:
    assert Ranking([place("Slider")], []).ranked("slider", "event") == []


def test_nothing_is_found_in_an_empty_site() -> None:
    assert Ranking([], []).ranked("slider") == []


def test_text_without_spaces_is_found() -> None:
    places = [place("配色テーマを変更する", url="a/"), place("音声の入力", url="b/")]
    assert urls(Ranking(places, []).ranked("テーマ"))[0] == "a/"


def test_identifiers_are_words_whole_and_in_parts() -> None:
    assert words("max_file_size HTMLBlocks") == [
        *("max", "file", "size", "max_file_size"),
        *("html", "block", "htmlblock"),
    ]


def test_what_readers_search_for_is_among_the_first_places(
    completed: Corpus, real_project: Project
) -> None:
    config = real_project.config
    records = search_records(as_shown(completed.site, config.library), config)
    places = [IndexedPlace(r.url, r.title, r.kind, r.trail, r.text) for r in records]
    ranking = Ranking(places, search_vocabulary(config, records).empty)
    queries = yaml.safe_load(Path(QUERIES).read_text(encoding="utf-8"))
    missed = []
    for entry in queries:
        right = entry["first"] if isinstance(entry["first"], list) else [entry["first"]]
        if not set(right) & set(urls(ranking.ranked(entry["query"])[:5])):
            missed.append(entry["query"])
    assert len(missed) <= len(queries) // 10, missed
