# One logical line of Python, parsed alone: what it is, what it binds and what it reads. Flattened
# code cannot be parsed as a whole before its indentation is known, but each line can, once a
# header gets a body and a clause its partner.

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from typing import NamedTuple

_CLAUSES = {
    "else": "if 1:\n pass\n",
    "elif": "if 1:\n pass\n",
    "except": "try:\n pass\n",
    "finally": "try:\n pass\n",
}
_FIRST = re.compile(r"(@|[^\W\d]\w*)")
_KIND = {
    ast.FunctionDef: "def",
    ast.AsyncFunctionDef: "def",
    ast.ClassDef: "class",
    ast.AsyncFor: "for",
    ast.AsyncWith: "with",
    ast.ImportFrom: "import",
    ast.AnnAssign: "assign",
    ast.TryStar: "try",
}


class Statement(NamedTuple):
    """A parsed logical line.

    `kind` is the lower-case name of the node ("if", "assign", "expr", ...), a clause keyword or
    "decorator"; `opens` tells that an indented body must follow.
    """

    kind: str
    opens: bool
    node: ast.AST
    loads: frozenset[str] = frozenset()
    stores: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    callee: str = ""
    is_async: bool = False

    @property
    def clause(self) -> bool:
        """Whether it continues an `if`, `for`, `while` or `try`."""
        return self.kind in _CLAUSES

    @property
    def terminal(self) -> bool:
        """Whether nothing behind it in its block can run."""
        return self.kind in ("return", "raise", "break", "continue")


@lru_cache(maxsize=20_000)
def parse(text: str) -> Statement | None:
    """Parse one logical line; None when it is not Python."""
    if len(text) > 40_000:
        return None
    match = _FIRST.match(text)
    first = match.group() if match else ""
    opens = text.rstrip().endswith(":")
    node = _node(_completed(text, first, opens))
    if node is None:
        return None
    if first in _CLAUSES:
        return _clause(first, opens, node)
    if first == "@":
        assert isinstance(node, ast.FunctionDef)
        return _record("decorator", False, node.decorator_list[0])
    if first == "case" and opens:
        assert isinstance(node, ast.Match)
        return _record("case", True, node.cases[0])
    return _record(_KIND.get(type(node), type(node).__name__.lower()), opens, node)


def _completed(text: str, first: str, opens: bool) -> str:
    body = text + "\n pass\n" if opens else text + "\n"
    if first == "@":
        return text + "\ndef _(): pass\n"
    if first == "match" and opens:
        return text + "\n case _: pass\n"
    if first == "case" and opens:
        return "match 0:\n " + text + "\n  pass\n"
    if first == "try":
        return body + "finally:\n pass\n"
    return _CLAUSES.get(first, "") + body


def _node(source: str) -> ast.stmt | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    return tree.body[0] if len(tree.body) == 1 else None


def _clause(first: str, opens: bool, node: ast.stmt) -> Statement:
    inner: ast.AST = node
    if isinstance(node, ast.If):
        inner = node.orelse[0] if node.orelse else node
        if first == "elif" and isinstance(inner, ast.If):
            inner = inner.test
    elif isinstance(node, ast.Try):
        inner = node.handlers[0] if node.handlers else node.finalbody[0]
    elif isinstance(node, ast.TryStar):
        inner = node.handlers[0]
    return _record(first, opens, inner)


def _record(kind: str, opens: bool, node: ast.AST) -> Statement:
    loads: set[str] = set()
    stores: set[str] = set()
    for child in ast.walk(node):
        _names(child, loads, stores)
    targets = _targets(node)
    return Statement(
        kind=kind,
        opens=opens,
        node=node,
        loads=frozenset(loads),
        stores=frozenset(_bound(node, stores)),
        targets=frozenset(targets),
        callee=_callee(node),
        is_async=isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith),
    )


def _names(child: ast.AST, loads: set[str], stores: set[str]) -> None:
    if isinstance(child, ast.Name):
        (stores if isinstance(child.ctx, ast.Store) else loads).add(child.id)
    elif isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name):
        if isinstance(child.ctx, ast.Store):
            stores.add(f"{child.value.id}.{child.attr}")
        else:
            loads.add(f"{child.value.id}.{child.attr}")
    elif isinstance(child, ast.Subscript) and isinstance(child.ctx, ast.Store):
        if isinstance(child.value, ast.Name):
            stores.add(f"{child.value.id}[]")
    elif isinstance(child, ast.ExceptHandler) and child.name:
        stores.add(child.name)


def _bound(node: ast.AST, stores: set[str]) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(name.asname or name.name).split(".")[0] for name in node.names}
    return stores


def _targets(node: ast.AST) -> set[str]:
    """Names that belong to the body of a header: parameters, loop variables, `as` targets."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        spec = node.args
        names = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]
        names += [extra for extra in (spec.vararg, spec.kwarg) if extra]
        return {argument.arg for argument in names}
    inner: list[ast.AST] = []
    if isinstance(node, ast.For | ast.AsyncFor):
        inner = [node.target]
    elif isinstance(node, ast.With | ast.AsyncWith):
        inner = [item.optional_vars for item in node.items if item.optional_vars]
    elif isinstance(node, ast.ExceptHandler) and node.name:
        return {node.name}
    return {n.id for part in inner for n in ast.walk(part) if isinstance(n, ast.Name)}


def _callee(node: ast.AST) -> str:
    """Return the dotted name of what the statement calls, "" when it calls nothing by name."""
    value: ast.AST | None = node
    if isinstance(node, ast.With | ast.AsyncWith):
        value = node.items[0].context_expr
    elif isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return):
        value = node.value
    while isinstance(value, ast.Await | ast.Expr | ast.YieldFrom):
        value = value.value
    return _dotted(value.func) if isinstance(value, ast.Call) else ""


def _dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            parts.append("()")
            node = node.func
        elif isinstance(node, ast.Name):
            return ".".join([node.id, *reversed(parts)])
        else:
            return ".".join(["?", *reversed(parts)])
