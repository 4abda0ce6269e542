from __future__ import annotations

import pytest

from docsgen.check.reference.descriptions import check_description
from docsgen.check.reference.tables import Table
from docsgen.diagnostics import Findings, Location
from docsgen.model import Parameter


def found(type_: str, default: str | None, description: str) -> list[str]:
    row = Parameter("value", type_, default, default is None, description)
    findings = Findings()
    check_description(Table("Thing", "constructor", [row], Location(), [row]), findings)
    return [d.rule for d in findings.sorted()]


@pytest.mark.parametrize(
    ("type_", "description"),
    [
        ("str", "If a function is provided, it is called."),
        ("int | None", "In pixels, or in CSS units if a string is passed."),
        ("bool", "If None, asks the app."),
        ("bool", "Set to None, it asks the app."),
        ("str", "If a list of strings is provided, all are shown."),
    ],
)
def test_a_kind_of_value_that_the_type_lacks(type_: str, description: str) -> None:
    assert found(type_, None, description) == ["DG081"]


@pytest.mark.parametrize(
    ("type_", "description"),
    [
        ("str | Callable", "If a function is provided, it is called."),
        ("Any", "If a function is provided, it is called."),
        ("Optional[int]", "If None, asks the app."),
        ("str", "If none is left, it stops. If no value is provided, it waits."),
        ("Path", "If a string is passed, it is a path."),
        ("no type at all", "If None, asks the app."),
    ],
)
def test_a_kind_of_value_that_the_type_has(type_: str, description: str) -> None:
    assert found(type_, None, description) == []


@pytest.mark.parametrize(
    ("type_", "default"),
    [
        ("str", "None"),
        ("int", "1.5"),
        ("bool", "1"),
        ("Literal['a', 'b']", '"c"'),
        ("int | None", "True"),
    ],
)
def test_a_default_that_does_not_fit(type_: str, default: str) -> None:
    assert found(type_, default, "Text.") == ["DG084"]


@pytest.mark.parametrize(
    ("type_", "default"),
    [
        ("str | None", "None"),
        ("float", "1"),
        ("Literal['a', 'b'] | None", '"b"'),
        ("list[str] | tuple[str, ...]", "('a',)"),
        ("str", "DEFAULT"),
        ("Theme | str", '"soft"'),
        ("Level", '"high"'),
        ("Any", "None"),
    ],
)
def test_a_default_that_fits(type_: str, default: str) -> None:
    assert found(type_, default, "Text.") == []


def test_a_default_in_words() -> None:
    assert found("bool", "True", "Defaults to False.") == ["DG085"]
    assert found("int | None", "None", "Defaults to 3 in apps.") == []
    assert found("str", '"a b"', 'Defaults to "a b".') == []
    assert found("str", '"."', "Defaults to the current folder.") == []


@pytest.mark.parametrize("text", ["(" * 5000, "`" * 5000, "\0", 'If "' * 2000, "if a list " * 2000])
def test_odd_texts_are_survived(text: str) -> None:
    assert found(text, text, text) == []
