# Facet of the adapter: what Gradio's own code says of components beyond signatures and docstrings:
# what events mean, what a listener takes, and how values travel to an app's functions and back.

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import griffe

from docsgen.extract.describing import Described, rows
from docsgen.extract.docstrings import Documentation, documentation
from docsgen.extract.knowledge import ReferenceKnowledge, is_data
from docsgen.kinds import PageKind
from docsgen.libraries.gradio.surface import home_of, is_component, listener_of
from docsgen.libraries.gradio.themes import BASE, theme_sections, themes_page
from docsgen.model import Behavior, CodeBlock, Content, Event, Exchange, Parameter, Status
from docsgen.surface.signatures import Node, function_of, lineage, member_of
from docsgen.surface.values import Class, Surface

_PLACEHOLDER = "{{ component }}"
_BASES = ("gradio.components.base.", "gradio.blocks.")
"""Where the classes are that every component inherits from, which say nothing of their own."""

_TYPE = re.compile(r"\{([\w.]+)\}")
"""A type in a docstring that is written for Gradio's own site."""

_GRADIO = "import gradio as gr"
_RECEIVES = """\
{imports}

def show(value):
    return f"The {name} holds {{value!r}}"

demo = gr.Interface(show, inputs={make}, outputs=gr.Textbox())
demo.launch()"""

_RETURNS = """\
{imports}

def give(text):
    return None  # in place of None, what the {name} is to show

demo = gr.Interface(give, inputs=gr.Textbox(), outputs={make})
demo.launch()"""
"""How a component is used in an app: as what a function receives, and as what it returns."""


class GradioReference(ReferenceKnowledge):
    """What the reference of Gradio says that its signatures and docstrings do not."""

    taker = "Interface"
    lists_all = False

    def kind(self, node: griffe.Class, known: Class) -> PageKind:
        """What the page of a class is."""
        if is_component(node):
            return PageKind.COMPONENT
        if known.path.startswith("gradio.layouts."):
            return PageKind.LAYOUT
        if any(one.path == "gradio.events.EventData" for one in lineage(node)):
            return PageKind.EVENT_DATA
        return PageKind.DATA_CLASS if is_data(node) else PageKind.APP_CLASS

    def documentation(self, node: griffe.Class) -> Documentation:
        """What the docstring of a class says, which may come after the list of its events."""
        listed = node.members.get("EVENTS")
        return documentation(node if node.docstring or listed is None else listed)

    def shows(self, owner: Node, attribute: str) -> bool:
        """Whether an attribute that a class has from `owner`, with a docstring, is for users."""
        is_inner = owner.path.startswith(_BASES) or attribute == "EVENTS"
        return super().shows(owner, attribute) and not is_inner

    def events(self, node: griffe.Class, known: Class) -> list[Event]:
        """The events of a class with their descriptions."""
        written = {name: documentation(member_of(node, name)).text for name in known.events}
        written |= {**_shared_texts(home_of(node.package)), **_own_texts(node)}
        return [
            Event(name, written[name].replace(_PLACEHOLDER, node.name)) for name in known.events
        ]

    def listener(self, root: griffe.Module) -> list[Parameter]:
        """What every listener of an event takes, but for the component itself."""
        found = listener_of(home_of(root))
        if found is None:
            return []
        return rows(function_of(found), [documentation(found)])[1:]

    def behavior(self, node: griffe.Class) -> Behavior | None:
        """What a component passes to functions, and what it takes from them."""
        takes, gives = _own(node, "postprocess"), _own(node, "preprocess")
        if takes is None or gives is None:
            return None
        value = next((p for p in takes.parameters if p.name != "self"), None)
        said = documentation(takes).parameters.get(value.name, "") if value else ""
        return Behavior(
            _exchange(gives.returns, _results(gives), _RECEIVES, node),
            _exchange(value and value.annotation, said, _RETURNS, node),
        )

    def further(self, name: str, node: griffe.Class) -> Iterator[tuple[str, Content]]:
        """The variables that a theme has, on the page of the class of all themes."""
        if node.path == BASE:
            yield from theme_sections(name, node)

    def more(self, root: griffe.Module, surface: Surface) -> Iterator[Described]:
        """The page of the built-in themes."""
        return themes_page(root, surface)


def _exchange(type_: Any, said: str, sample: str, node: griffe.Class) -> Exchange:
    package = node.package.name
    own = {"imports": _GRADIO, "make": f"gr.{node.name}()"}
    foreign = {"imports": f"{_GRADIO}\nfrom {package} import {node.name}", "make": f"{node.name}()"}
    code = sample.format(name=node.name, **(own if package == "gradio" else foreign))
    block = CodeBlock([], "Behavior", "", Status.VERBATIM, code, code)
    return Exchange(str(type_ or "Any"), _TYPE.sub(r"`\1`", said), block)


def _results(function: griffe.Function) -> str:
    """What the docstring of a method says of the values that come back."""
    return "\n".join(one.text for one in documentation(function).returns)


def _own(node: griffe.Class, name: str) -> griffe.Function | None:
    """A method that a component has, but not merely from the classes that all inherit from."""
    for one in lineage(node):
        if one.path.startswith(_BASES):
            return None
        found = one.members.get(name)
        if isinstance(found, griffe.Function):
            return found
    return None


@functools.cache
def _shared_texts(root: griffe.Module) -> dict[str, str]:
    """What the library says of each event; the word for the component is to be put in."""
    members = root["events.Events"].members.values()
    return _texts(getattr(member, "value", None) for member in members)


def _own_texts(node: griffe.Class) -> dict[str, str]:
    """The same of events that a class makes for itself."""
    listed = (one.members.get("EVENTS") for one in lineage(node))
    values = (getattr(one, "value", None) for one in listed)
    return _texts(item for value in values for item in getattr(value, "elements", ()))


def _texts(values: Iterable[Any]) -> dict[str, str]:
    """The descriptions in calls of `EventListener`, by the names of events."""
    found: dict[str, str] = {}
    for value in values:
        if isinstance(value, griffe.ExprCall) and str(value.function) == "EventListener":
            named = {a.name: a.value for a in value.arguments if isinstance(a, griffe.ExprKeyword)}
            if "doc" in named:
                name = ast.literal_eval(str(value.arguments[0]))
                found[name] = ast.literal_eval(str(named["doc"]))
    return found
