# What a sample takes from the library: names, arguments, options, events and methods, held against
# the library's surface.

from __future__ import annotations

import ast
from collections.abc import Iterable
from difflib import get_close_matches

from docsgen.check.samples.program import Namespace
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings
from docsgen.surface.types import alternatives, options
from docsgen.surface.values import Argument, Class, Function, Surface

_OPTIONS_ONLY = ("None", "True", "False", "bool", "int", "float")
"""Alternatives beside which a string must still be one of the options."""


_SLIP = 0.85
"""How alike a misspelt name and the right one are."""


class Calls(ast.NodeVisitor):
    """Reports what the library does not have or does not take."""

    def __init__(
        self,
        sample: Sample,
        names: Namespace,
        findings: Findings,
        reported: set[tuple[str, str]] | None = None,
    ) -> None:
        self._sample, self._names, self._findings = sample, names, findings
        self._libraries = names.libraries
        self._reported = set() if reported is None else reported

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """`from acme import Name`."""
        surface = self._libraries.surface(node.module or "") if not node.level else None
        if surface and node.module:
            for alias in node.names:
                if alias.name != "*":
                    self._exists(f"{node.module}.{alias.name}", surface, node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """`ac.Name`."""
        path = self._names.path_of(node)
        surface = self._libraries.surface(path) if path else None
        if path and surface:
            self._exists(path, surface, node)
        else:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """A call of something of the library, or of a method of one of its instances."""
        if path := self._names.path_of(node.func):
            self._called(path, node)
        elif isinstance(node.func, ast.Attribute):
            self._method(node.func, node)
        self.generic_visit(node)

    def _exists(self, path: str, surface: Surface, node: ast.AST) -> None:
        """Report a path whose first unknown part is a member of a module."""
        parent, _, name = path.rpartition(".")
        if surface.find(path) is not None or parent == "":
            return
        owner = surface.find(parent)
        if owner and (found := surface.classes.get(owner)):
            self._member(found, name, surface, node)
            return
        if owner not in surface.modules:
            if owner is None and "." in parent:
                self._exists(parent, surface, node)
            return
        if name.startswith("_"):
            return
        if owner in surface.opened and not _is_misspelt(name, surface.modules[owner]):
            return
        hint = _meant(name, surface.modules[owner])
        what = f"{surface.name} {surface.version} has no `{path}`"
        self._report("DG133", what, hint or "correct the name", node)

    def _member(self, found: Class, name: str, surface: Surface, node: ast.AST) -> None:
        """Report a member that a class and its instances do not have."""
        is_event = bool(found.events) and name in surface.events
        if found.has(name) or name.startswith("_"):
            return
        members = [*found.methods, *found.events]
        if found.is_open and not is_event and not _is_misspelt(name, members):
            return
        title = _short(found.path)
        if name in surface.events:
            what = f"{title} has no event `{name}`"
            self._report("DG136", what, _choice("it has", found.events), node)
        else:
            hint = _meant(name, members) or "correct the name"
            self._report("DG137", f"{title} has no member `{name}`", hint, node)

    def _called(self, path: str, node: ast.Call) -> None:
        if found := self._libraries.class_at(path):
            self._deprecated(path, found.deprecated, node)
            self._arguments(_short(path), found.init, node)
        elif function := self._libraries.function_at(path):
            self._deprecated(path, function.deprecated, node)
            self._arguments(f"{_short(path)}()", function, node)
        else:
            owner, _, name = path.rpartition(".")
            known = self._libraries.class_at(owner)
            if known and (method := known.methods.get(name)):
                self._arguments(f"{_short(owner)}.{name}()", method, node)

    def _method(self, called: ast.Attribute, node: ast.Call) -> None:
        owner = self._names.type_of(called.value)
        found = self._libraries.class_at(owner) if owner else None
        surface = self._libraries.surface(owner) if owner else None
        if not found or not surface:
            return
        name, title = called.attr, _short(found.path)
        if name in found.events:
            if surface.listener:
                self._arguments(f"{title}.{name}()", surface.listener, node)
        elif method := found.methods.get(name):
            self._arguments(f"{title}.{name}()", method, node)
        else:
            self._member(found, name, surface, node)

    def _deprecated(self, path: str, deprecated: str, node: ast.Call) -> None:
        if deprecated:
            what = f"`{_short(path)}` is deprecated: {deprecated}"
            self._report("DG138", what, "show what takes its place", node)

    def _arguments(self, title: str, function: Function, node: ast.Call) -> None:
        named = function.named
        for keyword in node.keywords:
            if keyword.arg is None:
                continue
            if argument := named.get(keyword.arg):
                self._option(title, argument, keyword.value, node)
            elif not function.is_open and not keyword.arg.startswith("_"):
                hint = _meant(keyword.arg, named) or _choice("it takes", named)
                self._report("DG134", f"{title} does not take `{keyword.arg}`", hint, node)
        positional = [a for a in function.arguments if a.kind == "positional"]
        variadic = any(a.kind == "args" for a in function.arguments)
        starred = any(isinstance(argument, ast.Starred) for argument in node.args)
        if len(node.args) > len(positional) and not variadic and not starred:
            takes = f"{len(positional)} argument{'' if len(positional) == 1 else 's'}"
            what = f"{title} takes {takes} by position, it is given {len(node.args)}"
            self._report("DG135", what, "name the others", node)
        for argument, value in zip(positional, node.args, strict=False):
            self._option(title, argument, value, node)

    def _option(self, title: str, argument: Argument, value: ast.expr, node: ast.Call) -> None:
        """A string that is none of the options of its argument."""
        listed = options(argument.type)
        given = value.elts if isinstance(value, ast.List) and "list[" in argument.type else [value]
        if not listed or not _is_closed(argument.type):
            return
        for item in given:
            text = item.value if isinstance(item, ast.Constant) else None
            if isinstance(text, str) and text not in listed:
                what = f'{title}: `{argument.name}` cannot be "{text}"'
                self._report("DG139", what, _choice("it can be", listed), node)

    def _report(self, rule: str, message: str, hint: str, node: ast.AST) -> None:
        """The same mistake is told once in one place."""
        key = self._sample.label, message
        if key not in self._reported:
            self._reported.add(key)
            line = getattr(node, "lineno", None)
            self._sample.report(self._findings, rule, message, hint, line)


def _is_closed(type_: str) -> bool:
    """Whether every string that a type allows is one of its options."""
    return all(
        part.startswith(("Literal[", "list[Literal", "list[Name")) or part in _OPTIONS_ONLY
        for part in alternatives(type_)
    )


def _short(path: str) -> str:
    return path.rpartition(".")[2]


def _meant(name: str, known: Iterable[str]) -> str | None:
    """A hint with the nearest right name."""
    near = get_close_matches(name, [k for k in known if not k.startswith("_")], n=1, cutoff=0.7)
    return f"did you mean `{near[0]}`?" if near else None


def _is_misspelt(name: str, known: Iterable[str]) -> bool:
    """Whether a name that nobody knows is a known one with a slip, not one that begins like it."""
    near = get_close_matches(name, known, n=1, cutoff=_SLIP)
    return bool(near) and not name.startswith(near[0]) and not near[0].startswith(name)


def _choice(says: str, names: Iterable[str]) -> str:
    shown = list(names)
    listed = ", ".join(f"`{name}`" for name in shown[:8])
    return f"{says} {listed}{', ...' if len(shown) > 8 else ''}" if shown else "remove it"
