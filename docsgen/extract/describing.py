# A library's classes and functions as pages of a reference: what its code and docstrings say.

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator

import griffe
import msgspec

from docsgen.extract.docstrings import Documentation, Example, Result, documentation
from docsgen.extract.knowledge import ReferenceKnowledge, is_data
from docsgen.kinds import PageKind
from docsgen.model import (
    Attributes,
    CodeBlock,
    Container,
    Content,
    Description,
    Listeners,
    Markdown,
    Matrix,
    Method,
    Methods,
    Parameter,
    Parameters,
    Prose,
    Shortcut,
    Shortcuts,
    Status,
)
from docsgen.model.blocks import Block
from docsgen.surface.signatures import lineage, member_of
from docsgen.surface.values import Argument, Class, Function, Surface

_SILENCE = "The library does not describe it."
_VARIADIC = frozenset({"args", "kwargs"})


class Described(msgspec.Struct, frozen=True):
    """The page of a class or function: its sections by heading, in order, and its other names.

    `path` is where it is defined; `module` has the classes of its sections where that is not the
    package.
    """

    name: str
    path: str
    kind: PageKind
    sections: list[tuple[str, Content]]
    aliases: list[str] = []
    module: str = ""

    @property
    def is_described(self) -> bool:
        """Whether the library says anything of it."""
        texts = (one.text for _, one in self.sections if isinstance(one, Description))
        return not any(text.startswith(_SILENCE) for text in texts)


class Describer:
    """Describes what the package of `root` exports; `surface` is the same package as values."""

    def __init__(
        self, root: griffe.Module, surface: Surface, knowledge: ReferenceKnowledge
    ) -> None:
        self._root, self._surface, self._knowledge = root, surface, knowledge
        self._listener = knowledge.listener(root)

    def pages(self) -> Iterator[Described]:
        """A page for each class and each function that the package offers, and others about it.

        It offers what it exports, or what its public modules hold where it exports nothing. What
        the adapter adds comes next.
        """
        offered = self._exported() or _public(self._surface)
        for path, names in offered.items():
            yield self._page(path, names)
        yield from self._knowledge.more(self._root, self._surface)

    def _exported(self) -> dict[str, list[str]]:
        """What the package exports, by the path where it is defined: its names, classes first."""
        surface, found = self._surface, dict[str, list[str]]()
        listed = surface.exported if self._knowledge.lists_all else surface.modules[surface.name]
        paths = {name: surface.find(f"{surface.name}.{name}") or "" for name in listed}
        for known in (surface.classes, surface.functions):
            for name, path in sorted(paths.items()):
                if path in known and not name.startswith("_"):
                    found.setdefault(path, []).append(name)
        return found

    def _page(self, path: str, names: list[str]) -> Described:
        is_class = path in self._surface.classes
        return self._class(path, names) if is_class else self._function(path, names)

    def _class(self, path: str, names: list[str]) -> Described:
        node, known = self._node(path), self._surface.classes[path]
        assert isinstance(node, griffe.Class)
        name, *aliases = _best_first(names, path)
        own = self._knowledge.documentation(node)
        raises = own.raises | documentation(member_of(node, "__init__")).raises
        text = _text(own.text, _raised(raises), _also(aliases))
        sections: list[tuple[str, Content]] = [("Description", Description(text))]
        if behavior := self._knowledge.behavior(node):
            sections.append(("Behavior", behavior))
        sections += _examples(own)
        if takes := self._constructor(node, known, own):
            sections.append(("Initialization", Parameters(takes)))
        if fields := self._attributes(node, own, {row.name for row in takes}):
            sections.append(("Attributes", Attributes(fields)))
        if known.shortcuts and self._knowledge.taker:
            sections.append(("Shortcuts", self._shortcuts(name, known)))
        if known.events:
            events = self._knowledge.events(node, known)
            sections.append(("Event Listeners", Listeners(name, events, self._listener)))
        sections += self._methods(name, node, known)
        sections += self._knowledge.further(name, node)
        return Described(name, path, self._knowledge.kind(node, known), sections, aliases)

    def _function(self, path: str, names: list[str]) -> Described:
        node, known = self._node(path), self._surface.functions[path]
        name, *aliases = _best_first(names, path)
        made = f"{path.rpartition('.')[0]}.{name}"
        if made in self._surface.classes:  # a function under the name of what it makes
            return self._class(made, names)
        own = documentation(node)
        text = _text(own.text, _returned(known, own), _raised(own.raises), _also(aliases))
        sections: list[tuple[str, Content]] = [("Description", Description(text))]
        sections += _examples(own)
        if takes := rows(known, [own]):
            sections.append(("Initialization", Parameters(takes)))
        return Described(name, path, PageKind.HELPER, sections, aliases)

    def _node(self, path: str) -> griffe.Object | griffe.Alias:
        found: griffe.Object | griffe.Alias = self._root.modules_collection.get_member(path)
        return found

    def _constructor(self, node: griffe.Class, known: Class, own: Documentation) -> list[Parameter]:
        if known.is_open and member_of(node, "__init__") is None:
            return []  # a base from elsewhere decides
        said = [documentation(one.members.get("__init__")) for one in lineage(node)]
        return rows(known.init, [said[0], own, *said[1:]])

    def _attributes(
        self, node: griffe.Class, own: Documentation, parameters: set[str]
    ) -> list[Parameter]:
        fields = dict(own.attributes)
        types = dict(own.types)
        for one in reversed(lineage(node)):
            for name, member in one.members.items():
                if not isinstance(member, griffe.Attribute) or not self._knowledge.shows(one, name):
                    continue
                if member.docstring or (is_data(one) and member.annotation):
                    fields.setdefault(name, _of_property(documentation(member)))
                    types.setdefault(name, str(member.annotation or ""))
        return [
            Parameter(name, types.get(name, ""), None, True, text)
            for name, text in fields.items()
            if name not in parameters
        ]

    def _methods(
        self, name: str, node: griffe.Class, known: Class
    ) -> Iterator[tuple[str, Content]]:
        offered = [one for one in known.offered if one in known.methods and one not in known.events]
        if offered:
            yield "Methods", Container()
        for one in offered:
            said, function = documentation(member_of(node, one)), known.methods[one]
            text = _text(said.text, _returned(function, said), _raised(said.raises))
            takes = rows(function, [said])
            heading = f"`{one}`" if "__" in one else one  # Markdown would make it bold
            yield heading, Methods([Method(name, one, False, text, takes)])
            yield from _examples(said, f"Example of `{one}`")

    def _shortcuts(self, name: str, known: Class) -> Shortcuts:
        class_ = f"{self._surface.name}.{name}"
        found = [Shortcut(class_, text, "Uses default values") for text in known.shortcuts]
        return Shortcuts(found, self._knowledge.taker)


def introduction(module: str, pages: Iterable[tuple[str, Described]]) -> Described | None:
    """The page that says which class has which event, from all pages by the ends of addresses.

    None where no class has any.
    """
    supported = [
        (page.name, slug, [event.name for event in content.events])
        for slug, page in pages
        for _, content in page.sections
        if isinstance(content, Listeners)
    ]
    events = sorted({event for *_, has in supported for event in has})
    if not events:
        return None
    matrix = Matrix([], events, sorted(supported))
    path = f"{module}.introduction"
    return Described("Introduction", path, PageKind.INTRODUCTION, [("Supported events", matrix)])


def _public(surface: Surface) -> dict[str, list[str]]:
    """What the public modules of a package define, in the same form."""
    paths = (*surface.classes, *surface.functions)
    return {
        path: [path.rpartition(".")[2]]
        for path in paths
        if not any(part.startswith("_") for part in path.split("."))
    }


def _best_first(names: list[str], path: str) -> list[str]:
    """The names of one thing, the one that it is written under first."""
    own = path.rpartition(".")[2]
    return sorted(names, key=lambda name: (name != own, name))


def _text(text: str, *more: str) -> str:
    """A description and what else there is to say, as paragraphs."""
    return "\n\n".join(filter(None, [text or _SILENCE, *more]))


def _also(aliases: list[str]) -> str:
    names = ", ".join(f"`{alias}`" for alias in aliases)
    return f"Also available as {names}." if names else ""


def _returned(function: Function, said: Documentation) -> str:
    """What a function gives back, with its type from the docstring or else from the annotation."""
    if len(said.returns) > 1:
        values = [(one.name or one.type, one.text) for one in said.returns]
        return _listed(_with_type("Returns", function.returns), values)
    (one,) = said.returns or [Result("", "", "")]
    head = _with_type("Returns", one.type or function.returns)
    return _sentence(head, one.text) if one.text or head != "Returns" else ""


def _of_property(said: Documentation) -> str:
    """What is said of an attribute, which may be a property and then give something back."""
    results = (one.text for one in said.returns)
    return "\n\n".join(filter(None, [said.text, *results, _raised(said.raises)]))


def _with_type(verb: str, type_: str) -> str:
    return verb if type_ in ("", "None", "NoReturn", "Never") else f"{verb} `{type_}`"


def _raised(raises: dict[str, str]) -> str:
    """What a function, or making an instance, raises."""
    if len(raises) > 1:
        return _listed("Raises", raises.items())
    return "".join(_sentence(f"Raises `{name}`", text) for name, text in raises.items())


def _sentence(head: str, text: str) -> str:
    return f"{head}: {text}" if text else f"{head}."


def _listed(head: str, values: Iterable[tuple[str, str]]) -> str:
    """A list of values or exceptions, one line each."""
    lines = (_sentence(f"- `{name}`", " ".join(text.split())) for name, text in values)
    return f"{head}:\n\n" + "\n".join(lines)


def _examples(own: Documentation, heading: str = "Example Usage") -> list[tuple[str, Content]]:
    blocks: list[Block] = []
    for example in own.examples:
        if example.title:
            blocks.append(Markdown(f"**{example.title}**"))
        blocks.append(_code(example))
    return [(heading, Prose(blocks))] if blocks else []


def _code(example: Example) -> CodeBlock:
    return CodeBlock([], "Example Usage", "python", Status.VERBATIM, example.code, example.code)


def rows(function: Function, said: list[Documentation]) -> list[Parameter]:
    """The arguments as rows of a table, each with the first description that there is."""
    return [_row(argument, said) for argument in function.arguments if _is_public(argument)]


def _row(argument: Argument, said: list[Documentation]) -> Parameter:
    takes_rest = argument.kind in _VARIADIC
    return Parameter(
        name=argument.name,
        type=argument.type or _first(argument.name, [one.types for one in said]),
        default=None if takes_rest else _written(argument.default),
        required=argument.default is None and not takes_rest,
        description=_first(argument.name, [one.parameters for one in said]),
    )


def _is_public(argument: Argument) -> bool:
    return not argument.name.startswith("_")


def _first(name: str, tables: Iterable[dict[str, str]]) -> str:
    return next((table[name] for table in tables if table.get(name)), "")


def _written(default: str | None) -> str | None:
    """A default as Python code, with double quotes around plain strings."""
    if default is None:
        return None
    try:
        value = ast.literal_eval(default)
    except (ValueError, SyntaxError):
        return " ".join(default.split())
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else default
