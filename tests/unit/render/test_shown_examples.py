# What the template of an example is given: all of its code, and what stands in each field.

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.model.example import Control, ControlKind, Example
from docsgen.render.examples import MOST_FIELDS, shown_example

NUMBER, TEXT = ControlKind.NUMBER, ControlKind.TEXT


def example(*controls: Control, given: dict[str, str] | None = None) -> Example:
    names = [*(given or {}), *(control.name for control in controls), "other"]
    before = "import acme as ac\n\nwith ac.Room() as room:\n    "
    return Example("ac.Lamp", before, "\n\nroom.open()\n", names, given or {}, [*controls])


def test_the_three_parts_are_the_program() -> None:
    made = example(Control("label", TEXT, "None", '"<b>"'))
    shown = shown_example(made)
    html = f"<pre>{shown.before}{shown.call}{shown.after}</pre>"
    text = LexborHTMLParser(html).css_first("pre").text()
    assert text == made.initial.rstrip("\n")


@pytest.mark.parametrize(
    ("kind", "initial", "shown"),
    [
        (TEXT, '"it\'s \\"so\\""', 'it\'s "so"'),
        (TEXT, "None", ""),
        (NUMBER, "-2.5", "-2.5"),
        (NUMBER, "None", ""),
        (ControlKind.SWITCH, "True", "True"),
        (ControlKind.CHOICE, '"lg"', '"lg"'),
    ],
)
def test_a_field_shows_what_its_control_begins_with(
    kind: ControlKind, initial: str, shown: str
) -> None:
    (field,) = shown_example(example(Control("size", kind, "None", initial))).fields
    assert field.shown == shown


@pytest.mark.parametrize("count", [0, 1, MOST_FIELDS, MOST_FIELDS + 1])
def test_few_controls_are_in_sight(count: int) -> None:
    shown = shown_example(example(*(Control(f"a{n}", NUMBER, "1", "1") for n in range(count))))
    assert (len(shown.fields), len(shown.more)) == (count, 0)


def test_many_controls_are_not_all_in_sight() -> None:
    controls = [Control(f"a{n}", NUMBER, "1", "1") for n in range(MOST_FIELDS + 2)]
    shown = shown_example(example(*controls))
    assert (len(shown.fields), len(shown.more)) == (MOST_FIELDS, 2)


def test_the_order_has_the_arguments_that_can_be_in_the_call() -> None:
    shown = shown_example(example(Control("size", NUMBER, "1", "1"), given={"bulbs": "[1]"}))
    assert shown.order == "bulbs size"
