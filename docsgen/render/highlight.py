# Code to highlighted HTML; an unknown language is shown as plain text.

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator

import pygments
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from docsgen.languages import Texts

_FORMATTER = HtmlFormatter(nowrap=True)
_PLAIN = frozenset({"", "text", "txt", "output", "csv", "directory"})
_USUAL = ("python", "bash", "javascript", "json")
_QUICK = frozenset({*_USUAL, "css", "html", "yaml"})
"""Languages whose lexers take long for long lines only."""

_EMPTY_LINES = re.compile(r"(?<=\n)(\n{20,})")
_LONGEST_LINE = 1000
"""Characters of a line beyond which code has no colours: lexers take quadratic time for it."""

_SMALL_PIECE, _LARGE_PIECE = 2_000, 20_000
"""Characters that are coloured at once. Lexers may take quadratic time for whole samples, too; what
goes on over the end of a piece, such as a comment, may lose its colour."""

_NAMES = {
    "cpp": "C++",
    "css": "CSS",
    "csv": "CSV",
    "html": "HTML",
    "javascript": "JavaScript",
    "json": "JSON",
    "typescript": "TypeScript",
    "yaml": "YAML",
}
_DESCRIBED = {
    "": "code-languages.text",
    "bash": "code-languages.shell",
    "output": "code-languages.output",
    "text": "code-languages.text",
}
"""Keys of the texts that name what has no proper name."""

_ALIASES = {"js": "javascript", "ts": "typescript", "py": "python", "sh": "bash"}
_LEXERS = {"svelte": "html", "typescript": "javascript"}
"""Languages whose own lexer is missing, or costs 35 ms to build for little more colour."""


def display_name(language: str, texts: Texts) -> str:
    """The name of a language as readers write it."""
    canonical = _ALIASES.get(language, language)
    if canonical in _DESCRIBED:
        return texts(_DESCRIBED[canonical])
    return _NAMES.get(canonical) or canonical.capitalize()


def warm_up() -> None:
    """Build the lexers that most documentation needs; each takes up to 40 ms."""
    for language in _USUAL:
        highlight("", language)


@functools.lru_cache(maxsize=20_000)
def highlight(code: str, language: str) -> str:
    """HTML spans with Pygments' short class names, without an element around them."""
    canonical = _ALIASES.get(language, language)
    name = _LEXERS.get(canonical, canonical)
    # A line needs no colours, and a lexer that nothing else needs takes up to 60 ms to build.
    lexer = _lexer(name) if name in _USUAL or "\n" in code else None
    if lexer is None or max(map(len, code.split("\n"))) > _LONGEST_LINE:
        return html.escape(code)
    pieces = _pieces(code, is_quick=name in _QUICK)
    coloured = (
        pygments.highlight(piece, lexer, _FORMATTER) if piece.strip("\n") else piece
        for piece in pieces
    )
    return "".join(coloured).rstrip("\n")


def _pieces(code: str, *, is_quick: bool) -> Iterator[str]:
    """The code in pieces of whole lines; runs of empty ones stand alone if they are not quick."""
    size = _LARGE_PIECE if is_quick else _SMALL_PIECE
    for part in [code] if is_quick else _EMPTY_LINES.split(code):
        start = 0
        while start < len(part):
            end = part.find("\n", start + size) + 1 or len(part)
            yield part[start:end]
            start = end


@functools.cache
def _lexer(language: str) -> Lexer | None:
    if language in _PLAIN:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
