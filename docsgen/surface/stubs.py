# Stubs (`.pyi`) in the place of source code that a package does not have, as that of compiled
# modules. Where there is source code it counts: most stubs repeat it.

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import griffe


class SourceFinder(griffe.ModuleFinder):
    """Finds packages by their source code only, and nothing of stubs beside it."""

    def __init__(self, search_paths: list[Path]) -> None:
        super().__init__(search_paths)
        self.extensions_set = {".py"}  # type: ignore[misc]  # one for all finders elsewhere

    def find_package(self, module_name: str) -> griffe.Package | griffe.NamespacePackage:
        """The package of that name in the search paths; raises ModuleNotFoundError."""
        found = super().find_package(module_name)
        return replace(found, stubs=None) if isinstance(found, griffe.Package) else found


def add_stubs(root: griffe.Module, lines: griffe.LinesCollection) -> None:
    """Add to a package what only its stubs describe: whole modules, and names of the package."""
    assert isinstance(root.filepath, Path)
    folder = root.filepath.parent
    for path in sorted(folder.rglob("*.pyi")):
        if not path.with_suffix(".py").is_file():
            _add_module(root, path, path.relative_to(folder), lines)
    stub = root.filepath.with_suffix(".pyi")
    if stub.is_file():
        read = _visited(root.name, stub, None, root, lines)
        for name, member in _members(read):
            if not _is_known(root, name):
                root.set_member(name, member)


def _add_module(
    root: griffe.Module, path: Path, place: Path, lines: griffe.LinesCollection
) -> None:
    try:
        parent = root[place.parent.parts] if place.parent.parts else root
    except KeyError:  # a folder that is no package
        return
    if isinstance(parent, griffe.Module) and path.stem.isidentifier():
        module = _visited(path.stem, path, parent, root, lines)
        for name, member in list(_members(module)):
            module.set_member(name, member)
        parent.set_member(path.stem, module)


def _visited(
    name: str,
    path: Path,
    parent: griffe.Module | None,
    root: griffe.Module,
    lines: griffe.LinesCollection,
) -> griffe.Module:
    try:
        code = path.read_text(encoding="utf-8-sig")
        lines[path] = code.splitlines()
        return griffe.visit(
            name,
            path,
            code,
            parent=parent,
            lines_collection=lines,
            modules_collection=root.modules_collection,
        )
    except (SyntaxError, ValueError, OSError):
        return griffe.Module(name, filepath=path, parent=parent)


def _members(stub: griffe.Module) -> Iterator[tuple[str, griffe.Object | griffe.Alias]]:
    """What a stub describes; a function may have overloads only, of which the last counts."""
    yield from stub.members.items()
    for name, overloads in stub.overloads.items():
        if overloads and name not in stub.members:
            yield name, overloads[-1]


def _is_known(root: griffe.Module, name: str) -> bool:
    member = root.members.get(name)
    try:
        return member is not None and bool(member.kind) and member.kind is not griffe.Kind.ALIAS
    except griffe.GriffeError:
        return False
