# The samples of one page in the order in which readers meet them: each is given the imports that it
# lacks, and what samples above it define.

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from docsgen.assemble.running.definitions import Definitions
from docsgen.assemble.running.imports import Imports
from docsgen.assemble.running.knowledge import RunningKnowledge
from docsgen.assemble.running.obstacles import belongs_in_app, makes_app, obstacle
from docsgen.assemble.running.programs import (
    Program,
    imports_in,
    is_deferring,
    parsed,
    undefined,
)
from docsgen.model.running import Obstacle, Running

_STAND_IN_TYPE = "Any"


def run_samples(
    programs: Sequence[Program], imports: Imports, knowledge: RunningKnowledge
) -> list[Running]:
    """What becomes of each sample of a page that is no demo, in order."""
    page = _Page(programs, imports, knowledge)
    return [page.running(at) for at, one in enumerate(programs) if not one.is_demo]


class _Page:
    def __init__(
        self, programs: Sequence[Program], imports: Imports, knowledge: RunningKnowledge
    ) -> None:
        self._programs, self._imports, self._knowledge = programs, imports, knowledge
        self._definitions = Definitions(programs, knowledge.launching)

    def running(self, at: int) -> Running:
        program = self._programs[at]
        if program.tree is None:
            kind = Obstacle.DAMAGED if program.is_damaged else Obstacle.INCOMPLETE
            return Running(obstacle=kind)
        if is_deferring(program.tree):  # such an import must stand before any other statement
            return self._judged(Running(), program.code)
        added = self._added(at, program.tree)
        found = self._judged(added, program.code)
        if found.obstacle is Obstacle.UNDEFINED:  # then what is above would be of no use
            imports = self._added(at, program.tree, is_alone=True).imports
            return replace(found, imports=imports, definitions="", stand_ins=[], around="")
        return found

    def _judged(self, added: Running, code: str) -> Running:
        tree = parsed("\n".join([*added.before(lambda _: ""), added.around_code(code)]))
        assert tree is not None  # each of the parts is
        found, needs = obstacle(tree, list(undefined(tree)), self._imports, self._knowledge)
        is_app = makes_app(tree, self._knowledge)
        return replace(added, obstacle=found, needs=needs, is_app=is_app)

    def _added(self, at: int, tree: ast.Module, *, is_alone: bool = False) -> Running:
        """What a sample lacks, as far as anybody knows."""
        code = "" if is_alone else self._definitions.above(at, list(undefined(tree)))
        around = self._around(at, _whole(code, self._programs[at].code))
        whole = _whole(f"{around} pass" if around else "", code, self._programs[at].code)
        missing = undefined(whole)
        lines = {name: self._line(name, at, whole) for name in missing}
        left = [name for name, line in lines.items() if line is None]
        stand_ins = dict(_stand_ins(left, missing, tree))
        found = {line for line in lines.values() if line}
        if any(_STAND_IN_TYPE in line.split() for line in stand_ins.values()):
            found.add(f"from typing import {_STAND_IN_TYPE}")
        imports = sorted(found, key=_import_order)
        return Running(imports, code, list(stand_ins.values()), around)

    def _around(self, at: int, tree: ast.Module) -> str:
        """The statement of an app that a program has to be in, if it lacks one."""
        imports = {line for name in undefined(tree) if (line := self._line(name, at, tree))}
        known = _whole(*sorted(imports), ast.unparse(tree))
        return self._knowledge.around if belongs_in_app(known, self._knowledge) else ""

    def _line(self, name: str, at: int, tree: ast.Module) -> str | None:
        """The import of a name as the page has it, or as is customary."""
        near = [*reversed(self._programs[:at]), *self._programs[at + 1 :]]
        for program in near:
            found = dict(imports_in(program.tree)) if program.tree else {}
            if name in found:
                return found[name]
        return self._imports.line_for(name, _used_as_modules(tree), _called(tree))


def _whole(*parts: str) -> ast.Module:
    """The tree of parts of a program, each of which is one."""
    tree = parsed("\n".join(parts))
    assert tree is not None
    return tree


def _import_order(line: str) -> tuple[bool, str]:
    return line.startswith("from "), line


def _stand_ins(
    names: list[str], missing: dict[str, bool], tree: ast.Module
) -> Iterator[tuple[str, str]]:
    """Lines that define names which only types use, or which functions only give back."""
    returned = _only_returned(tree)
    for name in names:
        if missing[name]:
            yield name, f"{name} = {_STAND_IN_TYPE}"
        elif name in returned:
            yield name, f"{name} = None"


def _only_returned(tree: ast.Module) -> set[str]:
    """Names that are used as what functions give back, and in no other way."""
    uses = {id(node): node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    returns = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    given = {id(value): value.id for value in returns if isinstance(value, ast.Name)}
    others = {name for key, name in uses.items() if key not in given}
    return set(given.values()) - others


def _used_as_modules(tree: ast.Module) -> set[str]:
    """Names of which an attribute is used."""
    return {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def _called(tree: ast.Module) -> set[str]:
    return {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
