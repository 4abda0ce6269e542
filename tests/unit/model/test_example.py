# The code of an example follows what is chosen, and has nothing in it that is so anyway.

from __future__ import annotations

from docsgen.model.example import Control, ControlKind, Example

SIZE = Control("size", ControlKind.CHOICE, '"lg"', '"lg"', ['"lg"', '"sm"'])
LABEL = Control("label", ControlKind.TEXT, "None", '"Lamp"')
WATTS = Control("watts", ControlKind.NUMBER, "40", "40", is_whole=True)
ON = Control("on", ControlKind.SWITCH, "False", "False")
BEFORE = "import acme as ac\n\nwith ac.Room() as room:\n    "
ORDER = ["label", "size", "bulbs", "watts", "on"]


def example(given: dict[str, str] | None = None, before: str = BEFORE) -> Example:
    return Example(
        "ac.Lamp", before, "\n\nroom.open()\n", ORDER, given or {}, [SIZE, LABEL, WATTS, ON]
    )


def test_only_what_differs_from_the_defaults_is_in_the_call() -> None:
    assert example().call({}) == 'ac.Lamp(label="Lamp")'
    assert example().call({"label": "None"}) == "ac.Lamp()"
    assert example().call({"size": '"lg"', "watts": "60"}) == 'ac.Lamp(label="Lamp", watts=60)'


def test_arguments_are_in_the_order_of_the_signature() -> None:
    chosen = {"on": "True", "size": '"sm"', "label": "None"}
    call = example({"bulbs": "[1, 2]"}).call(chosen)
    assert call == 'ac.Lamp(size="sm", bulbs=[1, 2], on=True)'


def test_a_long_call_has_a_line_for_each_argument() -> None:
    label = '"A lamp with a label that takes most of the line"'
    assert example().call({"label": label, "size": '"sm"'}) == (
        f'ac.Lamp(\n        label={label},\n        size="sm",\n    )'
    )


def test_the_line_of_a_block_counts_from_its_margin() -> None:
    label = '"A lamp with a label that takes most of the line"'
    call = example(before=f"{BEFORE}with ").call({"label": label, "size": '"sm"'})
    assert call.endswith(",\n    )")


def test_the_program_is_complete() -> None:
    assert example().initial == f'{BEFORE}ac.Lamp(label="Lamp")\n\nroom.open()\n'


def test_every_choice_is_tried_once() -> None:
    trials = list(example().trials())
    assert [literal for name, literal in trials if name == "size"] == ['"lg"', '"sm"']
    assert [literal for name, literal in trials if name == "on"] == ["True", "False"]
    assert {name for name, _ in trials} == {"size", "label", "watts", "on"}
