from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.languages import ENGLISH, texts_in
from docsgen.render.highlight import display_name, highlight


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("python", "Python"),
        ("sh", "Shell"),
        ("ts", "TypeScript"),
        ("svelte", "Svelte"),
        ("", "Text"),
    ],
)
def test_languages_have_the_names_readers_know(language: str, name: str) -> None:
    assert display_name(language, texts_in(ENGLISH)) == name


@pytest.mark.parametrize("language", ["python", "html", "nonsense", "text", "css"])
def test_the_text_of_code_is_unchanged(language: str) -> None:
    code = "if a < b & c:\n\n    print('<b>')  # é"
    assert LexborHTMLParser(f"<pre>{highlight(code, language)}</pre>").text() == code


@pytest.mark.parametrize("language", ["python", "java", "cpp", "markdown", "html", "ini"])
@pytest.mark.parametrize("line", ["int a(b); // c", "a", "", "'a", "<!-- a & b", "x" * 1001])
def test_long_code_is_unchanged_too(language: str, line: str) -> None:
    code = "a\n" + f"{line}\n" * 300 + "\n" * 30 + "z"
    assert LexborHTMLParser(f"<pre>{highlight(code, language)}</pre>").text() == code


def test_long_code_keeps_its_colours() -> None:
    code = "int a(b); // c\n" * 1000
    assert highlight(code, "java").count('<span class="c1">') == 1000


def test_python_is_highlighted() -> None:
    assert '<span class="k">if</span>' in highlight("if x: pass", "python")
