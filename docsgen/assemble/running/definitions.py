# What samples of a page define for those below them: the statements that a sample needs, and what
# these need in turn.

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator, Sequence

from docsgen.assemble.running.programs import (
    Program,
    bound_by,
    imports_in,
    undefined,
    until_launch,
)

_LONGEST = 30
"""Lines that are put in front of a sample; whoever needs more copies a whole program anyway."""

_BUILTIN = frozenset(dir(builtins))

_Place = tuple[int, int]
"""Which sample of the page, and which statement of it."""


class Definitions:
    """The definitions on a page. After a call of a `launching` method, no script goes on."""

    def __init__(self, programs: Sequence[Program], launching: Collection[str]) -> None:
        self._programs = programs
        self._launching = launching
        self._bound = [dict(self._names(one)) for one in programs]

    def above(self, at: int, names: Sequence[str]) -> str:
        """The code that defines those of the names which samples above define.

        It is empty where that would be too long. What demos define is theirs.
        """
        wanted: set[_Place] = set()
        for name in names:
            if place := self._place(name, at):
                self._collect(place, wanted)
        parts = [self._source(place) for place in sorted(wanted)]
        code = "\n".join(parts)
        return code if code.count("\n") < _LONGEST else ""

    def _names(self, program: Program) -> Iterator[tuple[str, int]]:
        """The names that a sample binds, each with the last statement that does."""
        if program.tree is None or program.is_demo:
            return
        reached = until_launch(program.tree, self._launching)
        is_whole = reached is program.tree
        for number, statement in enumerate(reached.body if is_whole else reached.body[:-1]):
            yield from ((name, number) for name in bound_by(statement))

    def _place(self, name: str, below: int) -> _Place | None:
        """The nearest definition above a sample; None where an import is nearer."""
        for at in reversed(range(below)):
            if name in self._bound[at]:
                return at, self._bound[at][name]
            tree = self._programs[at].tree
            if tree and name in dict(imports_in(tree)):
                return None
        return None

    def _collect(self, place: _Place, wanted: set[_Place]) -> None:
        """Add a statement and all that it needs."""
        if place in wanted:
            return
        wanted.add(place)
        at, number = place
        tree = self._programs[at].tree
        assert tree is not None
        imported = dict(imports_in(tree))
        for name in undefined(ast.Module([tree.body[number]], [])):
            if name in _BUILTIN or name in imported:
                continue
            own = self._bound[at].get(name)
            needed = (at, own) if own is not None and own != number else self._place(name, at)
            if needed:
                self._collect(needed, wanted)

    def _source(self, place: _Place) -> str:
        at, number = place
        program = self._programs[at]
        assert program.tree is not None
        node = program.tree.body[number]
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        return "\n".join(program.code.split("\n")[first - 1 : node.end_lineno])
