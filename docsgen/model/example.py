# The example with which the page of a component begins: a program with one call, and controls for
# the arguments of that call. Values are Python literals, as they are written in code.

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

import msgspec

WIDTH = 56
"""Characters of a line up to which a call stays on that line."""

_INDENT = "    "


class ControlKind(enum.StrEnum):
    """How a reader chooses a value."""

    CHOICE = "choice"
    SWITCH = "switch"
    NUMBER = "number"
    TEXT = "text"


class Control(msgspec.Struct, frozen=True):
    """What chooses the value of a parameter.

    `default` is the literal that stands for the parameter where it is not given; empty where that
    is no literal. The control begins with `initial`, which is the default where the example does
    not need another value. `choices` are those of a choice, the default among them. `is_whole`
    says of a number that it has no fraction.
    """

    name: str
    kind: ControlKind
    default: str
    initial: str
    choices: list[str] = []
    is_whole: bool = False

    @property
    def trials(self) -> list[str]:
        """Literals that it can be set to: all of a few, one of many."""
        match self.kind:
            case ControlKind.CHOICE:
                return self.choices
            case ControlKind.SWITCH:
                return ["True", "False"]
            case ControlKind.NUMBER:
                return ["2"]
            case ControlKind.TEXT:
                return ['"Text"']


class Example(msgspec.Struct, frozen=True):
    """A program that shows one component: `before`, the call of `callee`, and `after`.

    `given` are arguments that no control is for, as code by parameter; `order` has the names of
    all arguments as the component takes them.
    """

    callee: str
    before: str
    after: str
    order: list[str]
    given: dict[str, str]
    controls: list[Control]

    @property
    def initial(self) -> str:
        """The program that readers see first."""
        return self.program({})

    def call(self, chosen: Mapping[str, str]) -> str:
        """The call, with the literals that are `chosen` by parameter; the others are initial.

        Only what differs from the defaults is in it, on a line of its own where it is long.
        """
        values = {one.name: chosen.get(one.name, one.initial) for one in self.controls}
        defaults = {one.name: one.default for one in self.controls}
        known = self.given | {k: v for k, v in values.items() if v and v != defaults[k]}
        arguments = [f"{name}={known[name]}" for name in self.order if name in known]
        line, margin = ", ".join(arguments), self._margin
        if len(self.before.rpartition("\n")[2]) + len(f"{self.callee}({line})") <= WIDTH:
            return f"{self.callee}({line})"
        lines = "".join(f"{margin}{_INDENT}{argument},\n" for argument in arguments)
        return f"{self.callee}(\n{lines}{margin})"

    def program(self, chosen: Mapping[str, str]) -> str:
        """The whole program, with the literals that are `chosen` by parameter."""
        return f"{self.before}{self.call(chosen)}{self.after}"

    def trials(self) -> Iterator[tuple[str, str]]:
        """Every parameter and literal to which a control can be set."""
        for control in self.controls:
            yield from ((control.name, literal) for literal in control.trials)

    @property
    def _margin(self) -> str:
        line = self.before.rpartition("\n")[2]
        return line[: len(line) - len(line.lstrip())]
