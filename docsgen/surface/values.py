# What a library offers to those who import it, as values: modules, classes and functions with their
# arguments. `reading` makes it from source code; `drift` and the checks of samples use it.

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace


class Argument(msgspec.Struct, frozen=True):
    """An argument of a class or function; `type` and `default` are source text.

    `kind` is one of positional, keyword (by name only), args and kwargs; `deprecated` says so in
    the library's words.
    """

    name: str
    type: str
    default: str | None = None
    kind: str = "positional"
    deprecated: str = ""


class Function(msgspec.Struct, frozen=True):
    """A function or method, without its `self`; `returns` is the type of its result."""

    arguments: list[Argument]
    deprecated: str = ""
    returns: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it takes keyword arguments of any name."""
        return any(argument.kind == "kwargs" for argument in self.arguments)

    @property
    def named(self) -> dict[str, Argument]:
        """The arguments that can be given by name, those for the library's own use excepted."""
        return {
            a.name: a
            for a in self.arguments
            if a.kind in ("positional", "keyword") and not a.name.startswith("_")
        }


class Class(msgspec.Struct, frozen=True):
    """A class with what it inherits from classes of the same library.

    `attributes` have their types; `offered` are the methods that it has for those who use it and
    that it does not merely inherit; `events` are the listeners and `shortcuts` the strings that
    stand for it, where the library knows such things. `is_open` says that it has members which
    cannot be read, such as those of a base class from elsewhere.
    """

    path: str
    init: Function
    methods: dict[str, Function]
    attributes: dict[str, str]
    offered: list[str] = []
    events: list[str] = []
    shortcuts: list[str] = []
    is_open: bool = False
    deprecated: str = ""

    def has(self, name: str) -> bool:
        """Whether an instance has a member of that name."""
        return name in self.methods or name in self.events or name in self.attributes


class Surface(msgspec.Struct, frozen=True):
    """A version of a library.

    `modules` maps the dotted path of a module to its members and each of those to the path of
    what it stands for; `classes` and `functions` are keyed by such paths. `exported` are the names
    that the package itself offers, `opened` the modules whose members cannot all be read,
    `variables` the words of its code that look like its environment variables, and `listener` is
    what every event takes.
    """

    name: str
    version: str
    modules: dict[str, dict[str, str]]
    classes: dict[str, Class]
    functions: dict[str, Function]
    exported: list[str]
    opened: list[str]
    variables: list[str] = []
    listener: Function | None = None

    def find(self, path: str) -> str | None:
        """What the dotted `path` stands for, None when there is nothing of that name."""
        if path in self.modules or path in self.classes or path in self.functions:
            return path
        parent, _, name = path.rpartition(".")
        owner = self.find(parent) if parent else None
        target = self.modules.get(owner, {}).get(name) if owner else None
        return target if target is None or target == path else self.find(target) or target

    def class_of(self, name: str) -> Class | None:
        """The class that the package offers under `name`."""
        return self.classes.get(self.find(f"{self.name}.{name}") or "")

    def class_within(self, name: str) -> Class | None:
        """The class of that name that the package offers, or the only one in its public modules."""
        if found := self.class_of(name):
            return found
        inside = [c for path, c in self.classes.items() if path.rpartition(".")[2] == name]
        return inside[0] if len(inside) == 1 else None

    def function_of(self, name: str) -> Function | None:
        """The function that the package offers under `name`."""
        return self.functions.get(self.find(f"{self.name}.{name}") or "")

    def exported_classes(self) -> Iterator[tuple[str, Class]]:
        """The classes that the package exports, by the names it gives them."""
        for name in self.exported:
            if found := self.class_of(name):
                yield name, found

    def exported_functions(self) -> Iterator[tuple[str, Function]]:
        """The functions that the package exports, by the names it gives them."""
        for name in self.exported:
            if found := self.function_of(name):
                yield name, found

    @property
    def events(self) -> frozenset[str]:
        """All events that any class has."""
        return frozenset(event for c in self.classes.values() for event in c.events)

    def with_events_of(self, other: Surface) -> Surface:
        """The surface with the events of another, whose classes are known by their names.

        What a class that the other lacks may have besides its members cannot be read.
        """
        classes = {path: replace(known, is_open=True) for path, known in self.classes.items()}
        for found in other.classes.values():
            if known := self.class_of(found.path.rpartition(".")[2]):
                classes[known.path] = replace(known, events=found.events)
        return replace(self, classes=classes, listener=self.listener or other.listener)
