# A library's surface read from its source code with griffe, without importing it. What is known of
# that library only is added by its adapter.

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import griffe

from docsgen.adapters import NONE, Adapter
from docsgen.cache import MANY
from docsgen.surface.signatures import Node, deprecation, function_of
from docsgen.surface.stubs import SourceFinder, add_stubs
from docsgen.surface.values import Argument, Class, Function, Surface

_SKIPPED = re.compile(r"\.(tests?|test_data|_vendor|cli)(\.|$)")
_ASSIGNED = re.compile(r"self\.([A-Za-z]\w*)\s*(?::[^=\n]+)?=(?!=)")
"""What any method of a class assigns to its instance; griffe looks into the constructor only."""

_HIDDEN = ("__getattr__", "__getattribute__")
_CALL = "__call__"
"""The one method with underscores that users call without a name."""

_PLAIN_BASES = frozenset({"ABC", "object", "Generic", "Protocol"})
"""Bases from elsewhere that add no member of interest."""


def read_surface(package: Path, version: str, adapter: Adapter = NONE) -> Surface:
    """The surface of the package in a folder, with what its adapter knows of it.

    Raises ValueError when it is no package.
    """
    return surface_of(load(package), version, adapter)


def surface_of(root: griffe.Module, version: str, adapter: Adapter = NONE) -> Surface:
    """The same of a package that is loaded."""
    modules = list(_modules(root))
    members = [member for module in modules for member in _own(module)]
    members += _exported_from_skipped(root)
    found = Surface(
        name=root.path,
        version=version,
        modules={module.path: _members(module) for module in modules},
        classes={node.path: _class(node) for node in members if node.is_class},
        functions={node.path: function_of(node) for node in members if node.is_function},
        exported=_exported(root),
        opened=[module.path for module in modules if _is_opened(module)],
        variables=_variables(modules),
    )
    return adapter.refined(found, root)


def load(package: Path, base: Path | None = None) -> griffe.Module:
    """The package in a folder as griffe sees it; raises ValueError when it is none.

    What its classes inherit from the package in the folder `base` is known as well.
    """
    if not (package / "__init__.py").is_file():
        raise ValueError(f"{package.name} has no __init__.py")
    places = [folder.parent for folder in (package, base) if folder]
    loader = griffe.GriffeLoader(allow_inspection=False)
    loader.finder = SourceFinder(places)
    try:
        if base:
            loader.load(base.name, try_relative_path=False)
        root = loader.load(package.name, try_relative_path=False)
        assert isinstance(root, griffe.Module)
        add_stubs(root, loader.lines_collection)
        loader.expand_wildcards(root)
    except (griffe.GriffeError, ImportError, SyntaxError, ValueError, RecursionError) as error:
        raise ValueError(f"{package.name} cannot be read: {error}") from error
    return root


def _modules(module: griffe.Module) -> Iterator[griffe.Module]:
    yield module
    for child in module.modules.values():
        if not child.is_alias and not is_left_out(child.path):
            yield from _modules(child)


def is_left_out(path: str) -> bool:
    """Whether the module of that path is for the library's own use, such as its tests."""
    return bool(_SKIPPED.search(path))


def _own(module: griffe.Module) -> Iterator[griffe.Object]:
    """The classes and functions that are written in a module."""
    for member in module.members.values():
        if isinstance(member, griffe.Object) and not member.is_module:
            yield member


def _exported_from_skipped(root: griffe.Module) -> Iterator[griffe.Object]:
    """What the package lists in `__all__` from modules that are otherwise for its own use."""
    for name in root.exports or ():
        member = root.members.get(str(name))
        if isinstance(member, griffe.Alias) and is_left_out(member.target_path):
            with suppress(griffe.GriffeError):
                yield member.final_target


def _members(module: griffe.Module) -> dict[str, str]:
    return {name: _target(member) for name, member in module.members.items()}


def _target(member: Node) -> str:
    """The path of what a member stands for, as far as that is inside the library."""
    if isinstance(member, griffe.Attribute) and isinstance(member.value, griffe.ExprName):
        return _beside(member)
    if not isinstance(member, griffe.Alias):
        return member.path
    try:
        return member.final_target.path
    except griffe.GriffeError:
        return member.target_path


def _beside(member: griffe.Attribute) -> str:
    """What an attribute stands for that is another name of something in its module."""
    name = str(member.value)
    known = member.parent.members.get(name) if member.parent and name != member.name else None
    return _target(known) if isinstance(known, griffe.Alias | griffe.Class) else member.path


def _exported(root: griffe.Module) -> list[str]:
    """The names of `__all__`, or those that do not begin with an underscore."""
    listed = [str(name) for name in root.exports or ()]
    return sorted({name for name in listed or root.members if not name.startswith("_")})


def _variables(modules: list[griffe.Module]) -> list[str]:
    """The names of environment variables, which begin with that of the library."""
    named = re.compile(rf"{re.escape(modules[0].name.upper())}_[A-Z0-9_]+")
    return sorted({name for module in modules for name in named.findall(module.source)})


def _is_opened(module: griffe.Module) -> bool:
    names = module.members
    return any(name in names for name in _HIDDEN) or any(name.endswith("*") for name in names)


def _class(node: griffe.Object) -> Class:
    ancestors, is_open = _ancestors(node)
    methods: dict[str, Function] = {}
    attributes: dict[str, str] = {}
    for owner in reversed(ancestors):
        attributes |= dict.fromkeys(_assigned(owner), "")
        for name, member in owner.members.items():
            if name.startswith("_") and name not in (*_HIDDEN, _CALL):
                continue
            if isinstance(member, griffe.Function):
                methods[name] = function_of(member)
            elif isinstance(member, griffe.Attribute):
                attributes[name] = str(member.annotation or "")
    return Class(
        path=node.path,
        init=_constructor(node, ancestors, is_open),
        methods=methods,
        attributes=attributes,
        offered=[name for name in node.members if name in methods],
        is_open=is_open or any(name in methods for name in _HIDDEN),
        deprecated=deprecation(node),
    )


@functools.lru_cache(maxsize=MANY)
def _assigned(owner: griffe.Object) -> list[str]:
    return _ASSIGNED.findall(owner.source)


def _constructor(node: griffe.Object, ancestors: list[griffe.Object], is_open: bool) -> Function:
    """What the class takes: anything, where a base from elsewhere may decide that."""
    if is_open and not any("__init__" in owner.members for owner in ancestors):
        return Function([Argument("args", "", kind="args"), Argument("kwargs", "", kind="kwargs")])
    return function_of(node)


def _ancestors(node: griffe.Object) -> tuple[list[griffe.Object], bool]:
    """The class and its bases in the library, and whether there are other bases."""
    seen: list[griffe.Object] = []
    waiting, is_open = [node], False
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.append(one)
        for base in getattr(one, "bases", ()):
            name = str(base).partition("[")[0]
            found = _resolved(one, base, name)
            if found is not None:
                waiting.append(found)
            elif name.rpartition(".")[2] not in _PLAIN_BASES:
                is_open = True
    return seen, is_open


def _resolved(node: griffe.Object, base: object, name: str) -> griffe.Object | None:
    path = getattr(base, "canonical_path", name)
    try:
        found = node.modules_collection.get_member(path)
        found = found.final_target if isinstance(found, griffe.Alias) else found
    except (griffe.GriffeError, KeyError):
        return None
    return found if isinstance(found, griffe.Class) else None
