# What listens in an app, as the configuration that its front end has mounted tells.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Config = Mapping[str, Any]

FOLLOWS = frozenset({"then", "success", "failure"})
"""What comes after another listener, without a gesture of its own."""

BY_ITSELF = frozenset({"load", "tick"})
"""What fires without a reader."""

_UNSEEN = frozenset({"unload"})
"""What fires when nobody can see any more how it ends."""

_FIRST = ("load", "tick", "click", "submit", "input", "change", "upload", "edit", "release")
_LAST = ("stop", "retry", "undo", "delete", "clear")


class Component(NamedTuple):
    """A component: its number, its type, its name, and what has to be opened to see it."""

    id: int
    type: str
    name: str
    props: Mapping[str, Any]
    inside: tuple[int, ...]


class Listener(NamedTuple):
    """A Python function and one event that it is called for.

    `number` is that of the function, which is another one whenever it is rendered; `key` stays.
    """

    number: int
    key: str
    event: str
    component: Component

    def __str__(self) -> str:
        return _described(self.component, self.event)


def _described(component: Component, event: str) -> str:
    name = f" {component.name!r}" if component.name else ""
    return f"{component.type}.{event}{name}"


def components(configs: Iterable[Config]) -> dict[int, Component]:
    """The components of an app by their numbers."""
    found: dict[int, Component] = {}
    for config in configs:
        inside = dict(_paths(config.get("layout") or {}, ()))
        for one in config.get("components", ()):
            props, id_ = one.get("props") or {}, one["id"]
            name = str(props.get("label") or props.get("value") or "")[:40]
            found[id_] = Component(id_, one["type"], name, props, inside.get(id_, ()))
    return found


def _paths(
    node: Mapping[str, Any], above: tuple[int, ...]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    yield node.get("id", -1), above
    for child in node.get("children") or ():
        yield from _paths(child, (*above, node.get("id", -1)))


def listeners(configs: Sequence[Config]) -> list[Listener]:
    """What Python answers in an app, in the order in which it is best tried.

    The first configuration is that of the page, the others are of what was rendered later.
    """
    known = components(configs)
    found = [
        one
        for place, config in enumerate(configs)
        for dependency in config.get("dependencies", ())
        if dependency.get("backend_fn") and not dependency.get("js_implementation")
        for one in _of_function(dependency, known, is_rendered=place > 0)
    ]
    return sorted(found, key=_turn)


def _of_function(
    dependency: Mapping[str, Any], known: Mapping[int, Component], *, is_rendered: bool
) -> Iterator[Listener]:
    root = Component(-1, "", "", {}, ())
    targets = [
        (known.get(-1 if id_ is None else id_, root), event) for id_, event in dependency["targets"]
    ]
    number, label = dependency["id"], ", ".join(_described(*target) for target in targets)
    key = label if is_rendered else f"{number}: {label}"
    for component, event in targets:
        if event not in _UNSEEN:
            yield Listener(number, key, event, component)


def _turn(listener: Listener) -> int:
    if listener.event in _FIRST:
        return _FIRST.index(listener.event)
    return len(_FIRST) + (_LAST.index(listener.event) + 1 if listener.event in _LAST else 0)
