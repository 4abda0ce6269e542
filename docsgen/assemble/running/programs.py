# A sample as a syntax tree: the names that it leaves undefined, and which statement binds a name.

from __future__ import annotations

import ast
import copy
import textwrap
import warnings
from collections.abc import Collection, Iterator

import msgspec
from pyflakes import checker, messages

_LARGEST = 200_000
"""Characters of a sample that is still read; no reader follows longer ones."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
"""What runs when it is called."""


class Program(msgspec.Struct, frozen=True):
    """A sample's code; `tree` is None where it is no whole Python. A demo runs anyway."""

    code: str
    tree: ast.Module | None
    is_damaged: bool = False
    is_demo: bool = False


def program(code: str, *, is_damaged: bool = False, is_demo: bool = False) -> Program:
    """A sample, read."""
    shown = textwrap.dedent(code.expandtabs(4)).strip("\n")
    return Program(shown, parsed(shown), is_damaged, is_demo)


def parsed(code: str) -> ast.Module | None:
    """The tree of a sample; None where it is no Python, too long, or nested too deeply."""
    if len(code) > _LARGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code)
            compile(tree, "sample", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree


def undefined(tree: ast.Module) -> dict[str, bool]:
    """The names that nothing defines, in order of use, and whether only types use them."""
    every = _undefined(tree)
    values = _undefined(_without_annotations(tree))
    if is_deferring(tree):
        return dict.fromkeys(values, False)
    return {name: name not in values for name in every}


def _undefined(tree: ast.Module) -> dict[str, None]:
    found = checker.Checker(tree).messages
    found.sort(key=lambda message: (message.lineno, message.col))
    return {
        message.message_args[0]: None
        for message in found
        if isinstance(message, messages.UndefinedName)
    }


def is_deferring(tree: ast.Module) -> bool:
    """Whether the types in a program are not looked up when it runs."""
    return any(isinstance(one, ast.ImportFrom) and one.module == "__future__" for one in tree.body)


def _without_annotations(tree: ast.Module) -> ast.Module:
    stripped = copy.deepcopy(tree)
    for node in ast.walk(stripped):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.copy_location(ast.Constant(None), node.annotation)
    return stripped


def bound_by(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module binds for what follows; imports bind none."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield statement.name
        case ast.Assign(targets=targets):
            for target in targets:
                yield from _stored(target)
        case ast.AnnAssign(target=target, value=ast.expr()):
            yield from _stored(target)
        case ast.With(items=items, body=body):
            for item in items:
                yield from _stored(item.optional_vars)
            for inner in body:
                yield from bound_by(inner)


def _stored(target: ast.expr | None) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _stored(element)


def imports_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that the imports of a module bind, each with a line that imports only that."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                yield name, f"import {_as(alias)}"
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module != "__future__":
            for alias in node.names:
                if alias.name != "*":
                    yield alias.asname or alias.name, f"from {node.module} import {_as(alias)}"


def _as(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def run_at_once(node: ast.AST) -> Iterator[ast.AST]:
    """What runs with a module itself: all of its nodes but what functions do when called."""
    yield node
    for field, value in ast.iter_fields(node):
        if isinstance(node, FUNCTIONS) and field == "body":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from run_at_once(child)


def until_launch(tree: ast.Module, launching: Collection[str]) -> ast.Module:
    """The statements of a script until it serves an app and does not go on."""
    for number, statement in enumerate(tree.body, start=1):
        if any(
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in launching
            and not any(keyword.arg == "prevent_thread_lock" for keyword in node.keywords)
            for node in run_at_once(statement)
        ):
            return ast.Module(tree.body[:number], [])
    return tree


def dotted_names(tree: ast.AST) -> dict[str, str]:
    """What the imported names of a program stand for, as dotted paths."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                found[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return found


def dotted(node: ast.AST, names: dict[str, str]) -> str:
    """The dotted path that an expression stands for; empty where it begins with no import."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        start = dotted(node.value, names)
        return f"{start}.{node.attr}" if start else ""
    return ""
