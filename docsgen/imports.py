# What a script imports, read from its text: packages, and the modules that lie beside it.

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from docsgen.diagnostics import Findings
from docsgen.files import MAX_TEXT, UnusableFile, files_below, is_file, read_bytes
from docsgen.player.guarding import is_guarded
from docsgen.residue import is_residue

_DYNAMIC = ("import_module", "__import__")
"""Functions that import what they are given the name of."""

_DEEPEST = 5
"""Folders above a script that may be packages which it names."""


def imported(folder: Path, entry: str, root: Path, code: bytes | None = None) -> list[str]:
    """Top-level names of packages that `entry` and the modules beside it import, sorted.

    Names of the standard library and of modules in the folder are left out, and so are imports
    that the script is prepared to see fail. A script that is no Python imports nothing, and only
    files of the project in `root` are read. `code` is the script where there is no such file.
    """
    tops = _tops(folder, entry)
    found: set[str] = set()
    for path, tree in _reached(folder, entry, root, code):
        names = [name for name in _imports(tree, is_whole=False) if not name.startswith(".")]
        local = [name for name in names if any(_local(name, path, tops, root))]
        found |= set(map(_top, names)) - set(map(_top, local))
    return sorted(found - sys.stdlib_module_names)


def imported_below(package: Path) -> list[str]:
    """Top-level names of other packages that any module in the folder of a package imports, sorted.

    Those of the standard library are left out.
    """
    trees = (_tree(path, package, None) for path in package.rglob("*.py"))
    names = (name for tree in trees for name in _imports(tree, is_whole=False))
    found = {_top(name) for name in names if not name.startswith(".")}
    return sorted(found - sys.stdlib_module_names - {package.name})


def modules_beside(
    folder: Path, entry: str, root: Path, findings: Findings, code: bytes | None = None
) -> list[str]:
    """The modules in `folder` that `entry` imports, and packages as a whole, as sorted paths.

    Imports in functions and in any `try` count. Paths have forward slashes; what cannot be taken
    is reported. For `root` and `code` see `imported`.
    """
    found = {path for path, _ in _reached(folder, entry, root, code)} - {folder / entry}
    for path in list(found):
        if package := _package_of(path, folder):
            names = files_below(package, root, findings, _is_module)
            found |= {package / name for name in names}
    return sorted(path.relative_to(folder).as_posix() for path in found - {folder / entry})


def package_depth(script: Path, code: bytes | None = None) -> int:
    """In how many folders that are packages a script is, as far as it counts on them.

    0 for most. One that imports from its own package has to be run as `python -m` does.
    """
    names = list(_imports(_tree(script, script.parent, code), is_whole=True))
    depth = max((len(name) - len(name.lstrip(".")) for name in names), default=0)
    for above, folder in enumerate(script.parents[:_DEEPEST], start=1):
        parts = [name.split(".") for name in names if folder.name and _top(name) == folder.name]
        if any(list(_chain(folder.parent, one, folder.parent)) for one in parts):
            depth = max(depth, above)
    depth = min(depth, len(script.parents) - 1)
    while depth and is_file(script.parents[depth] / "__init__.py", script.parents[depth]):
        depth += 1
    return depth


def _top(name: str) -> str:
    return name.partition(".")[0]


def _is_module(path: Path) -> bool:
    return not is_residue(path) and (path.is_dir() or path.suffix == ".py")


def _package_of(path: Path, folder: Path) -> Path | None:
    """The outermost package in `folder` that a module is in; every level has an `__init__.py`."""
    place = None
    for parent in path.parents:
        if parent == folder or not (parent / "__init__.py").is_file():
            return place
        place = parent
    return place


def _tops(folder: Path, entry: str) -> list[Path]:
    """Where Python looks for the modules of a script."""
    return list(dict.fromkeys([(folder / entry).parent, folder]))


def _reached(
    folder: Path, entry: str, root: Path, code: bytes | None
) -> Iterator[tuple[Path, ast.AST]]:
    """A script and all modules in `folder` that are imported by it, each once, as they are read."""
    tops = _tops(folder, entry)
    seen: set[Path] = set()
    waiting = [folder / entry, *_parents(folder / entry, folder, root)]
    while waiting:
        path = waiting.pop(0)
        if path in seen or not path.is_relative_to(folder):
            continue
        seen.add(path)
        tree = _tree(path, root, code if path == folder / entry else None)
        yield path, tree
        for name in _imports(tree, is_whole=True):
            waiting += _local(name, path, tops, root)


def _parents(script: Path, folder: Path, root: Path) -> Iterator[Path]:
    """What Python runs before a script that is a module of a package."""
    for parent in script.parents:
        if parent == folder:
            return
        if is_file(parent / "__init__.py", root):
            yield parent / "__init__.py"


def _tree(path: Path, root: Path, code: bytes | None) -> ast.AST:
    try:
        return ast.parse(read_bytes(path, root, MAX_TEXT) if code is None else code)
    except (SyntaxError, ValueError, UnusableFile, RecursionError, MemoryError):
        return ast.Module([], [])  # the last two: what the parser says of code nested too deeply


def _imports(node: ast.AST, *, is_whole: bool) -> Iterator[str]:
    """Imports below `node`; relative ones begin with their dots.

    Unless `is_whole`, those in the body of a `try` that handles their failure are left out.
    """
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        yield module
        separator = "." if node.module else ""
        yield from (f"{module}{separator}{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and is_whole:
        yield from spelled_out(node)
    for field, value in ast.iter_fields(node):
        if not is_whole and is_guarded(node, field):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _imports(child, is_whole=is_whole)


def spelled_out(call: ast.Call) -> Iterator[str]:
    """What a call imports whose argument is a name that it spells out."""
    function = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    given = call.args[0] if call.args else None
    if function in _DYNAMIC and isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value


def _local(name: str, importer: Path, tops: list[Path], root: Path) -> Iterator[Path]:
    """The files that importing `name` in the file `importer` reads, of those that are here."""
    level = len(name) - len(name.lstrip("."))
    if level:
        tops = [importer.parents[min(level, len(importer.parents)) - 1]]
    parts = [part for part in name.split(".") if part]
    for top in tops:
        found = list(_chain(top, parts, root))
        yield from found
        if found:
            return


def _chain(top: Path, parts: list[str], root: Path) -> Iterator[Path]:
    """The files behind a dotted name: the packages on the way, and the module at its end."""
    place = top
    for part in parts:
        place = place / part
        if is_file(module := place / "__init__.py", root):
            yield module
        elif is_file(module := place.with_name(f"{part}.py"), root):
            yield module
            return
        elif not place.is_dir():
            return
