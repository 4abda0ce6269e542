# What becomes of a Python sample that a reader copies and runs: what has to stand in front of it,
# or why it does not run even so. assemble/running/ finds out, render/ shows it.

from __future__ import annotations

import ast
import enum
from collections.abc import Callable, Iterator

import msgspec


class Obstacle(enum.StrEnum):
    """Why a sample does not run as it is copied; the texts of `obstacles` say it to readers."""

    DAMAGED = "damaged"
    INCOMPLETE = "incomplete"
    UNDEFINED = "undefined"
    PACKAGE = "package"
    REMOVED = "removed"
    VALUE = "value"
    VARIABLE = "variable"
    NETWORK = "network"
    FILE = "file"
    REFUSED = "refused"


class Running(msgspec.Struct, frozen=True):
    """What is copied in front of a sample, and what stops it all the same.

    `imports` and `stand_ins` are lines, `definitions` the code of statements from samples above it.
    `around` is the statement of an app whose block it has to be in, such as `with Window():`.
    Without an `obstacle` it runs where the library is installed, and nothing else; `needs` names
    what is missing, such as packages. `is_app`: whether it makes an app of the library.
    """

    imports: list[str] = []
    definitions: str = ""
    stand_ins: list[str] = []
    around: str = ""
    obstacle: Obstacle | None = None
    needs: list[str] = []
    is_app: bool = False

    @property
    def adds(self) -> bool:
        """Whether anything is copied in front of the sample."""
        return bool(self.imports or self.definitions or self.stand_ins or self.around)

    def before(self, comment: Callable[[str], str]) -> list[str]:
        """The lines in front of a sample; `comment` gives a comment that is called by a name."""
        return list(self._parts(comment)) if self.adds else []

    def _parts(self, comment: Callable[[str], str]) -> Iterator[str]:
        yield comment("added")
        yield from self.imports
        if self.around:
            yield from ["", self.around] if self.imports else [self.around]
        inner = list(self._inner(comment))
        if not self.around:
            yield ""
        yield from indented("\n".join(inner)).split("\n") if self.around and inner else inner

    def _inner(self, comment: Callable[[str], str]) -> Iterator[str]:
        if self.definitions:
            yield from (comment("from-above"), *self.definitions.split("\n"))
        if self.stand_ins:
            yield from (comment("stand-ins"), *self.stand_ins)
        if self.definitions or self.stand_ins:
            yield from ("", comment("sample"))

    def around_code(self, code: str) -> str:
        """A sample as it is copied, behind what is before it."""
        return indented(code) if self.around else code


def indented(code: str) -> str:
    """Python one level deeper, its strings as they are; raises SyntaxError where it is none."""
    inside = {
        line
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }
    lines = enumerate(code.split("\n"), start=1)
    return "\n".join(
        line if number in inside or not line.strip() else f"    {line}" for number, line in lines
    )
