# Facet of the adapter: where a class of Gradio lists its events, what every listener takes, which
# strings stand for components, and that each has listeners of its own.

from __future__ import annotations

import ast
from collections.abc import Iterator

import griffe
from msgspec.structs import replace

from docsgen.surface.signatures import function_of, lineage
from docsgen.surface.values import Class, Function, Surface

_LISTENER = "event_trigger"
"""The function in gradio/events.py that becomes a method for each event."""

_DEPENDENCY = "gradio.events.Dependency"
_CHAINED = ["then", "success", "failure"]
"""What follows an event is wired like an event, by what wiring it returned."""

_COMPONENT = "gradio.components.base.Component"


def refined(surface: Surface, root: griffe.Module) -> Surface:
    """The surface with the events and shortcuts of Gradio's classes, or of those built on them."""
    home = home_of(root)
    classes = {
        path: _refined(known, root.modules_collection.get_member(path), home)
        for path, known in surface.classes.items()
    }
    if _DEPENDENCY in classes:
        classes[_DEPENDENCY] = replace(classes[_DEPENDENCY], events=_CHAINED, is_open=False)
    return _with_shortcuts(replace(surface, classes=classes, listener=_listener(home)), root)


def home_of(root: griffe.Module) -> griffe.Module:
    """Gradio itself, where a package with components of its own was read beside it."""
    found = root.modules_collection.members.get("gradio")
    return found if isinstance(found, griffe.Module) else root


def _refined(known: Class, node: griffe.Object | griffe.Alias, root: griffe.Module) -> Class:
    documented = [name for name in _documented(node) if name in known.methods]
    return replace(known, events=_events(node, root), offered=documented)


def _documented(node: griffe.Object | griffe.Alias) -> list[str]:
    """The methods that the decorator `@document("method", ...)` of a class names."""
    calls = (d.value for d in getattr(node, "decorators", ()))
    return [
        str(argument).strip("\"'*")
        for call in calls
        if isinstance(call, griffe.ExprCall) and str(call.function) == "document"
        for argument in call.arguments
        if not isinstance(argument, griffe.ExprKeyword)
    ]


def _listener(root: griffe.Module) -> Function | None:
    """What a listener takes, but for the component itself."""
    found = listener_of(root)
    if found is None:
        return None
    takes = function_of(found)
    return replace(takes, arguments=takes.arguments[1:])


def listener_of(root: griffe.Module) -> griffe.Function | None:
    """The function that becomes a listener; griffe does not look into functions, where it is."""
    events = root.members.get("events")
    if not isinstance(events, griffe.Module):
        return None
    for node in ast.walk(ast.parse(events.source)):
        if isinstance(node, ast.FunctionDef) and node.name == _LISTENER:
            code = f"from typing import Literal\n{ast.unparse(node)}"
            return griffe.visit("listener", events.path, code=code)[_LISTENER]  # type: ignore[arg-type,no-any-return]
    return None


def _events(node: griffe.Object | griffe.Alias, root: griffe.Module) -> list[str]:
    """The events of a class, its own or those of the nearest class that lists some."""
    for owner in lineage(node):
        if owner.path.startswith("gradio.blocks.") and "BlocksEvents" in map(
            str, getattr(owner, "bases", ())
        ):
            return ["load", *(["unload"] if "unload" in owner.members else [])]
        listed = owner.members.get("EVENTS")
        if isinstance(listed, griffe.Attribute) and listed.value is not None:
            return list(dict.fromkeys(_named(listed.value, root)))
    return []


def _named(value: str | griffe.Expr, root: griffe.Module) -> Iterator[str]:
    """The events that a list names: `Events.click`, `"click"`, or all there are."""
    if str(value) == "all_events":
        members = root["events.Events"].members.values()
        yield from (m.name for m in members if "EventListener" in str(getattr(m, "value", "")))
    for item in getattr(value, "elements", ()):
        if isinstance(item, griffe.ExprCall):
            item = item.arguments[0]
        yield str(item).rpartition(".")[2].strip("\"'")


def _with_shortcuts(surface: Surface, root: griffe.Module) -> Surface:
    """Every component and template answers to its name in lower case, components to aliases too."""
    names: dict[str, list[str]] = {}
    for module in ("gradio.components", "gradio.templates"):
        for name, path in surface.modules.get(module, {}).items():
            is_alias = path.rpartition(".")[2] != name
            if (
                name[:1].isupper()
                and path in surface.classes
                and not (is_alias and module == "gradio.templates")
                and is_component(root.modules_collection.get_member(path))
            ):
                names.setdefault(path, []).append(name.lower())
    changed: dict[str, Class] = {
        path: replace(surface.classes[path], shortcuts=sorted(set(shortcuts)))
        for path, shortcuts in names.items()
    }
    return replace(surface, classes=surface.classes | changed)


def is_component(node: griffe.Object | griffe.Alias) -> bool:
    """Whether a class is a component, and not their common base."""
    return any(one.path == _COMPONENT for one in lineage(node) if one.path != node.path)
