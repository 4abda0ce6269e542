# A surface whose events no adapter has found has those that the reference lists.

from __future__ import annotations

from docsgen.surface.values import Class, Function, Surface


def surface(name: str, *classes: Class) -> Surface:
    members = {found.path.rpartition(".")[2]: found.path for found in classes}
    return Surface(name, "1.0", {name: members}, {c.path: c for c in classes}, {}, [*members], [])


def made(path: str, *events: str) -> Class:
    return Class(path, Function([]), {}, {}, events=[*events])


READ = surface("acme", made("acme.widgets.Lamp"), made("acme.boards.Board"))


def test_events_are_those_of_the_class_of_the_same_name() -> None:
    listed = surface("acme", made("acme.Lamp", "click"))
    lamp = READ.with_events_of(listed).classes["acme.widgets.Lamp"]
    assert (lamp.events, lamp.is_open) == (["click"], False)


def test_a_class_that_the_reference_lacks_may_have_any() -> None:
    board = READ.with_events_of(surface("acme")).classes["acme.boards.Board"]
    assert (board.events, board.is_open) == ([], True)
