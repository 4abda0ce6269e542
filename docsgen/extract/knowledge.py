# What an adapter may know of the reference of its library; a library without one gets this class.

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import griffe

from docsgen.extract.docstrings import Documentation, documentation
from docsgen.kinds import PageKind
from docsgen.model import Behavior, Content, Event, Parameter
from docsgen.surface.signatures import Node
from docsgen.surface.values import Class, Surface

if TYPE_CHECKING:
    from docsgen.extract.describing import Described


class ReferenceKnowledge:
    """What any library's classes are, as far as their code alone tells."""

    taker = ""
    """What takes the strings that stand for components, such as `Interface`."""

    lists_all = True
    """Whether `__all__` of the package has all names that users call."""

    def kind(self, node: griffe.Class, known: Class) -> PageKind:
        """What the page of a class is."""
        if is_data(node):
            return PageKind.DATA_CLASS
        return PageKind.COMPONENT

    def documentation(self, node: griffe.Class) -> Documentation:
        """What the docstring of a class says."""
        return documentation(node)

    def shows(self, owner: Node, attribute: str) -> bool:
        """Whether an attribute that a class has from `owner`, with a docstring, is for users."""
        return not attribute.startswith("_")

    def events(self, node: griffe.Class, known: Class) -> list[Event]:
        """The events of a class with their descriptions."""
        return [Event(name, "") for name in known.events]

    def listener(self, root: griffe.Module) -> list[Parameter]:
        """What every listener of an event takes."""
        return []

    def behavior(self, node: griffe.Class) -> Behavior | None:
        """How values travel between a component and the functions of an app."""
        return None

    def further(self, name: str, node: griffe.Class) -> Iterator[tuple[str, Content]]:
        """The last sections of a class's page, by heading, beyond those that every class has.

        `name` is what the page calls the class.
        """
        yield from ()

    def more(self, root: griffe.Module, surface: Surface) -> Iterator[Described]:
        """Pages beyond those of the classes and functions that the package exports."""
        yield from ()


def is_data(node: Node) -> bool:
    """Whether instances of a class are values with named fields, or errors."""
    marks = (str(one.value).partition("(")[0] for one in getattr(node, "decorators", ()))
    decorators = {mark.rpartition(".")[2] for mark in marks}
    bases = {str(base).partition("[")[0].rpartition(".")[2] for base in getattr(node, "bases", ())}
    return "dataclass" in decorators or bool(
        bases & {"TypedDict", "NamedTuple", "BaseModel", "Exception", "Struct", "Enum", "StrEnum"}
    )
