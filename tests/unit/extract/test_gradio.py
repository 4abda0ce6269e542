# The extracted reference of the installed Gradio against what importing the library tells: another
# way of looking at the same code. What differs is listed with the reason.

from __future__ import annotations

import ast
import inspect
import json
from functools import cache

import pytest

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model import Behavior, Page, Parameter
from docsgen.workflows.extract import Extracted, extract_library, records_file, settings
from docsgen.workflows.load import load

SITE = """\
title: Gradio
description: The reference of Gradio.
base_url: https://docs.example/
library: {name: gradio, title: Gradio, version: "0", alias: gr}
navigation: [{title: Everything, kinds: [component]}]
"""


@cache
def classes() -> dict[type, str]:
    """The classes of the library with the name of each.

    It is imported by these tests only: with it, whatever other tests fork begins more slowly.
    """
    import gradio

    return {
        one: name
        for name in sorted(vars(gradio), reverse=True)
        if not name.startswith("_") and inspect.isclass(one := getattr(gradio, name))
        if one.__module__.split(".")[0] == "gradio" and name in gradio.__all__
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Extracted:
    """The extracted library."""
    return extract_library("gradio", None, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def records(found: Extracted) -> list[dict[str, str]]:
    """The extracted records."""
    return json.loads(records_file(found))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def pages(found: Extracted, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a site of the extracted records, by the class or function that they name."""
    root = tmp_path_factory.mktemp("extracted")
    (root / "content" / "chunks").mkdir(parents=True)
    (root / "content" / "chunks" / "reference.json").write_text(records_file(found))
    (root / "content" / "site.yaml").write_text(SITE + settings(found))
    findings = Findings()
    site = load(load_project(root), findings)
    assert [one for one in findings.sorted() if one.severity == "error"] == []
    return {page.title: page for page in site.pages}


def named(one: type, pages: dict[str, Page]) -> Page | None:
    """The page of a class, which may have other names in the package."""
    return pages.get(one.__name__) or pages.get(classes()[one])


def signature(one: type) -> list[inspect.Parameter]:
    """What a class takes, as Python itself says."""
    taken = list(inspect.signature(one.__init__).parameters.values())[1:]  # type: ignore[misc]
    return [parameter for parameter in taken if not parameter.name.startswith("_")]


def test_every_class_has_a_page(pages: dict[str, Page]) -> None:
    assert len(classes()) > 100
    assert [one.__name__ for one in classes() if not named(one, pages)] == []


def arguments(pages: dict[str, Page]) -> list[tuple[str, inspect.Parameter, Parameter | None]]:
    """Each argument of each class: its name, the signature's, and the page's."""
    found = []
    for one in classes():
        page = named(one, pages)
        assert page is not None
        listed = {row.name: row for row in page.parameters}
        for parameter in signature(one):
            found.append(
                (f"{one.__name__}.{parameter.name}", parameter, listed.get(parameter.name))
            )
    return found


def test_every_parameter_is_there(pages: dict[str, Page]) -> None:
    missing = [name for name, _, row in arguments(pages) if row is None]
    assert 1 - len(missing) / len(arguments(pages)) >= 0.99, missing


def test_no_parameter_is_there_that_the_library_does_not_take(pages: dict[str, Page]) -> None:
    taken = {name for name, _, _ in arguments(pages)}
    for one in classes():
        page = named(one, pages)
        assert page is not None
        assert {f"{one.__name__}.{row.name}" for row in page.parameters} <= taken


def test_required_and_defaults_are_those_of_the_signature(pages: dict[str, Page]) -> None:
    compared = arguments(pages)
    wrong = [
        (name, parameter.default, row.default, row.required)
        for name, parameter, row in compared
        if row and not _same_default(parameter, row)
    ]
    assert 1 - len(wrong) / len(compared) >= 0.99, wrong


def _same_default(parameter: inspect.Parameter, row: Parameter) -> bool:
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        return not row.required and row.default is None
    if parameter.default is parameter.empty:
        return row.required and row.default is None
    try:
        return bool(ast.literal_eval(row.default or "") == parameter.default)
    except (ValueError, SyntaxError):  # a name or a call, which only the library can evaluate
        return row.default is not None


def test_types_are_those_of_the_signature(pages: dict[str, Page]) -> None:
    compared = arguments(pages)
    wrong = [
        (name, parameter.annotation, row.type)
        for name, parameter, row in compared
        if row and isinstance(parameter.annotation, str)
        if _plain(parameter.annotation) != _plain(row.type)
    ]
    assert 1 - len(wrong) / len(compared) >= 0.99, wrong


def _plain(annotation: str) -> str:
    return ast.unparse(ast.parse(annotation.strip() or "None", mode="eval")).replace('"', "'")


def events_of(one: type) -> set[str]:
    """The events of a class; apps have theirs from elsewhere, and `unload` is a method."""
    import gradio
    from gradio.blocks_events import BLOCKS_EVENTS

    if issubclass(one, gradio.Blocks):
        return {*map(str, BLOCKS_EVENTS), "unload"}
    return {str(event) for event in getattr(one, "EVENTS", ())}


def test_every_event_is_there(pages: dict[str, Page]) -> None:
    for one in classes():
        page = named(one, pages)
        assert page is not None
        assert {event.name for event in page.events} == events_of(one), one


def test_an_event_says_what_it_is_for_where_the_library_does(pages: dict[str, Page]) -> None:
    from gradio.events import EventListener, Events

    listeners = (one for one in vars(Events).values() if isinstance(one, EventListener))
    silent = {str(one) for one in listeners if not one.doc}
    events = [event for page in pages.values() for event in page.events]
    assert len(events) > 250
    assert {event.name for event in events if not event.description} <= silent


def test_the_matrix_has_every_component_with_events(
    pages: dict[str, Page], records: list[dict[str, str]]
) -> None:
    from gradio.components import Component

    matrix = next(one["text"] for one in records if one["heading1"] == "Supported events")
    for one in classes():
        if getattr(one, "EVENTS", ()) and issubclass(one, Component):
            assert f"[{one.__name__}](" in matrix or f"[{classes()[one]}](" in matrix


def test_types_in_texts_are_code(pages: dict[str, Page]) -> None:
    (behavior,) = pages["Textbox"].contents(Behavior)
    assert behavior.input.description == "Passes text value as a `str` into the function."
    assert behavior.input.sample
    assert "gr.Textbox()" in behavior.input.sample.code
