# What of a library gets no page or no description, and why: nothing is left out without a word.

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import griffe

from docsgen.diagnostics import Finding, Location, finding
from docsgen.extract.describing import Described
from docsgen.extract.docstrings import documentation
from docsgen.surface.reading import is_left_out
from docsgen.surface.signatures import Node, member_of
from docsgen.surface.sources import COMPILED
from docsgen.surface.values import Function, Surface

_NAMED = 5
"""How many names a finding lists before it counts the rest."""


def gaps(root: griffe.Module, surface: Surface, pages: list[Described]) -> list[Finding]:
    """What the pages of a package lack; places are files as in `package/module.py`."""
    about = [page for page in pages if page.path]  # one class or function each
    return [
        *_unread(_folder(root), {module.filepath for module in _modules(root)}),
        *_without_page(root, surface),
        *_undescribed(surface, about),
        *_unfit(root, surface, about),
    ]


def _folder(root: griffe.Module) -> Path:
    assert isinstance(root.filepath, Path)
    return root.filepath.parent


def _modules(module: griffe.Module) -> Iterator[griffe.Module]:
    yield module
    for child in module.modules.values():
        if not child.is_alias:
            yield from _modules(child)


def _unread(package: Path, read: set[Path | list[Path]]) -> Iterator[Finding]:
    """The modules that are not read although they belong to the package."""
    for path in _importable(package):
        at = Location(file=path.relative_to(package.parent).as_posix())
        if path.suffix == ".py" and path not in read:
            yield from _unparsed(path, at)
        elif path.suffix in COMPILED and not _has_source(path) and _is_public(path, package):
            yield finding(
                "DG112",
                "a compiled module, whose source code is not there",
                "what only it offers has no page: describe it in an own guide, or extract a "
                "version with its source code",
                at,
            )


def _importable(package: Path) -> Iterator[Path]:
    """The modules in a package and the packages in it, those for its own use excepted."""
    for top, folders, files in os.walk(package):
        folder = Path(top)
        folders[:] = sorted(one for one in folders if (folder / one / "__init__.py").is_file())
        for name in sorted(files):
            path = folder / name
            if _stem(path).isidentifier() and not is_left_out(_dotted(path, package)):
                yield path


def _stem(path: Path) -> str:
    return path.name.partition(".")[0]


def _dotted(path: Path, package: Path) -> str:
    folder = path.parent.relative_to(package.parent)
    return ".".join((*folder.parts, _stem(path)))


def _has_source(path: Path) -> bool:
    return any(path.with_name(f"{_stem(path)}{kind}").is_file() for kind in (".py", ".pyi"))


def _is_public(path: Path, package: Path) -> bool:
    return not any(part.startswith("_") for part in _dotted(path, package).split("."))


def _unparsed(path: Path, at: Location) -> Iterator[Finding]:
    line: int | None = None
    try:
        ast.parse(path.read_bytes())
    except SyntaxError as error:
        why, line = error.msg, error.lineno
    except (ValueError, OSError, RecursionError, MemoryError) as error:
        why = str(error) or "it is too deep"
    else:
        return
    yield finding(
        "DG111",
        f"Python {sys.version_info.major}.{sys.version_info.minor} cannot read it: {why}",
        "what it defines has no page: correct it, or run docsgen with the Python that it is for",
        Location(file=at.file, line=line),
    )


def _without_page(root: griffe.Module, surface: Surface) -> Iterator[Finding]:
    """The names that the package exports and that stand for nothing that was read."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for name in surface.exported:
        path = surface.find(f"{surface.name}.{name}") or ""
        if path in surface.classes or path in surface.functions or path in surface.modules:
            continue
        if reason := _reason(root, name):
            reasons.setdefault(reason, []).append(name)
    for (why, advice), names in reasons.items():
        message = f"{surface.name} exports {_enumerated(names)} {why}"
        at = Location(file=f"{surface.name}/__init__.py")
        yield finding("DG113", message, f"there is no page of it: {advice}", at)


def _reason(root: griffe.Module, name: str) -> tuple[str, str] | None:
    """Why an exported name has no page, and what to do; None where it is to have none.

    What a package does not list in `__all__` counts only if it comes from the package itself.
    """
    is_listed = name in map(str, root.exports or ())
    member = root.members.get(name)
    if member is None:
        return "but no code that can be read defines it", "describe it in an own guide"
    value: Node = member
    if isinstance(member, griffe.Alias):
        try:
            value = member.final_target
        except griffe.GriffeError:
            return _elsewhere(root.name, member.target_path, is_listed=is_listed)
    if is_listed and isinstance(getattr(value, "value", None), griffe.ExprCall):
        return "but makes it while it is imported", "describe it in an own guide"
    return None


def _elsewhere(package: str, path: str, *, is_listed: bool) -> tuple[str, str] | None:
    """The same of what is defined at a `path` that was not read."""
    owner, _, rest = path.partition(".")
    if owner == package:
        module = f"{owner}.{rest.rpartition('.')[0]}".rstrip(".")
        return f"from {module}, where it is not found", f"give the source code of {module}"
    if is_listed:
        return f"from another package, {owner}", f"extract {owner} as well"
    return None


def _undescribed(surface: Surface, pages: list[Described]) -> Iterator[Finding]:
    silent = [page.name for page in pages if not page.is_described]
    if silent:
        yield finding(
            "DG114",
            f"{len(silent)} of {len(pages)} classes and functions have no docstring: "
            f"{_enumerated(silent)}",
            "write one: until then their pages say that the library does not describe them",
            Location(file=f"{surface.name}/__init__.py"),
        )


def _enumerated(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _unfit(root: griffe.Module, surface: Surface, pages: list[Described]) -> Iterator[Finding]:
    """Descriptions of parameters that a function or class does not take."""
    parent = _folder(root).parent
    for node, function, sources in _documented(root, surface, pages):
        described = {name for source in sources for name in documentation(source).parameters}
        stray = sorted(described - {argument.name for argument in function.arguments})
        if not stray or function.is_open or not isinstance(node.filepath, Path):
            continue
        yield finding(
            "DG115",
            f"the docstring of {node.path} describes {_enumerated(stray)}, which it does not take",
            "correct the name in the docstring, or remove it: it is not on the page",
            Location(file=node.filepath.relative_to(parent).as_posix(), line=node.lineno),
        )


def _documented(
    root: griffe.Module, surface: Surface, pages: Iterable[Described]
) -> Iterator[tuple[Node, Function, list[Node]]]:
    """What has a signature on the pages, with what its docstrings belong to."""
    for page in pages:
        node = root.modules_collection.get_member(page.path)
        known = surface.classes.get(page.path)
        if known is None:
            yield node, surface.functions[page.path], [node]
            continue
        made = node.members.get("__init__")
        yield node, known.init, [node, *([made] if made else [])]
        for name in known.offered:
            method = member_of(node, name)
            if name in known.methods and name not in known.events and method is not None:
                yield method, known.methods[name], [method]
