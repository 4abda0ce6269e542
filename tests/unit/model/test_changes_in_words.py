# What changed, in sentences, and where each thing is.

from __future__ import annotations

import pytest

from docsgen.languages import texts_in
from docsgen.model.changes import EVERY_EVENT, Change, Comparison
from docsgen.model.changes_in_words import place, sentence, subjects

TEXTS = texts_in("en")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change("added", "class", "", "Dial"), "New class `Dial`."),
        (Change("removed", "function", "", "load"), "The function `load` is gone."),
        (Change("added", "event", "Dial", "turn"), "New event `turn`."),
        (Change("removed", "method", "Dial", "turn"), "The method `turn` is gone."),
        (Change("added", "shortcut", "Dial", "dial"), "New shortcut `dial`."),
        (Change("added", "parameter", "Dial.turn", "by"), "`turn`: New parameter `by`."),
        (
            Change("changed", "default", "Dial", "value", "0", '"a`b"'),
            'The default of `value` is `` "a`b" ``; it was `0`.',
        ),
        (
            Change("changed", "default", "Dial", "value", None, "0"),
            "`value` is no longer required; its default is `0`.",
        ),
        (
            Change("changed", "default", "Dial", "value", "0", None),
            "`value` is required; its default was `0`.",
        ),
        (
            Change("changed", "type", "Dial", "value", "int", "float\n| None"),
            "The type of `value` is `float | None`; it was `int`.",
        ),
        (
            Change("added", "deprecation", "Dial", "", after="use Knob"),
            "Deprecated: use Knob",
        ),
        (
            Change("added", "deprecation", "Dial", "value", after="use `at`"),
            "`value` is deprecated: use `at`",
        ),
    ],
)
def test_a_change_is_a_sentence(change: Change, told: str) -> None:
    assert sentence(change, TEXTS) == told


@pytest.mark.parametrize("what", ["class", "function", "event", "method", "parameter", "shortcut"])
@pytest.mark.parametrize("change", ["added", "removed"])
def test_there_are_words_for_all_that_comes_and_goes(change: str, what: str) -> None:
    assert "`name`" in sentence(Change(change, what, "Owner", "name"), TEXTS)


@pytest.mark.parametrize(
    ("change", "anchor"),
    [
        (Change("added", "class", "", "Dial"), ""),
        (Change("added", "deprecation", "Dial", "", after="x"), ""),
        (Change("added", "parameter", "Dial", "value"), "param-value"),
        (Change("changed", "type", "load", "path", "a", "b"), "param-path"),
        (Change("added", "event", "Dial", "turn"), "event-turn"),
        (Change("added", "method", "Dial", "turn"), "method-turn"),
        (Change("added", "parameter", "Dial.turn", "by"), "turn-by"),
        (Change("added", "deprecation", "Dial.turn", "", after="x"), "method-turn"),
        (Change("added", "shortcut", "Dial", "dial"), "shortcut-dial"),
        (Change("added", "parameter", EVERY_EVENT, "queue"), "queue"),
    ],
)
def test_a_change_has_a_place_on_a_page(change: Change, anchor: str) -> None:
    assert place(change) == anchor


def test_changes_of_methods_belong_to_their_class_and_those_of_one_thing_together() -> None:
    changes = [
        Change("changed", "default", "Dial", "value", "0", "1"),
        Change("changed", "type", "Dial", "value", "int", "float"),
        Change("added", "parameter", "Dial.turn", "by"),
        Change("removed", "class", "", "Lamp"),
    ]
    found = subjects(Comparison("1", "2", changes))
    assert [(one.name, [thing.place for thing in one.things]) for one in found] == [
        ("Dial", ["param-value", "turn-by"]),
        ("Lamp", [""]),
    ]
