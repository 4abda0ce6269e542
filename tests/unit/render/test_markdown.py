from __future__ import annotations

import re

import pytest

from docsgen.languages import ENGLISH, texts_in
from docsgen.render.markdown import ROOT, plain, to_html, to_inline_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** `b<c`", "<p><strong>a</strong> <code>b&lt;c</code></p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("3. x", '<ol start="3">\n<li>x</li>\n</ol>\n'),
        ("[x](/docs/y/)", f'<p><a href="{ROOT}docs/y/" rel="noopener">x</a></p>\n'),
        ("[x](//a.example/)", '<p><a href="//a.example/" rel="noopener">x</a></p>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
    ],
)
def test_commonmark_becomes_html(text: str, html: str) -> None:
    assert to_html(text, texts_in(ENGLISH)) == html


def test_tables_are_rendered_and_aligned() -> None:
    html = to_html("| a | b |\n|---|:-:|\n| 1 | 2 |", texts_in(ENGLISH))
    assert '<table tabindex="0">' in html, "keys can scroll it"
    assert "<th>a</th>" in html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "<script>alert(1)</script>",
        "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_nothing_dangerous_becomes_markup(text: str) -> None:
    html = to_html(text, texts_in(ENGLISH))
    assert "<script" not in html
    assert "href=" not in html


def test_an_image_is_named_and_linked_but_not_fetched() -> None:
    html = to_html("![A cat](https://a.example/cat.png)", texts_in(ENGLISH))
    assert "<img" not in html
    assert 'href="https://a.example/cat.png"' in html
    assert "Image: A cat" in html
    assert "(a.example)" in html


def test_an_image_without_text_has_the_name_of_its_file() -> None:
    assert "Image: big cat.png" in to_html(
        "![](https://a.example/pets/big%20cat.png)", texts_in(ENGLISH)
    )


def test_a_line_has_no_paragraph_around_it() -> None:
    assert (
        to_inline_html("The **Flag** `x`", texts_in(ENGLISH))
        == "The <strong>Flag</strong> <code>x</code>"
    )


def test_plain_text_has_no_marks() -> None:
    assert plain("The **Flag** of [`x`](/y/)\nhere") == "The Flag of x here"


def test_lists_in_lists_keep_their_text() -> None:
    text = "\n".join(f"{'  ' * level}- level {level}" for level in range(40))
    assert re.findall(r"level (\d+)", to_html(text, texts_in(ENGLISH))) == [
        str(level) for level in range(40)
    ]


def test_an_image_in_a_link_is_the_text_of_the_link() -> None:
    html = to_html("[![](https://a.example/badge.svg)](https://b.example/)", texts_in(ENGLISH))
    assert html == (
        '<p><a href="https://b.example/" rel="noopener">Image: badge.svg'
        " <span>(a.example)</span></a></p>\n"
    )
