# Docstrings in every common style say the same; what is broken keeps its text.

from __future__ import annotations

from pathlib import Path

import griffe
import pytest

from docsgen.extract.docstrings import Documentation, Example, Result, documentation

GOOGLE = '''
"""Fills a tank.

Slowly at first.

Args:
    litres (float): How much.
    *rest: Further tanks.

Returns:
    The litres that fit.

Raises:
    ValueError: When it overflows.

Examples:
    >>> fill(3)
    3
"""
'''
NUMPY = '''
"""Fills a tank.

Slowly at first.

Parameters
----------
litres : float
    How much.
*rest
    Further tanks.

Returns
-------
float
    The litres that fit.

Raises
------
ValueError
    When it overflows.

Examples
--------
>>> fill(3)
3
"""
'''
SPHINX = '''
"""Fills a tank.

Slowly at first.

:param float litres: How much.
:param rest: Further tanks.
:returns: The litres that fit.
:raises ValueError: When it overflows.
"""
'''
CRAMPED = '''
"""Fills a tank.

Slowly at first.
Parameters:
    litres: How much.
    rest: Further tanks.
Returns:
    The litres that fit.
Raises:
    ValueError: When it overflows.
Example: (a small tank)
    with tank() as one:
        one.fill(3)

    print(one)
Demos: small_tank, big_tank
"""
'''


def said(docstring: str, tmp_path: Path, returns: str = "float") -> Documentation:
    """What a function with that docstring says."""
    body = "\n".join(f"    {line}" if line else "" for line in docstring.strip().split("\n"))
    annotation = f" -> {returns}" if returns else ""
    code = f"def fill(litres: float = 1.0, *rest){annotation}:\n{body}\n"
    module = griffe.visit("tanks", tmp_path / "tanks.py", code=code)
    function = module["fill"]
    assert isinstance(function, griffe.Function)
    return documentation(function)


@pytest.mark.parametrize("docstring", [GOOGLE, NUMPY, SPHINX, CRAMPED])
def test_the_styles_say_the_same(docstring: str, tmp_path: Path) -> None:
    found = said(docstring, tmp_path)
    assert found.text == "Fills a tank.\n\nSlowly at first."
    assert found.parameters == {"litres": "How much.", "rest": "Further tanks."}
    assert found.returns == [Result("", "float", "The litres that fit.")]
    assert found.raises == {"ValueError": "When it overflows."}


@pytest.mark.parametrize(
    ("docstring", "results"),
    [
        ("Returns:\n    bool: Whether it fits.", [Result("", "bool", "Whether it fits.")]),
        ("Returns:\n    Tank: Itself.", [Result("", "Tank", "Itself.")]),
        ("Returns:\n    list[str]: Its names.", [Result("", "list[str]", "Its names.")]),
        (
            "Returns:\n    What fits,\n    and no more.",
            [Result("", "", "What fits,\nand no more.")],
        ),
        (
            "Returns:\n    fit: What fits.\n    rest: What not,\n    at all.",
            [Result("fit", "", "What fits."), Result("rest", "", "What not,\nat all.")],
        ),
        (
            "Fills.\n\nReturns\n-------\nfloat\n    What fits.\nrest : int\n    What not.",
            [Result("", "float", "What fits."), Result("rest", "int", "What not.")],
        ),
        ("Yields:\n    int: A litre.", [Result("", "int", "A litre.")]),
        (":returns: What fits.\n:rtype: float", [Result("", "float", "What fits.")]),
    ],
)
def test_values_that_come_back_have_the_types_that_are_written(
    docstring: str, results: list[Result], tmp_path: Path
) -> None:
    body = f'"""Fills a tank.\n\n{docstring}\n"""'
    annotation = "list[str]" if "list[str]" in docstring else ""
    assert said(body, tmp_path, annotation).returns == results


def test_a_single_field_with_its_type_is_of_sphinxs_style(tmp_path: Path) -> None:
    found = said('"""Fills a tank.\n\n:param int litres: How much.\n"""', tmp_path)
    assert (found.text, found.parameters) == ("Fills a tank.", {"litres": "How much."})


def test_several_parameters_may_be_described_in_one_place(tmp_path: Path) -> None:
    docstring = '"""Fills.\n\nParameters\n----------\nlitres, *rest : float\n    How much.\n"""'
    found = said(docstring, tmp_path)
    assert found.parameters == {"litres": "How much.", "rest": "How much."}


@pytest.mark.parametrize("docstring", [GOOGLE, NUMPY])
def test_an_example_is_as_it_is_written(docstring: str, tmp_path: Path) -> None:
    assert said(docstring, tmp_path).examples == [Example("", ">>> fill(3)\n3")]


def test_an_example_keeps_its_lines_and_its_title(tmp_path: Path) -> None:
    code = "with tank() as one:\n    one.fill(3)\n\nprint(one)"
    assert said(CRAMPED, tmp_path).examples == [Example("a small tank", code)]


def test_lines_for_the_documentation_are_no_text(tmp_path: Path) -> None:
    assert said(CRAMPED, tmp_path).hints == {"Demos": ["small_tank", "big_tank"]}


@pytest.mark.parametrize(
    "docstring",
    [
        '"""Args:\n    no description here\n"""',
        '"""Fills.\n\nParameters\n----------\n"""',
        '"""Fills.\n\n:param: nothing\n"""',
        '"""Example:"""',
        '""" """',
    ],
)
def test_a_broken_docstring_is_read_all_the_same(docstring: str, tmp_path: Path) -> None:
    assert isinstance(said(docstring, tmp_path), Documentation)


def test_nothing_is_said_where_there_is_no_docstring() -> None:
    assert documentation(None) == Documentation()
