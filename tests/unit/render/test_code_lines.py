# Code that is shown line by line.

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.model import CodeDisplay
from docsgen.render.code_lines import needs_lines, shown_lines


def lines(source: str, language: str, display: CodeDisplay) -> list[tuple[str, str]]:
    """Each line's element and its text."""
    html = LexborHTMLParser(f"<pre>{shown_lines(source, language, display)}</pre>")
    return [(str(node.tag), node.text()) for node in html.css(".line")]


@pytest.mark.parametrize("language", ["python", "text", "no-such-language"])
def test_marked_lines_are_marked_in_every_language(language: str) -> None:
    shown = lines("a = 1\n\nb = <2>", language, CodeDisplay("", marked=[3]))
    assert shown == [("span", "a = 1\n"), ("span", "\n"), ("mark", "b = <2>\n")]


def test_what_goes_over_several_lines_has_its_colour_in_each() -> None:
    html = str(shown_lines('"""One\ntwo\n"""', "python", CodeDisplay("", is_numbered=True)))
    assert html.count("<span") == html.count("</span") == 6
    assert [text for _, text in lines('"""One\ntwo\n"""', "python", CodeDisplay(""))] == [
        *('"""One\n', "two\n", '"""\n'),
    ]


def test_a_diff_says_what_was_added_and_removed_without_its_marks() -> None:
    shown = lines(" x = 1\n-y = 2\n+y = 3\n", "python", CodeDisplay("", is_diff=True))
    assert shown == [("span", "x = 1\n"), ("del", "y = 2\n"), ("ins", "y = 3\n"), ("span", "\n")]


def test_code_is_no_html() -> None:
    html = str(shown_lines("<script>", "text", CodeDisplay("", marked=[1])))
    assert html == '<mark class="line">&lt;script&gt;\n</mark>'


@pytest.mark.parametrize("display", [CodeDisplay("", title="a"), CodeDisplay("", wraps=True)])
def test_a_title_needs_no_lines(display: CodeDisplay) -> None:
    assert not needs_lines(display)
