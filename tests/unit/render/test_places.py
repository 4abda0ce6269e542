from __future__ import annotations

import json

import pytest

from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.vocabulary import Vocabulary
from docsgen.render import search
from docsgen.render.places import places_file
from docsgen.render.search import SEARCH_KINDS, Record

NOTHING = Vocabulary([], [])
"""No word that means the same as another."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a plain text", ["plain", "text"]),
        ("file_types", ["file", "file_types", "types"]),
        ("UploadButton", ["button", "upload", "uploadbutton"]),
        ("HTMLElement", ["element", "html", "htmlelement"]),
        ("gr.Model3D(x)", ["model", "model3d"]),
        ("Größe", ["größe"]),
    ],
)
def test_words_are_known_whole_and_in_parts(text: str, words: list[str]) -> None:
    file = json.loads(places_file([Record("a/", "", "page", [], text)], {}, NOTHING))
    assert file["words"].split() == words


def test_the_words_of_names_come_first() -> None:
    record = Record("a/", "Zoom", "page", ["Yard"], "an apple for zoom")
    assert json.loads(places_file([record], {}, NOTHING))["words"] == "yard zoom apple for"


def test_a_record_that_is_not_in_the_index_is_no_place() -> None:
    assert json.loads(places_file([Record("a/", "", "page", [], "")], {}, NOTHING))["places"] == []


def test_a_new_search_kind_reaches_the_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SEARCH_KINDS", (*SEARCH_KINDS, "example"))
    for key, text in (("search-kind.example", "Example"), ("search-kinds.example", "Examples")):
        monkeypatch.setitem(texts_in(ENGLISH).entries, key, text)
    kinds = json.loads(places_file([], {}, NOTHING))["kinds"]
    assert [name for name, _, _ in kinds] == [*SEARCH_KINDS, "example"]
    assert kinds[-1] == ["example", "Example", "Examples"]


def test_synonyms_that_lead_nowhere_are_left_out() -> None:
    groups = [["dropdown", "select box"], ["slider", "range"], ["文本框", "输入框"]]
    record = Record("a/", "Dropdown", "page", [], "of a range")
    file = json.loads(places_file([record], {}, Vocabulary(["the"], groups)))
    assert file["empty"] == ["the"]
    assert file["synonyms"] == [
        ["dropdown", "select box"],
        ["slider", "range"],
        ["文本框", "输入框"],
    ]
    other = Record("a/", "Button", "page", [], "box")
    assert json.loads(places_file([other], {}, Vocabulary([], groups)))["synonyms"] == groups[2:]
