# Python sources without their documentation, which a demo's reader never sees: it would only be
# downloaded, in the archive or in the memory snapshot. Every line keeps its number.

from __future__ import annotations

import ast
from collections.abc import Iterator

_SCOPES = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_DOC = "Doc"
"""What `Annotated` holds for a reader (PEP 727)."""


def slim(source: bytes) -> bytes:
    """`source` without docstrings and without the texts of `Doc(...)`; UTF-8 in and out."""
    lines = source.splitlines(keepends=True)
    found = sorted(_texts(ast.parse(source)), key=lambda text: text.lineno, reverse=True)
    for text in found:
        _replace(lines, text)
    return b"".join(lines)


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings that only document something."""
    for node in ast.walk(tree):
        if isinstance(node, _SCOPES) and ast.get_docstring(node, clean=False) is not None:
            yield node.body[0].value  # type: ignore[attr-defined]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == _DOC:
            yield from (arg for arg in node.args if isinstance(arg, ast.Constant))


def _replace(lines: list[bytes], text: ast.Constant) -> None:
    """Put an empty string in the place of a string, over as many lines."""
    first, last = text.lineno - 1, (text.end_lineno or text.lineno) - 1
    before, after = lines[first][: text.col_offset], lines[last][text.end_col_offset :]
    lines[first : last + 1] = [before + b"(" + b"\n" * (last - first) + b"'')" + after]
