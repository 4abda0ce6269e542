# Names for people: titles, categories, anchors.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.model.naming import category, class_name, guide_title, slug, unique


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Event Listeners", "event-listeners"),
        ("Password-protected app", "password-protected-app"),
        ("1. Set up the Transformers ASR Model", "1-set-up-the-transformers-asr-model"),
        ("The `gr.Cache()` class", "the-grcache-class"),
        ("What's new?", "whats-new"),
        ("load_chat", "load_chat"),
        ("Ergonomic API 💆", "ergonomic-api"),
        ("Über uns", "über-uns"),
    ],
)
def test_slugs_are_those_that_the_guides_link_to(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


@given(st.text(max_size=40))
def test_a_slug_is_never_empty_and_fits_into_a_link(heading: str) -> None:
    anchor = slug(heading)
    assert anchor
    assert not set(anchor) & set(" \"'<>#?&%/\\()")


@pytest.mark.parametrize(
    ("wanted", "given_"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a-1", "a-2"]),
        (["a", "a-1", "a"], ["a", "a-1", "a-2"]),
        ([], []),
    ],
)
def test_repeated_anchors_are_counted(wanted: list[str], given_: list[str]) -> None:
    assert unique(wanted) == given_


@given(st.lists(st.sampled_from(["a", "a-1", "a-1-1", "a-2", "b", ""])))
def test_anchors_are_distinct_and_the_first_keeps_its_name(wanted: list[str]) -> None:
    found = unique(wanted)
    assert len(set(found)) == len(wanted)
    assert all(new.startswith(old) for new, old in zip(found, wanted, strict=True))
    assert found[:1] == wanted[:1]


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("Building With Blocks - State In Blocks Guide", "Building With Blocks"),
        ("Gradio - Button Docs", "Gradio"),
        ("A title of another form", ""),
        ("", ""),
    ],
)
def test_the_category_is_in_front_of_the_title(stored: str, name: str) -> None:
    assert category(stored) == name


@pytest.mark.parametrize(
    ("stored", "title"),
    [
        ("Building With Blocks - Custom Css And Js Guide", "Custom CSS and JS"),
        ("Other Tutorials - From Openapi Spec Guide", "From OpenAPI Spec"),
        (
            "Chatbots - Creating A Slack Bot From A Gradio App Guide",
            "Creating a Slack Bot from a Gradio App",
        ),
        ("Gradio - Load_Chat Docs", "Load Chat"),
        ("And Then There Was One", "And Then There Was One"),
        ("", ""),
    ],
)
def test_titles_get_their_casing_back(stored: str, title: str) -> None:
    assert guide_title(stored, ["CSS", "JS", "OpenAPI"]) == title


class TestClassName:
    def test_a_spelling_with_capitals_wins(self) -> None:
        texts = ["a button and a button", "gr.Button()"]
        assert class_name("button", texts) == "Button"

    def test_then_the_most_frequent(self) -> None:
        assert class_name("html", ["HTML or Html", "HTML"]) == "HTML"

    def test_functions_stay_small(self) -> None:
        assert class_name("load_chat", ["gr.load_chat()"]) == "load_chat"

    def test_parts_of_words_do_not_count(self) -> None:
        assert class_name("tab", ["TabbedInterface", "table"]) is None
