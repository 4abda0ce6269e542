# Which packages a script imports, read from its text.

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from docsgen.files import MAX_TEXT, UnusableFile, is_file, read_bytes


def imported(folder: Path, entry: str, root: Path) -> list[str]:
    """Top-level names of packages that `entry` and the modules beside it import, sorted.

    Names of the standard library and of modules in the folder are left out, and so are imports
    that the script is prepared to see fail. A script that is no Python imports nothing, and only
    files of the project in `root` are read.
    """
    found: set[str] = set()
    seen: set[Path] = set()
    waiting = [folder / entry]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in _names(path, root):
            package = name.partition(".")[0]
            local = list(_local(folder, name, root))
            waiting += local
            if not local and package not in sys.stdlib_module_names:
                found.add(package)
    return sorted(found)


def imported_below(package: Path) -> list[str]:
    """Top-level names of other packages that any module in the folder of a package imports, sorted.

    Those of the standard library are left out.
    """
    names = (name for path in package.rglob("*.py") for name in _names(path, package))
    found = {name.partition(".")[0] for name in names}
    return sorted(found - sys.stdlib_module_names - {package.name})


def _names(path: Path, root: Path) -> Iterator[str]:
    try:
        tree = ast.parse(read_bytes(path, root, MAX_TEXT))
    except (SyntaxError, ValueError, UnusableFile, RecursionError, MemoryError):
        return  # the last two are what the parser says of code that is nested too deeply
    yield from _imports(tree)


def _imports(node: ast.AST) -> Iterator[str]:
    """Imports below `node`, those in the body of a `try` that handles their failure excepted."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for field, value in ast.iter_fields(node):
        if isinstance(node, ast.Try) and field == "body" and any(map(_is_prepared, node.handlers)):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _imports(child)


def _is_prepared(handler: ast.ExceptHandler) -> bool:
    caught = ast.unparse(handler.type) if handler.type else "Exception"
    return any(name in caught for name in ("ImportError", "ModuleNotFoundError", "Exception"))


def _local(folder: Path, name: str, root: Path) -> Iterator[Path]:
    """The files in `folder` that importing `name` reads."""
    path = folder.joinpath(*name.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if is_file(candidate, root):
            yield candidate
    package = folder / name.partition(".")[0]
    if name.partition(".")[2] and (package.exists() or package.with_suffix(".py").is_file()):
        yield from _local(folder, name.rpartition(".")[0], root)
