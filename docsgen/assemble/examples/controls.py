# Which parameters get a control, and which one: read from the types and defaults of the reference.

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from docsgen.model.example import Control, ControlKind
from docsgen.model.reference import Parameter

_NUMBERS = ("int", "float")
_SEQUENCES = ("list", "Sequence", "Iterable", "tuple", "List", "Tuple")
_SWITCHED = ["True", "False"]


def control(parameter: Parameter, initial: str | None = None) -> Control | None:
    """The control for a parameter that begins with the literal `initial`, else with its default.

    None where its type has nothing that can be chosen or typed, and where it begins with what can
    be neither: a text of several lines fits no field.
    """
    members = list(_members(_parsed(parameter.type)))
    default = _literal(_parsed(parameter.default or ""))
    kind, choices = _kind(members, default)
    begins = default if initial is None else _literal(_parsed(initial))
    if kind is None or (initial is not None and not _fits(begins, kind)) or _has_lines(begins):
        return None
    if kind is ControlKind.CHOICE:
        choices = list(dict.fromkeys([*filter(None, [default, begins]), *choices]))
        begins = begins or choices[0]
    return Control(
        name=parameter.name,
        kind=kind,
        default=default,
        initial=begins,
        choices=choices if kind is ControlKind.CHOICE else [],
        is_whole="float" not in map(_name, members),
    )


def _kind(members: list[ast.expr], default: str) -> tuple[ControlKind | None, list[str]]:
    """The kind of control for the members of a union, with what can be chosen."""
    names = [_name(member) for member in members]
    choices = list(_choices(members))
    if "bool" in names and default in _SWITCHED:
        return _chosen([*_SWITCHED, *choices])
    typed = [name for name in names if name in ("str", *_NUMBERS)]
    if typed:
        return (ControlKind.NUMBER if typed[0] in _NUMBERS else ControlKind.TEXT), []
    switched = _SWITCHED if "bool" in names else []
    return _chosen([*(["None"] if default == "None" else []), *switched, *choices])


def _fits(literal: str, kind: ControlKind) -> bool:
    """Whether a control of a kind can show a literal."""
    match kind:
        case ControlKind.TEXT:
            return literal.startswith('"')
        case ControlKind.NUMBER:
            return literal.lstrip("-")[:1].isdigit()
        case ControlKind.SWITCH:
            return literal in _SWITCHED
        case ControlKind.CHOICE:
            return bool(literal)


def _has_lines(literal: str) -> bool:
    """Whether a literal is a text with line ends."""
    return literal.startswith('"') and not {"\n", "\r"}.isdisjoint(json.loads(literal))


def _chosen(choices: list[str]) -> tuple[ControlKind | None, list[str]]:
    found = list(dict.fromkeys(choices))
    if found == _SWITCHED:
        return ControlKind.SWITCH, []
    return (ControlKind.CHOICE, found) if len(found) > 1 else (None, [])


def _choices(members: list[ast.expr]) -> Iterator[str]:
    """The literals of a union: those that stand alone, or else lists with one of them."""
    alone = [literal for member in members for literal in _literals(member)]
    yield from alone
    if alone:
        return
    for member in members:
        if isinstance(member, ast.Subscript) and _name(member) in _SEQUENCES:
            for item in _members(member.slice):
                yield from (f"[{literal}]" for literal in _literals(item))


def _literals(member: ast.expr) -> Iterator[str]:
    """What a `Literal[...]` allows."""
    if isinstance(member, ast.Subscript) and _name(member) == "Literal":
        values = member.slice
        for value in values.elts if isinstance(values, ast.Tuple) else [values]:
            yield _literal(value)


def _members(node: ast.expr | None) -> Iterator[ast.expr]:
    """The members of a union; a type that is none is its own only one."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _members(node.left)
        yield from _members(node.right)
    elif node is not None:
        yield node


def _name(node: ast.expr) -> str:
    """The last part of a type's name, without what stands in brackets behind it."""
    named = node.value if isinstance(node, ast.Subscript) else node
    return ast.unparse(named).rpartition(".")[2]


def _parsed(code: str) -> ast.expr | None:
    """An expression; None where the code is none."""
    try:
        return ast.parse(code.strip(), mode="eval").body
    except (SyntaxError, ValueError):  # ValueError: null bytes, before Python 3.12
        return None


def _literal(node: ast.expr | None) -> str:
    """A literal as readers write it and the page's script does; empty for anything else."""
    if node is None:
        return ""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else ast.unparse(node)
