# One Python sample as a syntax tree, with what its names stand for: modules and names of the
# library, and instances of its classes.

from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Iterator, Mapping

from docsgen.check.samples.knowledge import NOTHING, SampleKnowledge
from docsgen.surface.values import Class, Function, Surface

_MOST_LEFT_OUT = 20
"""Lines of `...` in a sample that may stand where Python has no place for them."""

_ELLIPSIS_ARGUMENT = re.compile(r",\s*\.\.\.(?=\s*[,)])(?=[^\n]*\)\s*(?:->[^\n]*)?:)")
_BLANK = re.compile(r"(?m)(?<![=!<>])=[ \t]*(#.*)$")
_LARGEST = 200_000
"""Characters of a sample that is still read; no reader follows longer ones."""


def parse(code: str) -> Program | SyntaxError:
    """The tree of a sample, or what is wrong with it; `...` may stand for what is left out.

    Raises RecursionError or MemoryError when it is nested too deeply.
    """
    found = _parse(code)
    if isinstance(found, Program):
        return found
    lines = _ELLIPSIS_ARGUMENT.sub("", code).split("\n")
    for _ in range(_MOST_LEFT_OUT):
        tried = _parse("\n".join(lines))
        if isinstance(tried, Program):
            return tried
        at = (tried.lineno or 0) - 1
        if not 0 <= at < len(lines) or lines[at].strip() != "...":
            break
        lines[at] = ""
    return found


def _parse(text: str) -> Program | SyntaxError:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Program(ast.parse(text))
    except SyntaxError as error:
        return error
    except ValueError as error:
        return SyntaxError(str(error))


def fill_blanks(code: str) -> str:
    """The sample with a value where a comment asks the reader for one."""
    return _BLANK.sub(r"= ...  \1", code)


def is_readable(code: str) -> bool:
    """Whether a sample is small enough to be looked into."""
    return len(code) <= _LARGEST


class Program:
    """A sample as a tree, and all its nodes in the order of `ast.walk`."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.nodes = list(ast.walk(tree))

    @property
    def imports(self) -> bool:
        """Whether it imports anything."""
        return any(isinstance(node, ast.Import | ast.ImportFrom) for node in self.nodes)


class Libraries:
    """The surfaces of the documented packages, and the aliases that samples assume.

    `knowledge` is what is known of the library's samples besides.
    """

    def __init__(
        self,
        surfaces: dict[str, Surface],
        aliases: dict[str, str],
        knowledge: SampleKnowledge = NOTHING,
    ) -> None:
        self.surfaces = surfaces
        self.knowledge = knowledge
        self.aliases = {alias: name for name, alias in aliases.items() if name in surfaces}

    @functools.cached_property
    def classes(self) -> dict[str, str]:
        """The paths of the classes that the library, the first of the packages, offers."""
        return {
            name: f"{surface.name}.{name}"
            for surface in list(self.surfaces.values())[:1]
            for name, _ in surface.exported_classes()
        }

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """The names of all functions, methods and arguments."""
        known: set[str] = set()
        for surface in self.surfaces.values():
            functions = dict(surface.functions)
            for found in surface.classes.values():
                functions |= {"": found.init, **found.methods}
                known.update(found.methods, found.attributes, found.init.named)
            known.update(path.rpartition(".")[2] for path in functions)
            known.update(name for function in functions.values() for name in function.named)
        return frozenset(known)

    def surface(self, path: str) -> Surface | None:
        """The surface that a dotted path leads into."""
        return self.surfaces.get(path.partition(".")[0])

    def exporting(self, name: str) -> str | None:
        """The package that offers `name`."""
        return next((s.name for s in self.surfaces.values() if name in s.exported), None)

    def class_at(self, path: str) -> Class | None:
        """The class at a path, by any of its names."""
        surface = self.surface(path)
        return surface.classes.get(surface.find(path) or "") if surface else None

    def function_at(self, path: str) -> Function | None:
        """The function at a path, by any of its names."""
        surface = self.surface(path)
        return surface.functions.get(surface.find(path) or "") if surface else None


class Namespace:
    """What the names of a page stand for so far: dotted paths, instances, or something else."""

    def __init__(self, libraries: Libraries, instances: Mapping[str, str]) -> None:
        self.libraries = libraries
        self.paths: dict[str, str] = dict(libraries.aliases)
        self.instances: dict[str, str | None] = dict(instances)

    def assume_imports(self) -> None:
        """Let the library's classes be called by their names alone, as running text does."""
        self.paths = self.libraries.classes | self.paths

    def read(self, program: Program) -> None:
        """Learn the names that a sample binds."""
        bindings = list(_bindings(program.nodes))
        for node in program.nodes:
            for name, path in _imported(node):
                self.paths[name] = path
                self.instances.pop(name, None)
        bound: dict[str, set[str | None]] = {}
        for _ in range(2):  # a name may be bound above what it is made of
            bound.clear()
            for name, value in bindings:
                bound.setdefault(name, set()).add(self.type_of(value) if value else None)
            for name, types in bound.items():
                self.instances[name] = types.pop() if len(types) == 1 else None
        for name in bound:
            self.paths.pop(name, None)

    def path_of(self, node: ast.expr) -> str | None:
        """The dotted path that a chain of names stands for, if it begins with an import."""
        match node:
            case ast.Name(id=name):
                return self.paths.get(name)
            case ast.Attribute(value=value, attr=attr):
                path = self.path_of(value)
                return f"{path}.{attr}" if path else None
        return None

    def type_of(self, node: ast.expr) -> str | None:
        """The path of the library's class that a value is an instance of."""
        match node:
            case ast.Name(id=name):
                return self.instances.get(name)
            case ast.Call(func=called):
                return self._result(called)
            case ast.Await(value=value) | ast.NamedExpr(value=value):
                return self.type_of(value)
        return None

    def _result(self, called: ast.expr) -> str | None:
        if path := self.path_of(called):
            if found := self.libraries.class_at(path):
                return found.path
            function = self.libraries.function_at(path) or self._class_method(path)
            return self._returned(function, path) if function else None
        if isinstance(called, ast.Attribute) and (owner := self.type_of(called.value)):
            return self._method_result(owner, called.attr)
        return None

    def _class_method(self, path: str) -> Function | None:
        owner, _, name = path.rpartition(".")
        found = self.libraries.class_at(owner)
        return found.methods.get(name) if found else None

    def _method_result(self, owner: str, name: str) -> str | None:
        surface, found = self.libraries.surface(owner), self.libraries.class_at(owner)
        if not surface or not found:
            return None
        if name in found.events and surface.listener:
            return self._returned(surface.listener, owner)
        method = found.methods.get(name)
        return owner if method and method.returns == "Self" else self._returned(method, owner)

    def _returned(self, function: Function | None, path: str) -> str | None:
        surface = self.libraries.surface(path)
        if not function or not function.returns or not surface:
            return None
        found = surface.class_within(function.returns.strip("'\"").rpartition(".")[2])
        return found.path if found else None


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Import(names=names):
            for alias in names:
                root = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (root, root)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            yield from ((a.asname or a.name, f"{module}.{a.name}") for a in names)


def _bindings(nodes: list[ast.AST]) -> Iterator[tuple[str, ast.expr | None]]:
    """Names that are bound and the expression each is bound to, where there is one."""
    for node in nodes:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _bound(target, value)
            case (
                ast.AnnAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
                | ast.withitem(optional_vars=ast.expr() as target, context_expr=value)
            ):
                yield from _bound(target, value)
            case ast.For() | ast.AsyncFor() | ast.comprehension() | ast.AugAssign():
                yield from _bound(node.target, None)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name, None
            case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
                yield name, None


def _bound(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _bound(element, None)
    elif isinstance(target, ast.Starred):
        yield from _bound(target.value, None)
