# Functions of griffe's as values of ours: arguments with their types and defaults, and whether the
# library says that they are deprecated.

from __future__ import annotations

import functools
import re
from typing import TypeAlias

import griffe

from docsgen.cache import MANY
from docsgen.surface.values import Argument, Function

Node: TypeAlias = griffe.Object | griffe.Alias
"""A class, function or attribute; an alias stands in for one that is inherited or imported."""

_KINDS = {
    griffe.ParameterKind.keyword_only: "keyword",
    griffe.ParameterKind.var_positional: "args",
    griffe.ParameterKind.var_keyword: "kwargs",
}

_SAID = re.compile(r"""["']([^"'\n]*\b(?:is|are) deprecated\b[^"'\n]*)["']""")
_DOCUMENTED = re.compile(r"(?im)^\s*((?:\.\. deprecated::|deprecated\b)[^\n]*)")
_ARGUMENT = re.compile(r"(?im)^\s*(\w+): (.*\bdeprecated\b.*)$")


@functools.lru_cache(maxsize=MANY)
def function_of(node: Node) -> Function:
    """A function or a class's constructor as a value."""
    deprecated = dict(_ARGUMENT.findall(_docstring(node)))
    parameters = list(getattr(node, "parameters", ()))
    if parameters and parameters[0].name in ("self", "cls") and _is_bound(node):
        parameters = parameters[1:]
    returns = "" if node.is_class else str(getattr(node, "returns", None) or "")
    arguments = [_argument(p, deprecated) for p in parameters]
    return Function(arguments, deprecation(node), returns)


def deprecation(node: Node) -> str:
    """The library's words about the end of a class or function, empty when there are none."""
    decorators = [str(d.value) for d in getattr(node, "decorators", ())]
    marked = next((d for d in decorators if "deprecated" in d.partition("(")[0]), "")
    text = node.docstring.value if node.docstring else ""
    documented = _DOCUMENTED.search(text)
    warned = _SAID.search(node.source) if node.is_function else None
    return marked or (documented[1] if documented else "") or (warned[1] if warned else "")


def lineage(node: Node) -> list[Node]:
    """A class and those of its bases that can be read, the nearest first."""
    if not isinstance(node, griffe.Class):
        return [node]
    try:
        return [node, *node.mro()]
    except ValueError:  # bases that contradict each other
        return [node]


def member_of(node: Node, name: str) -> Node | None:
    """A member of a class, its own or that of the nearest base which has one."""
    return next((one.members[name] for one in lineage(node) if name in one.members), None)


def _docstring(node: Node) -> str:
    """The docstring of a function, or those of a class and its constructor."""
    texts = [node.docstring, *(c.docstring for c in _constructors(node))]
    return "\n".join(text.value for text in texts if text)


def _constructors(node: Node) -> list[Node]:
    own = node.members.get("__init__") if node.is_class else None
    return [own] if own else []


def _is_bound(node: Node) -> bool:
    return node.is_class or (node.parent is not None and node.parent.is_class)


def _argument(parameter: griffe.Parameter, deprecated: dict[str, str]) -> Argument:
    return Argument(
        parameter.name,
        str(parameter.annotation) if parameter.annotation else "",
        None if parameter.default is None else str(parameter.default),
        _KINDS.get(parameter.kind or griffe.ParameterKind.positional_or_keyword, "positional"),
        deprecated.get(parameter.name, ""),
    )
