# Which modules an app's own code imports, where, and whether it can do without: what decides which
# packages its readers need, and what is said of those that they cannot have.

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import msgspec

from docsgen.demos.source import Source
from docsgen.imports import spelled_out
from docsgen.player import guarding


class Use(msgspec.Struct, frozen=True, order=True):
    """An import of the top-level `module`: the file and the line (from 1) that it is in.

    `is_guarded` says that the code is prepared to see it fail.
    """

    module: str
    file: str
    line: int
    is_guarded: bool


def uses(code: bytes, file: str) -> list[Use]:
    """What the Python `code` of a file imports; what is no Python imports nothing.

    Relative imports and those that only type checkers see are left out.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []  # the last two are what the parser says of code that is nested too deeply
    found = _found(tree, is_guarded=False)
    return [Use(name.partition(".")[0], file, line, guarded) for name, line, guarded in found]


def uses_of(source: Source) -> list[Use]:
    """What the scripts of a demo import that is not their own."""
    scripts = [name for name in source.files if name.endswith(".py")]
    tops = ("", f"{PurePosixPath(source.entry).parent}/")  # where Python looks for modules
    below = [name.removeprefix(top) for name in scripts for top in tops if name.startswith(top)]
    own = {PurePosixPath(name).parts[0].removesuffix(".py") for name in below}
    found = [use for name in scripts for use in uses(source.read(name), name)]
    return [use for use in found if use.module not in own]


def _found(node: ast.AST, *, is_guarded: bool) -> Iterator[tuple[str, int, bool]]:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Call):
        yield from ((name, node.lineno, is_guarded) for name in _named(node))
    for field, value in ast.iter_fields(node):
        if isinstance(node, ast.If) and field == "body" and _is_for_types(node.test):
            continue
        guarded = is_guarded or guarding.is_guarded(node, field)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _found(child, is_guarded=guarded)


def _named(node: ast.Import | ast.ImportFrom | ast.Call) -> Iterator[str]:
    """The names that a statement imports, or a call that spells out what it imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        if node.module and not node.level:
            yield node.module
    else:
        yield from (name for name in spelled_out(node) if not name.startswith("."))


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_for_types(test: ast.expr) -> bool:
    return _name(test) == "TYPE_CHECKING" or getattr(test, "attr", "") == "TYPE_CHECKING"


def optional(found: Iterable[Use]) -> set[str]:
    """The modules that nothing imports without being prepared to see it fail."""
    found = list(found)
    needed = {use.module for use in found if not use.is_guarded}
    return {use.module for use in found} - needed
