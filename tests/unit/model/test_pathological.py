import html

import pytest

from docsgen.languages import ENGLISH, texts_in
from docsgen.model.pathological import verbatim, why_pathological
from docsgen.render.markdown import to_html, to_inline_html

WIDE = f"{'|a' * 200}|\n{'|-' * 200}|\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 51, "square brackets"),
        ("a [b" * 60, "square brackets"),
        ("[" * 60 + "a" + "]" * 60, "square brackets"),
        ("> " * 100 + "a", "columns"),
        ("- " * 100 + "a", "columns"),
        (" " * 200 + "- a", "columns"),
        (WIDE + "|b|\n" * 60, "cells"),
        (f"[a]: https://a.b/{'c' * 5000}\n\n{'[a] ' * 2000}", "references"),
    ],
)
def test_what_a_parser_is_slow_at_is_named(text: str, why: str) -> None:
    assert why in (why_pathological(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "[a](b) " * 1000,
        "[ ] todo\n" * 1000,
        f"`{'[' * 100}` is code, and so is ``{'[' * 100}``",
        "\n\n".join(["an open [ bracket"] * 100),
        r"\[" * 100,
        WIDE + ("|b" * 200 + "|\n") * 100,
        "- a\n" * 1000,
        "`" * 1000,
    ],
)
def test_long_and_odd_text_is_none_of_it(text: str) -> None:
    assert why_pathological(text) is None


@pytest.mark.parametrize(
    "text", ["[" * 60, "> " * 100 + "a `b` ```c", "- " * 100 + "[x](javascript:a)"]
)
def test_it_is_shown_as_it_is(text: str) -> None:
    for shown in (to_html(text, texts_in(ENGLISH)), to_inline_html(text, texts_in(ENGLISH))):
        assert text in html.unescape(shown)
        assert "<a" not in shown


def test_a_fence_is_longer_than_any_in_it() -> None:
    assert verbatim("````") == "`````\n````\n`````"
