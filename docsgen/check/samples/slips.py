# Slips of the pen that leave Python valid: an f-string without its f, a default that all instances
# share, an address with one slash.

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches

from docsgen.check.samples.program import Libraries, Program
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings

_FIELD = re.compile(
    r"(?<![{$\\])\{([A-Za-z_]\w*)(?:\.\w+|\[\w+\])*(?:![rsa])?(?::[^{}\"']*)?\}(?!\})"
)
_MUTABLE = (ast.List, ast.Dict, ast.Set)
_ONE_SLASH = re.compile(r"(?<![\w/])(https?:/)(?=[\w.-]+\.\w)")


def check_slips(sample: Sample, program: Program, findings: Findings) -> None:
    """Report slips in a Python sample."""
    for line, name in _missing_f(program):
        what = f"the string says `{{{name}}}` literally, it has no f in front"
        sample.report(findings, "DG140", what, "write an f before the quotes", line)
    for line, owner, field in _shared_defaults(program.nodes):
        what = f"`{field}` of the dataclass {owner} has a default that dataclasses refuse"
        sample.report(findings, "DG141", what, "write `field(default_factory=...)`", line)


def check_addresses(sample: Sample, findings: Findings) -> None:
    """Report addresses that lost a slash, in a sample of any language."""
    for match in _ONE_SLASH.finditer(sample.code):
        line = sample.code.count("\n", 0, match.start()) + 1
        what = f"an address begins with `{match[1]}` and one slash only"
        sample.report(findings, "DG147", what, f"write `{match[1]}/`", line)


def check_variables(sample: Sample, libraries: Libraries, findings: Findings) -> None:
    """Report environment variables of a library that its code does not know."""
    for surface in libraries.surfaces.values():
        known = set(surface.variables)
        for match in re.finditer(rf"\b{surface.name.upper()}_[A-Z0-9_]+\b", sample.code):
            if known and match[0] not in known:
                near = get_close_matches(match[0], known, n=1, cutoff=0.8)
                hint = f"did you mean `{near[0]}`?" if near else "correct the name"
                line = sample.code.count("\n", 0, match.start()) + 1
                what = f"{surface.name} {surface.version} has no variable `{match[0]}`"
                sample.report(findings, "DG152", what, hint, line)


def _missing_f(program: Program) -> Iterator[tuple[int, str]]:
    """Strings with a field whose name is a variable where the string is."""
    if not any(map(_has_field, program.nodes)) or any(map(_formats, program.nodes)):
        return
    quiet = _not_formatted(program.nodes)
    for scope, names in _scopes(program):
        for node in _within(scope):
            if isinstance(node, ast.Constant) and _has_field(node) and id(node) not in quiet:
                fields = _FIELD.findall(str(node.value))
                if field := next((f for f in fields if f in names), None):
                    yield node.lineno, field


def _has_field(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _FIELD.search(node.value) is not None
    )


def _formats(node: ast.AST) -> bool:
    """Whether something is formatted by other means than an f-string."""
    return isinstance(node, ast.Attribute) and node.attr in ("format", "format_map", "Template")


def _not_formatted(nodes: list[ast.AST]) -> set[int]:
    """Strings in f-strings, docstrings, decorators such as routes, and templates."""
    quiet: set[int] = set()
    for node in nodes:
        for decorator in getattr(node, "decorator_list", ()):
            quiet.update(map(id, ast.walk(decorator)))
        if isinstance(node, ast.JoinedStr):
            quiet.update(map(id, ast.walk(node)))
        if isinstance(node, ast.Expr):
            quiet.add(id(node.value))
        if (
            isinstance(node, ast.keyword)
            and node.arg
            and re.search("template|js|css|head", node.arg)
        ):
            quiet.update(map(id, ast.walk(node)))
    return quiet


_Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


def _scopes(program: Program) -> Iterator[tuple[_Scope, set[str]]]:
    """Each scope with the names that are bound in it and around it."""
    outer = _bound(program.tree)
    yield program.tree, outer
    for node in program.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
            yield node, outer | arguments | _bound(node)


def _bound(scope: ast.AST) -> set[str]:
    return {
        node.id
        for node in _within(scope)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _within(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of functions inside it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _shared_defaults(nodes: list[ast.AST]) -> Iterator[tuple[int, str, str]]:
    for node in nodes:
        if isinstance(node, ast.ClassDef) and "dataclass" in map(_name, node.decorator_list):
            for item in node.body:
                if isinstance(item, ast.AnnAssign) and isinstance(item.value, _MUTABLE):
                    yield item.lineno, node.name, ast.unparse(item.target)


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2]
