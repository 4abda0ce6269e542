# Wrapped, escaped and indented text as html2text left it, given back as CommonMark.

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.ingest.reference.text import split_code, unwrap

# What html2text writes: words, escapes, hyphens, list items, hard breaks and empty lines.
LINES = ("word", "call-", "\\- item", "1\\. item", " * item", "- item", "3. item", "_Note_ :")
LINES += (
    "",
    " ",
    "`code`",
    "**bold**",
    "**Using`code`**",
    "ends. ",
    "–",
    "\\",
    "* ",
    "\t",
    "ß\xa0",
)
WRAPPED = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@pytest.mark.parametrize(
    ("wrapped", "text"),
    [
        ("one line\nand another", "one line and another"),
        ("main call-\nto-action", "main call-to-action"),  # record 154
        ("whisper-\nlarge-v2", "whisper-large-v2"),  # record 25
        ("`X-IP-\nToken`", "`X-IP-Token`"),  # record 22
        ("a dash -\nand more", "a dash - and more"),
        ("first paragraph\n\nsecond\nparagraph", "first paragraph\n\nsecond paragraph"),
        ("first\n\n\n \nsecond", "first\n\nsecond"),
        ("with a hard break \nhere", "with a hard break  \nhere"),
        ("nothing at the end \n\n", "nothing at the end"),
        ("\\- an escaped dash", "- an escaped dash"),  # record 232
        ("1\\. an escaped number", "1. an escaped number"),
        ("``Blocks.launch()`` is kept", "``Blocks.launch()`` is kept"),  # record 84
        ("**Using Components Inside`gr.Chatbot`**", "**Using Components Inside `gr.Chatbot`**"),
        ("**Python 3.9 or higher** : yes", "**Python 3.9 or higher**: yes"),
        (" * one\n * two\ngoes on", "* one\n* two goes on"),
        ("", ""),
        (" \n\n \n", ""),
    ],
)
def test_unwrap(wrapped: str, text: str) -> None:
    assert unwrap(wrapped) == text


def test_a_backslash_inside_a_line_is_no_escape() -> None:
    assert unwrap(r"a path C:\-x and 1\.5") == r"a path C:\-x and 1\.5"


@given(WRAPPED | st.text(alphabet="ab-\\1. *`_:\n", max_size=80))
def test_unwrap_loses_nothing_but_the_backslashes_of_escapes(text: str) -> None:
    def solid(text: str) -> str:
        return "".join(text.split()).replace("\\", "")

    escapes = len(re.findall(r"(?m)^\s*(?:\\(?=[-+])|\d+\\(?=\.))", text))
    found = unwrap(text)
    assert solid(found) == solid(text)
    assert text.count("\\") - found.count("\\") <= escapes


@given(st.lists(st.sampled_from(["word", "two words", "call-", "`code`"]), max_size=8))
def test_a_paragraph_becomes_one_line(lines: list[str]) -> None:
    assert "\n" not in unwrap("\n".join(lines))


def pieces(text: str) -> list[tuple[bool, str]]:
    return [
        (span.is_code, span.text.strip("\n") if span.is_code else span.text.strip())
        for span in split_code(text)
    ]


class TestSplitCode:
    def test_code_is_what_a_blank_indents(self) -> None:
        text = "Type this:\n\n \n \n x = 1\n y = 2\n \n z = 3\n \n \n\nThen run it."
        assert pieces(text) == [
            (False, "Type this:"),
            (True, " x = 1\n y = 2\n \n z = 3"),
            (False, "Then run it."),
        ]

    def test_a_section_that_begins_with_code_lost_its_first_blank(self) -> None:
        # Records 24, 47, 75 and others.
        assert pieces("import gradio as gr\n with gr.Blocks() as demo:\n ...\n\n") == [
            (True, "import gradio as gr\n with gr.Blocks() as demo:\n ...")
        ]

    def test_bullets_are_no_code(self) -> None:
        text = "Some clients:\n\n * Python\n * JavaScript\n\nAnd others."
        assert all(not is_code for is_code, _ in pieces(text))

    def test_prose_alone_is_one_span(self) -> None:
        assert pieces("Just text.\n\nMore text.") == [(False, "Just text.\n\nMore text.")]

    def test_nothing_is_nothing(self) -> None:
        assert pieces("") == pieces(" \n\n ") == []

    def test_a_span_knows_its_place(self) -> None:
        text = "Text.\n\n \n \n x = 1\n \n\nMore."
        for span in split_code(text):
            assert span.text.strip("\n") in text[span.start : span.end]

    @given(st.lists(st.sampled_from(["", " ", " x = 1", "text", " * item", "\ty"]), max_size=12))
    def test_no_word_is_lost(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        joined = "\n".join(span.text for span in split_code(text))
        assert joined.split() == text.split()
