from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docsgen.render.splitting import packed


def test_texts_stay_whole_and_in_order_as_far_as_they_fit() -> None:
    assert packed(["aaa", "bbb", "ccc"], 8) == [[(0, "aaa"), (1, "bbb")], [(2, "ccc")]]


def test_nothing_is_no_part() -> None:
    assert packed([], 100) == []


def test_a_long_text_is_cut_above_a_heading() -> None:
    pieces = ["# One\ntext\n", "## Two\ntexts\n", "### Three\ntext\n"]
    assert packed(["".join(pieces)], 20) == [[(0, pieces[0])], [(0, pieces[1])], [(0, pieces[2])]]


def test_what_looks_like_a_heading_in_code_is_none() -> None:
    code = "```python\nx = 1\n## not a heading\ny = 2\n```\n"
    assert [part[0][1] for part in packed([f"# A\n{code}## B\nb\n"], 50)] == [
        f"# A\n{code}",
        "## B\nb\n",
    ]


def test_a_long_section_is_cut_between_lines() -> None:
    assert [part[0][1] for part in packed(["12345\n12345\n12345\n"], 13)] == [
        "12345\n12345\n",
        "12345\n",
    ]


@given(
    st.lists(st.text(alphabet="a#` \n語😀", max_size=60), max_size=6),
    st.integers(min_value=8, max_value=50),
)
def test_no_part_is_too_large_and_nothing_is_lost(texts: list[str], most: int) -> None:
    parts = packed(texts, most)
    assert all(len("\n".join(text for _, text in part).encode()) <= most for part in parts)
    pieces = [piece for part in parts for piece in part]
    for number, text in enumerate(texts):
        assert "".join(piece for at, piece in pieces if at == number) == text
