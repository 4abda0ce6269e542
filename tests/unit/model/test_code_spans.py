import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docsgen.model.code_spans import HIDDEN, code_spans, hide_code


def spans(text: str) -> list[str]:
    return [text[start:end] for start, end in code_spans(text)]


def content(span: str) -> str:
    """What is between the backticks of a span."""
    ticks = len(span) - len(span.lstrip("`"))
    return span[ticks:-ticks].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", ["`b`"]),
        ("``a`b``", ["``a`b``"]),
        ("`a", []),
        ("`a``", []),
        ("``` `a` ``` b", ["``` `a` ```"]),
        ("`a\nb`", ["`a\nb`"]),
        ("`a\n \nb`", []),
        (r"\`a`", []),
        (r"\``a`", ["`a`"]),
        (r"\\`a`", ["`a`"]),
        (r"`\`", [r"`\`"]),
        ("`a`b`c`", ["`a`", "`c`"]),
    ],
)
def test_a_span_ends_with_as_many_backticks_as_it_begins_with(
    text: str, expected: list[str]
) -> None:
    assert spans(text) == expected


@given(st.text(alphabet="`\\a b", max_size=30).map(lambda text: f"a{text}a"))
def test_they_are_the_spans_of_a_commonmark_parser(text: str) -> None:
    inline = MarkdownIt("commonmark").parseInline(text)[0].children or []
    parsed = [token.content.strip() for token in inline if token.type == "code_inline"]
    assert [content(span) for span in spans(text)] == parsed


@given(st.text(alphabet="`\\a\n", max_size=30))
def test_hidden_code_leaves_everything_in_its_place(text: str) -> None:
    hidden = hide_code(text)
    assert len(hidden) == len(text)
    assert all(now in (before, HIDDEN) for before, now in zip(text, hidden, strict=True))
