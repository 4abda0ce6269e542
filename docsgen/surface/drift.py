# What changed between two versions of a library, as data.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docsgen.model.changes import EVERY_EVENT, Change
from docsgen.surface.types import same_default, same_type
from docsgen.surface.values import Argument, Class, Function, Surface


def drift(old: Surface, new: Surface) -> list[Change]:
    """The differences in what two versions offer, ordered by class or function."""
    return sorted(_drift(old, new), key=lambda c: (c.owner or c.name, c.what, c.name, c.change))


def _drift(old: Surface, new: Surface) -> Iterator[Change]:
    yield from _each("class", "", _classes(old), _classes(new), _class)
    yield from _each("function", "", _functions(old), _functions(new), _function)
    if old.listener and new.listener:
        yield from _function(EVERY_EVENT, old.listener, new.listener)


def _classes(surface: Surface) -> dict[str, Class]:
    return dict(_by_own_name(surface.exported_classes(), lambda found: found.path))


def _functions(surface: Surface) -> dict[str, Function]:
    return dict(surface.exported_functions())


def _by_own_name(
    found: Iterator[tuple[str, Class]], path: Callable[[Class], str]
) -> Iterator[tuple[str, Class]]:
    """The classes without those names that are only other names of a class."""
    every = dict(found)
    own = {path(known): name for name, known in every.items() if path(known).endswith(f".{name}")}
    yield from ((n, known) for n, known in every.items() if own.get(path(known), n) == n)


def _each(
    what: str,
    owner: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    within: Callable[[str, Any, Any], Iterator[Change]] | None = None,
) -> Iterator[Change]:
    """What came and went, and what changed `within` those that stayed."""
    yield from (Change("added", what, owner, name) for name in new if name not in old)
    yield from (Change("removed", what, owner, name) for name in old if name not in new)
    for name in old if within else ():
        if within and name in new:
            yield from within(f"{owner}.{name}" if owner else name, old[name], new[name])


def _class(name: str, old: Class, new: Class) -> Iterator[Change]:
    yield from _function(name, old.init, new.init)
    yield from _each("event", name, dict.fromkeys(old.events), dict.fromkeys(new.events))
    yield from _each("shortcut", name, dict.fromkeys(old.shortcuts), dict.fromkeys(new.shortcuts))
    yield from _each("method", name, _methods(old), _methods(new), _function)


def _methods(known: Class) -> dict[str, Function]:
    return {name: known.methods[name] for name in known.offered if name not in known.events}


def _function(name: str, old: Function, new: Function) -> Iterator[Change]:
    before, after = old.named, new.named
    yield from _each("parameter", name, before, after)
    for argument in before.keys() & after.keys():
        yield from _argument(name, before[argument], after[argument])
    if new.deprecated and not old.deprecated:
        yield Change("added", "deprecation", name, "", after=new.deprecated)


def _argument(owner: str, old: Argument, new: Argument) -> Iterator[Change]:
    name = old.name
    if not same_default(old.default, new.default):
        yield Change("changed", "default", owner, name, old.default, new.default)
    if not same_type(old.type, new.type):
        yield Change("changed", "type", owner, name, old.type, new.type)
    if new.deprecated and not old.deprecated:
        yield Change("added", "deprecation", owner, name, after=new.deprecated)
