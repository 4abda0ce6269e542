# Windows of a section joined again, whatever the section, and every loss and copy named.

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.config import Windows
from docsgen.diagnostics import Findings
from docsgen.ingest.stitch import GAP, MINIMUM_OVERLAP, Kind, Stitched, overlap, stitch
from docsgen.model import Chunk

URL = "https://gradio.app/guides/a"


def chunk(record: int, text: str, heading: str = "One", url: str = URL, **more: Any) -> Chunk:
    return Chunk("a.json", record, text, heading, url, "Mcp - A Guide", **more)


def stitched(*chunks: Chunk) -> list[Stitched]:
    return stitch(list(chunks), Windows(), Findings())


def windows(text: str) -> list[str]:
    """As the crawler cut sections (corpus-damage.md, Windows): 2,000 raw characters every 1,800."""
    if len(text) <= 2000:
        return [text]
    return [text[at : at + 2000] for at in range(0, len(text), 1800)]


@st.composite
def prose(draw: st.DrawFn, minimum: int = 1) -> str:
    """Text of up to four windows in which no run of forty characters comes twice."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    length = draw(st.integers(minimum, 7000))
    gaps = draw(st.sampled_from([" ", "  ", "\n", "\n\n", "    ", "\n \n \n "]))
    text = ""
    while len(text) < length:
        text += f"{rng.getrandbits(48):x}{rng.choice([' ', gaps])}"
    return text[:length].lstrip()


def _text_of(pieces: list[str]) -> str:
    (section,) = stitched(*[chunk(number, piece) for number, piece in enumerate(pieces)])
    return section.text


@given(prose())
def test_windows_of_any_text_give_the_text(text: str) -> None:
    assert _text_of(windows(text)) == text


@given(prose())
def test_windows_whose_runs_of_blanks_collapsed_give_the_collapsed_text(text: str) -> None:
    def collapse(piece: str) -> str:
        return re.sub(" {2,}", " ", piece)

    assert _text_of([collapse(piece) for piece in windows(text)]) == collapse(text)


@given(prose(minimum=500), st.integers(MINIMUM_OVERLAP, 200))
def test_the_overlap_is_found_whatever_its_length(text: str, shared: int) -> None:
    at = len(text) // 2
    assert overlap(text[: at + shared], text[at:]) == shared


@given(st.text(max_size=300), st.text(max_size=300))
def test_an_overlap_is_always_a_real_one(left: str, right: str) -> None:
    shared = overlap(left, right)
    assert left.endswith(right[:shared])
    assert shared >= MINIMUM_OVERLAP or shared in (0, len(right))


def test_the_longest_overlap_counts() -> None:
    period = "0123456789" * 5
    assert overlap(period, period) == 50


def test_a_short_common_run_may_be_chance() -> None:
    assert overlap("ends with 25 characters..", "25 characters.. " + "x" * 60) == 0


class TestJoins:
    A = "A section that is long enough to be cut, and goes on until a window ends. "
    B = "Then it goes on in the next window, of which this is the first half. "
    C = "And here it ends.\n"

    def test_a_clean_join(self) -> None:
        (section,) = stitched(chunk(3, self.A + self.B), chunk(4, self.B + self.C))
        assert section.text == self.A + self.B + self.C
        assert section.chunks == [3, 4]
        (join,) = section.joins
        assert (join.left, join.right, join.kind, join.overlap) == (3, 4, Kind.CLEAN, len(self.B))
        assert not section.lost

    def test_a_redundant_tail_is_dropped_but_stays_listed(self) -> None:
        findings = Findings()
        (section,) = stitch([chunk(3, self.A + self.B), chunk(4, self.B)], Windows(), findings)
        assert section.text == self.A + self.B
        assert section.chunks == [3, 4]
        assert [join.kind for join in section.joins] == [Kind.REDUNDANT]
        assert [(d.rule, d.location.record) for d in findings.sorted()] == [("DG016", 4)]

    def test_a_join_without_overlap_is_a_gap(self) -> None:
        findings = Findings()
        (section,) = stitch([chunk(3, self.A), chunk(4, self.C)], Windows(len(self.A)), findings)
        assert section.text.count(GAP) == len(section.lost) == 1
        assert [join.kind for join in section.joins] == [Kind.DAMAGED]
        assert [d.rule for d in findings.sorted()] == ["DG015"]

    def test_a_record_too_short_to_go_on_is_a_section_of_its_own(self) -> None:
        findings = Findings()
        first, second = stitch([chunk(3, self.A), chunk(4, self.C)], Windows(), findings)
        assert (first.text, second.text) == (self.A, self.C)
        assert not findings.sorted()

    def test_what_a_repair_knows_of_a_loss_is_passed_on(self) -> None:
        lost = "about 1,500 characters"
        (section,) = stitched(chunk(3, self.A, lost=lost), chunk(4, self.C))
        assert section.lost == [lost]

    def test_losses_at_the_edges_are_marked_there(self) -> None:
        one = chunk(3, self.A, lost_before="the start", lost="the end")
        (section,) = stitched(one)
        assert section.text.split() == [GAP, *self.A.split(), GAP]
        assert section.lost == ["the start", "the end"]

    def test_an_overlap_given_by_a_repair_is_believed(self) -> None:
        (section,) = stitched(
            chunk(3, "You can see examples"), chunk(4, "examples of h", overlap=8)
        )
        assert section.text == "You can see examples of h"
        assert not section.lost

    def test_three_windows_know_which_text_is_whose(self) -> None:
        (section,) = stitched(
            chunk(3, self.A + self.B),
            chunk(4, self.B + self.A.upper()),
            chunk(5, self.A.upper() + self.C),
        )
        end = len(section.text)
        assert section.records_between(0, 1) == [3]
        assert section.records_between(0, end) == [3, 4, 5]
        assert section.records_between(end - 1, end) == [5]
        assert section.records_between(len(self.A + self.B), len(self.A + self.B) + 1) == [4]

    def test_a_head_taken_off_moves_the_origins(self) -> None:
        (section,) = stitched(chunk(3, self.A + self.B), chunk(4, self.B + self.C))
        rest = section.without_head(len(self.A))
        assert rest.text == self.B + self.C
        assert rest.records_between(0, 1) == [3]
        assert rest.records_between(len(self.B), len(self.B) + 1) == [4]


class TestSections:
    def test_sections_never_join_across_pages_or_headings(self) -> None:
        text = "A text of more than forty characters that all three chunks share."
        sections = stitched(
            chunk(0, text), chunk(1, text, heading="Two"), chunk(2, text, url=URL + "b")
        )
        assert [(s.url, s.heading, s.chunks) for s in sections] == [
            (URL, "One", [0]),
            (URL, "Two", [1]),
            (URL + "b", "One", [2]),
        ]

    def test_reading_order_is_kept(self) -> None:
        headings = ["Zebra", "Ant", "Middle"]
        sections = stitched(*[chunk(n, f"Text {n}.", h) for n, h in enumerate(headings)])
        assert [s.heading for s in sections] == headings

    def test_nothing_in_nothing_out(self) -> None:
        assert stitched() == []


class TestCopies:
    ICON = "![](data:image/svg+xml,%3csvg%20xmlns='http://www.w3.org/2000/svg'%3e%3c/svg%3e)"
    BODY = f"{ICON}\n \n \n gradio.Tab.select(···)\n\nDescription\n\nTriggered.\n"
    FOOTER = "\n[Blocks](../../guides/blocks/)\n"

    def test_a_section_that_starts_over_is_a_second_copy(self) -> None:
        # Records 195 and 196: the same heading, but no continuation.
        findings = Findings()
        (section,) = stitch(
            [chunk(0, self.BODY + self.FOOTER), chunk(1, self.BODY)], 2000, findings
        )
        assert section.text == self.BODY + self.FOOTER
        assert section.chunks == [0, 1]
        assert not section.lost
        assert [d.rule for d in findings.sorted()] == ["DG017"]

    @pytest.mark.parametrize("first", [0, 1])
    def test_what_only_one_copy_has_is_kept(self, first: int) -> None:
        texts = [self.BODY + self.FOOTER, self.BODY]
        between = chunk(1, "Another section.", "Two")
        one, other = texts[first], texts[1 - first]
        sections = stitched(chunk(0, one), between, chunk(2, other))
        assert [(s.heading, s.chunks) for s in sections] == [("One", [0, 2]), ("Two", [1])]
        assert sections[0].text == self.BODY + self.FOOTER

    def test_sections_that_only_share_a_heading_stay_apart(self) -> None:
        sections = stitched(
            chunk(0, "Install it."), chunk(1, "Call it.", "Two"), chunk(2, "Remove it.")
        )
        assert [s.text for s in sections if s.heading == "One"] == ["Install it.", "Remove it."]

    def test_repeated_empty_containers_are_merged_in_silence(self) -> None:
        findings = Findings()
        sections = stitch(
            [chunk(0, ""), chunk(1, "Text.", "Two"), chunk(2, "")], Windows(), findings
        )
        assert len(sections) == 2
        assert not findings.sorted()
