# Where code is prepared to see what it tries fail for want of a package: read from its text.

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

_FAILURES = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")


def is_guarded(node: ast.AST, field: str) -> bool:
    """Whether an import that fails in the `field` of a node is caught there."""
    if isinstance(node, ast.Try):
        return field == "body" and any(map(_is_prepared, node.handlers))
    if isinstance(node, ast.With) and field == "body":
        return any("suppress" in ast.unparse(item.context_expr) for item in node.items)
    return False


def _is_prepared(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(one, ast.Name) and one.id in _FAILURES for one in caught)


def runs_guarded(frame: FrameType | None, folder: str) -> bool:
    """Whether code in `folder` that runs now, up to its first caller elsewhere, is guarded."""
    while frame is not None and frame.f_code.co_filename.startswith(f"{folder}/"):
        if frame.f_lineno in _guarded_lines(frame.f_code.co_filename):
            return True
        frame = frame.f_back
    return False


@functools.lru_cache
def _guarded_lines(file: str) -> frozenset[int]:
    try:
        tree = ast.parse(Path(file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return frozenset(line for node in ast.walk(tree) for line in _lines(node))


def _lines(node: ast.AST) -> Iterator[int]:
    if is_guarded(node, "body"):
        for statement in getattr(node, "body", []):
            yield from range(statement.lineno, statement.end_lineno + 1)
