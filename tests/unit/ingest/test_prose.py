# Running text to blocks: what is a callout, a demo slot, a lost heading, and what is just text.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.ingest.prose import prose_blocks
from docsgen.ingest.stitch import GAP
from docsgen.model import Block, Callout, DemoSlot, Gap, Heading, Markdown


def guide(text: str) -> list[Block]:
    return prose_blocks(text, lost_headings=True)


def texts(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Heading | Markdown | Callout)]


class TestHeadings:
    @pytest.mark.parametrize(
        "line",
        [
            "Generators",
            "Async",
            "Embedding with Web Components",
            "Highlighting Cells",
            "`gr.Cache` in Detail",
            "1. `GRADIO_SERVER_PORT`",
            "1. Create a Slack App",
            "Password-protected app",
        ],
    )
    def test_a_short_capitalized_line_on_its_own_was_a_heading(self, line: str) -> None:
        blocks = guide(f"Some text before.\n\n{line}\n\nSome text after.")
        assert [b.text for b in blocks if isinstance(b, Heading)] == [line]

    @pytest.mark.parametrize(
        "line",
        [
            "This is a sentence.",
            "For example:",
            "First, second,",
            "lower case words",
            "A line of many more words than any heading would have",
            "See [the guide](/guides/a)",
            "| a | b |",
            "**Bold**",
            "Two lines\nof text",
            "- List item",
        ],
    )
    def test_other_lines_are_text(self, line: str) -> None:
        blocks = guide(f"Some text before.\n\n{line}\n\nSome text after.")
        assert not [b for b in blocks if isinstance(b, Heading)]

    def test_eight_words_are_the_most(self) -> None:
        eight = "A heading of exactly eight words is fine"
        assert isinstance(guide(f"{eight}\n\nText.")[0], Heading)
        assert isinstance(guide(f"{eight} too\n\nText.")[0], Markdown)

    def test_a_heading_may_follow_a_sample_and_needs_something_below_it(self) -> None:
        assert isinstance(guide("\nStreaming Video\n\nText.")[0], Heading)
        assert isinstance(guide("\nStreaming Video\n")[0], Markdown)

    def test_reference_pages_lost_no_headings(self) -> None:
        assert prose_blocks("Generators") == [Markdown("Generators")]


class TestSlots:
    @pytest.mark.parametrize("shows", ["code", "demo"])
    def test_a_placeholder_line_is_a_slot(self, shows: str) -> None:
        blocks = guide(f"Look at this.\n\n${shows}_hello_blocks\n\nNice.")
        assert blocks == [
            Markdown("Look at this."),
            DemoSlot("hello_blocks", shows),
            Markdown("Nice."),
        ]

    def test_slots_on_neighbouring_lines_are_two(self) -> None:
        assert guide("$code_rt-detr\n$demo_rt-detr") == [
            DemoSlot("rt-detr", "code"),
            DemoSlot("rt-detr", "demo"),
        ]

    def test_text_around_a_slot_in_one_paragraph_is_kept(self) -> None:
        blocks = guide("Before it:\n$demo_x\nafter it.")
        assert [type(b) for b in blocks] == [Markdown, DemoSlot, Markdown]
        assert [t.strip() for t in texts(blocks)] == ["Before it:", "after it."]

    @pytest.mark.parametrize("text", ["It costs $demo_x a day.", "`$demo_x`", "$other_x"])
    def test_the_same_in_running_text_is_none(self, text: str) -> None:
        assert not [b for b in guide(text) if isinstance(b, DemoSlot)]


class TestCallouts:
    @pytest.mark.parametrize(
        ("text", "kind", "said"),
        [
            ("Tip: use it.", "tip", "use it."),
            ("Note: read\nthis.", "note", "read\nthis."),
            ("Warning: hot.", "warning", "hot."),
            ("**Important**: now.", "important", "now."),
            ("**Note:** bold.", "note", "bold."),
            ("_Note_ : spaced by html2text.", "note", "spaced by html2text."),
        ],
    )
    def test_a_paragraph_that_announces_itself(self, text: str, kind: str, said: str) -> None:
        assert guide(text) == [Callout(kind, said)]

    @pytest.mark.parametrize("text", ["A tip: use it.", "Notes: many.", "Note that this is text."])
    def test_other_paragraphs_do_not(self, text: str) -> None:
        assert not [b for b in guide(text) if isinstance(b, Callout)]


class TestGaps:
    def test_each_mark_takes_the_next_loss(self) -> None:
        blocks = prose_blocks(f"{GAP}\n\nText.\n\n{GAP}\n", ["the start", "the end"])
        assert blocks == [Gap("the start"), Markdown("Text."), Gap("the end")]


class TestMarkdown:
    def test_neighbouring_paragraphs_are_one_block(self) -> None:
        text = "First paragraph.\n\n- an item\n\n- another item\n\n[ref]: https://example.org"
        assert guide(text) == [Markdown(text)]

    def test_no_text_no_blocks(self) -> None:
        assert guide("") == guide(" \n\n \t\n") == []

    @given(st.text(alphabet="aZ1. :$_-*`|\n", max_size=200))
    def test_no_word_is_ever_lost(self, text: str) -> None:
        blocks = guide(text)
        shown = "".join(
            f"${b.shows}_{b.name}" if isinstance(b, DemoSlot) else getattr(b, "text", "")
            for b in blocks
        )
        assert "".join(shown.split()) == "".join(text.split())
