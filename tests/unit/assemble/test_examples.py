# Which parameters of a component get a control, and what its example is: made by hand, not read
# from a library.

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from docsgen.assemble.examples import with_examples
from docsgen.assemble.examples.controls import control
from docsgen.assemble.examples.knowledge import ExampleKnowledge, Recipe
from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.model import Page, Parameter, Parameters, Section, Site, SupportMatrix
from docsgen.model.example import ControlKind, Example

ACME = Library("acme", "Acme", "1.0", "ac")

CHOICE, SWITCH = ControlKind.CHOICE, ControlKind.SWITCH
NUMBER, TEXT = ControlKind.NUMBER, ControlKind.TEXT


def row(type_: str, default: str | None = "None", name: str = "size") -> Parameter:
    return Parameter(name, type_, default, default is None, "")


@pytest.mark.parametrize(
    ("type_", "default", "kind", "choices"),
    [
        ("Literal['sm', 'lg']", '"lg"', CHOICE, ['"lg"', '"sm"']),
        ("Literal['sm', 'lg'] | None", "None", CHOICE, ["None", '"sm"', '"lg"']),
        ("typing.Literal[1, 2]", "1", CHOICE, ["1", "2"]),
        ("Literal['a'] | Literal['b']", "'a'", CHOICE, ['"a"', '"b"']),
        ("bool | Literal['hidden']", "True", CHOICE, ["True", "False", '"hidden"']),
        ("bool | None", "None", CHOICE, ["None", "True", "False"]),
        ("list[Literal['x', 'y'] | Button] | None", "None", CHOICE, ["None", '["x"]', '["y"]']),
        (
            "list[Literal['x', 'y']] | Literal['x', 'y'] | None",
            "None",
            CHOICE,
            ["None", '"x"', '"y"'],
        ),
        ("bool", "False", SWITCH, []),
        ("str | bool | None", "False", SWITCH, []),
        ("bool | Callable", "True", SWITCH, []),
        ("int", "3", NUMBER, []),
        ("int | str | None", "None", NUMBER, []),
        ("str", '"a"', TEXT, []),
        ("str | I18nData | Callable | None", "None", TEXT, []),
        ("str | int | float", "DEFAULT_VALUE", TEXT, []),
    ],
)
def test_a_type_says_how_a_value_is_chosen(
    type_: str, default: str, kind: ControlKind, choices: list[str]
) -> None:
    made = control(row(type_, default))
    assert made is not None
    assert (made.kind, made.choices) == (kind, choices)


@pytest.mark.parametrize(
    "type_",
    [
        "Callable | None",
        "dict[str, str]",
        "list[str] | None",
        "Timer | None",
        "",
        "a b(",
    ],
)
def test_what_can_neither_be_chosen_nor_typed_has_no_control(type_: str) -> None:
    assert control(row(type_)) is None


@pytest.mark.parametrize(("default", "initial"), [(r'"\n"', None), ('"a"', r'"b\r\nc"')])
def test_a_text_of_several_lines_has_no_control(default: str, initial: str | None) -> None:
    assert control(row("str", default), initial) is None
    assert control(row("str", r'"\\n"'), initial and r'"\\r"') is not None


def test_numbers_know_whether_they_are_whole() -> None:
    whole, broken = control(row("int | None")), control(row("float | int"))
    assert whole
    assert broken
    assert (whole.is_whole, broken.is_whole) == (True, False)


def test_a_default_that_is_no_literal_is_not_written() -> None:
    made = control(row("str", "icons.path('a')"))
    assert made
    assert (made.default, made.initial) == ("", "")


def test_texts_are_written_in_one_way() -> None:
    made = control(row("str", "'it\\'s'"))
    assert made
    assert made.default == '"it\'s"'


@pytest.mark.parametrize(
    ("type_", "initial"), [("str", "open('a')"), ("str", "[1]"), ("int", '"a"'), ("bool", "1")]
)
def test_what_begins_with_something_else_has_no_control(type_: str, initial: str) -> None:
    assert control(row(type_, "True" if type_ == "bool" else "None"), initial) is None


LAMP = Section(
    "https://acme.example/docs/acme/lamp",
    "Lamp",
    "Initialization",
    [1],
    Parameters(
        [
            row("str | None", name="label"),
            row("Literal['sm', 'lg']", '"lg"', name="size"),
            row("list[str]", "None", name="bulbs"),
            row("str | None", name="css_id"),
            row("bool", "True", name="visible"),
        ]
    ),
)


def example(
    recipe: Recipe,
    shared: Sequence[str] = (),
    kind: PageKind = PageKind.COMPONENT,
    section: Section = LAMP,
    **more: frozenset[str],
) -> Example | None:
    """The example of a lamp."""
    known = ExampleKnowledge(
        "import acme as ac", "with ac.Room() as room:", "room.open()", {"Lamp": recipe}, **more
    )
    path = "docs/acme/lamp/"
    page = Page(
        LAMP.url, path, "Lamp", kind, "component", "", [1], [section], qualified="acme.Lamp"
    )
    site = Site([page], SupportMatrix([], {}), [], {}, {}, shared_parameters={path: [*shared]})
    return with_examples(site, ACME, known).examples.get(path)


def names(made: Example | None) -> list[str]:
    assert made
    return [one.name for one in made.controls]


def test_a_component_is_shown_with_what_its_adapter_gives() -> None:
    made = example(Recipe({"bulbs": '["a"]', "label": '"Lamp"'}))
    assert made
    assert (
        made.initial
        == """\
import acme as ac

with ac.Room() as room:
    ac.Lamp(label="Lamp", bulbs=["a"])

room.open()
"""
    )
    assert names(made) == ["label", "size", "css_id", "visible"]


def test_a_component_is_shown_without_a_recipe() -> None:
    made = example(Recipe())
    assert made
    assert "\n    ac.Lamp()\n" in made.initial


def test_what_follows_can_call_a_component_by_its_name() -> None:
    recipe = Recipe(behind=("lamp.dim(lambda: 1)",), name="lamp")
    made = example(recipe)
    assert made
    assert "\n    lamp = ac.Lamp()\n    lamp.dim(lambda: 1)\n" in made.initial


def test_a_layout_has_something_in_it() -> None:
    recipe = Recipe(
        before=("import math", "", "bulb = math.pi"),
        around=("with ac.Ceiling():",),
        inside=("        ac.Bulb(bulb)",),
        behind=("ac.Switch()",),
    )
    made = example(recipe, kind=PageKind.LAYOUT)
    assert made
    assert (
        made.initial
        == """\
import acme as ac
import math

bulb = math.pi

with ac.Room() as room:
    with ac.Ceiling():
        with ac.Lamp():
            ac.Bulb(bulb)
    ac.Switch()

room.open()
"""
    )


def test_shared_parameters_have_no_control_and_neither_has_what_makes_no_sense() -> None:
    made = example(
        Recipe(without=("size",)), shared=["visible"], uncontrolled=frozenset({"css_id"})
    )
    assert names(made) == ["label"]


def test_what_cannot_be_made_or_seen_has_no_example() -> None:
    needy = replace(LAMP, content=Parameters([row("Bulb", None, "bulb"), row("str", name="label")]))
    assert example(Recipe(), section=needy) is None
    assert example(Recipe({"bulb": "ac.Bulb()"}), section=needy) is not None
    assert example(Recipe(), unseen=frozenset({"Lamp"})) is None
    assert example(Recipe(), kind=PageKind.HELPER) is None
    assert example(Recipe(), section=replace(LAMP, content=Parameters([]))) is None


def test_a_library_of_which_nothing_is_known_has_no_examples() -> None:
    site = Site([], SupportMatrix([], {}), [], {}, {})
    assert with_examples(site, ACME, None) is site
