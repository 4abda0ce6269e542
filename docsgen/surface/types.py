# Types and defaults as reference pages and source code write them, made comparable.

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import Any

from docsgen.cache import MANY

_SAME = {
    "Sequence": "list",
    "List": "list",
    "Iterable": "list",
    "Dict": "dict",
    "Tuple": "tuple",
    "Set": "set",
    "Mapping": "dict",
}
"""Names that pages and code use for the same thing."""

UNKNOWN = object()
"""The value of a default that is no literal."""


@functools.lru_cache(maxsize=MANY)
def alternatives(text: str) -> frozenset[str]:
    """The alternatives of a union, each literal one by one; empty when the text is no type."""
    node = _parsed(text)
    return frozenset(_flattened(node)) if node else frozenset()


@functools.lru_cache(maxsize=MANY)
def options(text: str) -> tuple[str, ...]:
    """The strings that a type lists as `Literal` at any depth, in order."""
    node = _parsed(text)
    found: dict[str, None] = {}
    for literal in _literals(node) if node else ():
        found.update(dict.fromkeys(v for v in _values(literal) if isinstance(v, str)))
    return tuple(found)


@functools.lru_cache(maxsize=MANY)
def literal(text: str) -> Any:
    """The value of a default, UNKNOWN when the text is no literal."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return UNKNOWN


def same_default(one: str | None, other: str | None) -> bool:
    """Whether two defaults are the same value, as far as they are literals; None is no default."""
    if one is None or other is None:
        return one == other
    values = literal(one), literal(other)
    if UNKNOWN in values:
        return one == other
    return values[0] == values[1] and type(values[0]) is type(values[1])


def same_type(one: str, other: str) -> bool:
    """Whether two types have the same alternatives, in any order and spelling."""
    return alternatives(one) == alternatives(other) or not one or not other


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _flattened(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _flattened(left)
            yield from _flattened(right)
        case ast.Subscript(value=value, slice=inner) if _name(value) == "Optional":
            yield from _flattened(inner)
            yield "None"
        case ast.Subscript(value=value, slice=inner) if _name(value) == "Union":
            for part in inner.elts if isinstance(inner, ast.Tuple) else [inner]:
                yield from _flattened(part)
        case ast.Subscript(value=value) if _name(value) == "Literal":
            yield from (f"Literal[{value!r}]" for value in _values(node))
        case _:
            yield ast.unparse(_Normal().visit(node))


def _name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _literals(node: ast.AST) -> Iterator[ast.Subscript]:
    for child in ast.walk(node):
        if isinstance(child, ast.Subscript) and _name(child.value) == "Literal":
            yield child


def _values(node: ast.Subscript) -> Iterator[Any]:
    for part in node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]:
        if isinstance(part, ast.Constant):
            yield part.value


class _Normal(ast.NodeTransformer):
    """Names without their modules, and one name for each kind of collection."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self.visit_Name(ast.Name(node.attr))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(_SAME.get(node.id, node.id))

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A type in quotes is the type."""
        return ast.Name(node.value) if isinstance(node.value, str) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        return ast.Name(" | ".join(sorted(_flattened(node))))
