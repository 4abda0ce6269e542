# The extracted reference of the installed Gradio against what importing the library tells: another
# way of looking at the same code. What differs is listed with the reason.

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import re
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path

import gradio
import pytest
from gradio.blocks_events import BLOCKS_EVENTS
from gradio.events import EventListener, Events
from gradio.utils import component_or_layout_class
from gradio_client.documentation import classes_to_document

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.kinds import PageKind
from docsgen.model import Behavior, HelperClass, Markdown, Page, Parameter, Prose
from docsgen.workflows.extract import extract_library, records_file, settings
from docsgen.workflows.load import load

SITE = """\
title: Gradio
description: The reference of Gradio.
base_url: https://docs.example/
library: {name: gradio, title: Gradio, version: "0", alias: gr}
navigation: [{title: Everything, kinds: [component]}]
"""

CLASSES = {
    one: name
    for name in sorted(vars(gradio), reverse=True)
    if not name.startswith("_") and inspect.isclass(one := getattr(gradio, name))
    if one.__module__.split(".")[0] == "gradio" and name in gradio.__all__
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a site of the extracted records, by the class or function that they name."""
    root = tmp_path_factory.mktemp("extracted")
    found = extract_library("gradio", None, root)
    (root / "content" / "chunks").mkdir(parents=True)
    (root / "content" / "chunks" / "reference.json").write_text(records_file(found))
    (root / "content" / "site.yaml").write_text(SITE + settings(found))
    findings = Findings()
    site = load(load_project(root), findings)
    assert [one for one in findings.sorted() if one.severity == "error"] == []
    return {page.title: page for page in site.pages}


def named(one: type, pages: dict[str, Page]) -> Page | None:
    """The page of a class, which may have other names in the package."""
    return pages.get(one.__name__) or pages.get(CLASSES[one])


Compared = tuple[str, inspect.Parameter, Parameter | None]
"""A parameter's name, what Python says of it, and its row on the page."""

DIFFERENT = {
    **dict.fromkeys(
        [
            "FileSize.args",
            "FileSize.kwargs",
            "FlaggingCallback.args",
            "FlaggingCallback.kwargs",
            "Header.args",
            "Header.kwargs",
            "MessageDict.args",
            "MessageDict.kwargs",
        ],
        "classes without a constructor take what Python's own take, which says nothing",
    ),
    "FileData.data": "pydantic takes fields by name; they are the attributes of the page",
    "Examples.label": "a function makes the class, whose page has the default of the class",
}
"""What Python and the pages tell differently, and why."""


def compared(
    label: str, taken: Iterable[inspect.Parameter], rows: Iterable[Parameter]
) -> Iterator[Compared]:
    """What Python says that something takes, beside the rows of its page."""
    listed = {row.name: row for row in rows}
    for parameter in taken:
        if not parameter.name.startswith("_"):
            yield f"{label}.{parameter.name}", parameter, listed.get(parameter.name)


def test_every_class_has_a_page(pages: dict[str, Page]) -> None:
    assert len(CLASSES) > 100
    assert [one.__name__ for one in CLASSES if not named(one, pages)] == []


def page_of(one: type, pages: dict[str, Page]) -> Page:
    page = named(one, pages)
    assert page is not None
    return page


def of_classes(pages: dict[str, Page]) -> Iterator[Compared]:
    for one in CLASSES:
        taken = list(inspect.signature(one.__init__).parameters.values())[1:]  # type: ignore[misc]
        yield from compared(one.__name__, taken, page_of(one, pages).parameters)


def events_of(one: type) -> set[str]:
    """The events of a class; apps have theirs from elsewhere, and `unload` is a method."""
    if issubclass(one, gradio.Blocks):
        return {*map(str, BLOCKS_EVENTS), "unload"}
    return {str(event) for event in getattr(one, "EVENTS", ())}


METHODS = {
    (one, name): inspect.getattr_static(one, name)
    for documented in classes_to_document.values()
    for one, names in documented
    for name in (named.strip("*") for named in names)
    if one in CLASSES and name not in events_of(one)
}
"""What Gradio itself lists as members of a class for its own documentation, events excepted."""


def of_methods(pages: dict[str, Page]) -> Iterator[Compared]:
    for (one, name), method in METHODS.items():
        function = getattr(method, "__func__", method)
        if inspect.isfunction(function):
            skipped = 0 if isinstance(method, staticmethod) else 1
            taken = list(inspect.signature(function).parameters.values())[skipped:]
            rows = methods_of(one, pages).get(name, [])
            yield from compared(f"{one.__name__}.{name}", taken, rows)


def methods_of(one: type, pages: dict[str, Page]) -> dict[str, list[Parameter]]:
    return {method.name: method.parameters for method in page_of(one, pages).methods}


FUNCTIONS = {
    name: one for name in gradio.__all__ if inspect.isfunction(one := getattr(gradio, name))
}


def of_functions(pages: dict[str, Page]) -> Iterator[Compared]:
    for name, function in FUNCTIONS.items():
        taken = inspect.signature(function).parameters.values()
        yield from compared(name, taken, pages[name].parameters)


@pytest.fixture(params=[(of_classes, 1500), (of_methods, 150), (of_functions, 120)])
def arguments(request: pytest.FixtureRequest, pages: dict[str, Page]) -> list[Compared]:
    """All parameters of one kind of thing, of which there are at least so many."""
    made, least = request.param
    found = list(made(pages))
    assert len(found) > least
    return found


def check(wrong: dict[str, object], arguments: list[Compared]) -> None:
    """Nearly all are the same, and each of the others has its reason."""
    assert {name: what for name, what in wrong.items() if name not in DIFFERENT} == {}
    assert 1 - len(wrong) / len(arguments) >= 0.99


def test_every_method_and_function_is_there(pages: dict[str, Page]) -> None:
    missing = [name for one, name in METHODS if name not in methods_of(one, pages)]
    assert missing == ["languages"], "an attribute of Code, of which the library says nothing"
    assert len(METHODS) > 15
    assert FUNCTIONS.keys() - pages.keys() == set()
    assert len(FUNCTIONS) > 20


def test_every_parameter_is_there(arguments: list[Compared]) -> None:
    check({name: "missing" for name, _, row in arguments if row is None}, arguments)


def test_no_parameter_is_there_that_the_library_does_not_take(pages: dict[str, Page]) -> None:
    taken = {name for of in (of_classes, of_methods, of_functions) for name, *_ in of(pages)}
    for one in CLASSES:
        page = page_of(one, pages)
        assert {f"{one.__name__}.{row.name}" for row in page.parameters} <= taken
        for name, rows in methods_of(one, pages).items():
            assert {f"{one.__name__}.{name}.{row.name}" for row in rows} <= taken
    for name in FUNCTIONS:
        assert {f"{name}.{row.name}" for row in pages[name].parameters} <= taken


def test_required_and_defaults_are_those_of_the_signature(arguments: list[Compared]) -> None:
    wrong: dict[str, object] = {
        name: (parameter.default, row.default, row.required)
        for name, parameter, row in arguments
        if row and not _same_default(parameter, row)
    }
    check(wrong, arguments)


def _same_default(parameter: inspect.Parameter, row: Parameter) -> bool:
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        return not row.required and row.default is None
    if parameter.default is parameter.empty:
        return row.required and row.default is None
    try:
        return bool(ast.literal_eval(row.default or "") == parameter.default)
    except (ValueError, SyntaxError):  # a name or a call, which only the library can evaluate
        return row.default is not None


def test_types_are_those_of_the_signature(arguments: list[Compared]) -> None:
    wrong: dict[str, object] = {
        name: (parameter.annotation, row.type)
        for name, parameter, row in arguments
        if row and isinstance(parameter.annotation, str)
        if _plain(parameter.annotation) != _plain(row.type)
    }
    check(wrong, arguments)


def _plain(annotation: str) -> str:
    return ast.unparse(ast.parse(annotation.strip() or "None", mode="eval")).replace('"', "'")


def test_what_comes_back_is_what_is_annotated(pages: dict[str, Page]) -> None:
    for name, function in FUNCTIONS.items():
        returns = function.__annotations__.get("return")
        if isinstance(returns, str) and returns != "None":
            assert f"Returns `{returns}`" in pages[name].description, name


def fields_of(one: type) -> set[str]:
    """The fields of a dataclass, a TypedDict or a model of pydantic."""
    if dataclasses.is_dataclass(one):
        return {field.name for field in dataclasses.fields(one)}
    model: dict[str, object] = getattr(one, "model_fields", {})
    return set(one.__annotations__ if typing.is_typeddict(one) else model)


def test_every_field_is_there_with_its_type(pages: dict[str, Page]) -> None:
    fields = 0
    for one in CLASSES:
        page = page_of(one, pages)
        types = {row.name: row.type for row in (*page.attributes, *page.parameters)}
        for field in fields_of(one):
            fields += 1
            assert types[field], f"{one.__name__}.{field}"
    assert fields > 40


def test_event_data_has_every_attribute_with_its_text(pages: dict[str, Page]) -> None:
    """What a constructor assigns to an instance is what users may read."""
    kinds = [one for one in CLASSES if issubclass(one, gradio.EventData)]
    assert len(kinds) >= 10
    for one in kinds:
        page = page_of(one, pages)
        rows = {row.name: row for row in (*page.attributes, *page.parameters)}
        silent = [name for name in assigned(one) if not rows[name].description]
        assert silent == [], one
        assert all(rows[name].type for name in assigned(one)), one


def assigned(one: type) -> set[str]:
    source = inspect.getsource(one.__init__)  # type: ignore[misc]
    return set(re.findall(r"self\.([a-z]\w*)\b[^=\n]*=(?!=)", source))


def test_shortcuts_are_those_that_the_library_makes_components_of(pages: dict[str, Page]) -> None:
    components = [
        one
        for one in CLASSES
        if issubclass(one, gradio.components.Component) and one is not gradio.components.Component
    ]
    assert len(components) > 40
    for one in components:
        shortcuts = [row.shortcut for row in page_of(one, pages).shortcuts]
        assert one.__name__.lower() in shortcuts
        assert {component_or_layout_class(shortcut) for shortcut in shortcuts} == {one}


def test_every_event_is_there(pages: dict[str, Page]) -> None:
    for one in CLASSES:
        page = page_of(one, pages)
        assert {event.name for event in page.events} == events_of(one), one


def test_an_event_says_what_it_is_for_where_the_library_does(pages: dict[str, Page]) -> None:
    listeners = (one for one in vars(Events).values() if isinstance(one, EventListener))
    silent = {str(one) for one in listeners if not one.doc}
    events = [event for page in pages.values() for event in page.events]
    assert len(events) > 250
    assert {event.name for event in events if not event.description} <= silent


def test_the_matrix_has_every_component_with_events(pages: dict[str, Page], tmp_path: Path) -> None:
    found = extract_library("gradio", None, tmp_path)
    records = json.loads(records_file(found))
    matrix = next(one["text"] for one in records if one["heading1"] == "Supported events")
    for one in CLASSES:
        if getattr(one, "EVENTS", ()) and issubclass(one, gradio.components.Component):
            assert f"[{one.__name__}](" in matrix or f"[{CLASSES[one]}](" in matrix


def test_types_in_texts_are_code(pages: dict[str, Page]) -> None:
    (behavior,) = pages["Textbox"].contents(Behavior)
    assert behavior.input.description == "Passes text value as a `str` into the function."
    assert behavior.input.sample
    assert "gr.Textbox()" in behavior.input.sample.code


THEMES = {
    name: one
    for name, one in vars(gradio.themes).items()
    if inspect.isclass(one) and issubclass(one, gradio.themes.Base)
}


def groups(page: Page) -> dict[str, list[Parameter]]:
    """The tables under headings of their own, by these."""
    return {group.name: group.fields for group in page.contents(HelperClass)}


def variables(pages: dict[str, Page]) -> list[Parameter]:
    """The rows of all variables of themes, in the order of the page."""
    found = groups(pages["Theme"]).items()
    return [row for title, table in found if title.startswith("Variables: ") for row in table]


def test_every_theme_is_described_with_what_it_takes(pages: dict[str, Page]) -> None:
    page = pages["Themes"]
    assert page.kind is PageKind.THEMES
    described = groups(page)
    assert described.keys() == THEMES.keys()
    for name, one in THEMES.items():
        taken = {
            parameter.name: parameter
            for parameter in list(inspect.signature(one.__init__).parameters.values())[1:]
        }
        assert [row.name for row in described[name]] == list(taken)
        for row in described[name]:
            assert _same_default(taken[row.name], row)
            assert _plain(taken[row.name].annotation) == _plain(row.type)
            assert row.description


def test_every_variable_of_a_theme_is_described(pages: dict[str, Page]) -> None:
    taken = list(inspect.signature(gradio.themes.Base.set).parameters)[1:]
    assert len(taken) > 250
    assert [row.name for row in variables(pages)] == taken
    told = inspect.getdoc(gradio.themes.Base.set) or ""
    for row in variables(pages):
        if f" {row.name}:" in told:
            assert f" {row.name}: {row.description.partition(' Initially ')[0]}" in told


def test_variables_are_grouped_as_in_the_source(pages: dict[str, Page]) -> None:
    tables = groups(pages["Theme"])
    assert [title for title in tables if title.startswith("Variables: ")] == [
        "Variables: Body Attributes",
        "Variables: Element Colors",
        "Variables: Text",
        "Variables: Shadows",
        "Variables: Layout Atoms",
        "Variables: Component Atoms",
        "Variables: Buttons",
    ]
    assert all(row.name.startswith("button_") for row in tables["Variables: Buttons"])
    assert [title for title in tables if title.startswith("Values: ")] == [
        "Values: Color",
        "Values: Font",
        "Values: GoogleFont",
        "Values: Size",
    ]


def test_a_variable_is_said_to_be_initially_what_it_is(pages: dict[str, Page]) -> None:
    theme = gradio.themes.Base()
    told = {
        row.name: found[1]
        for row in variables(pages)
        if (found := re.search(r"Initially `(.*)`\.$", row.description))
    }
    assert len(told) > 200
    assert told == {name: getattr(theme, name) for name in told}


def test_colors_and_sizes_have_the_names_that_the_library_knows(pages: dict[str, Page]) -> None:
    def names(section: str) -> set[str]:
        (content,) = [one.content for one in pages["Themes"].sections if one.heading == section]
        assert isinstance(content, Prose)
        (block,) = content.blocks
        assert isinstance(block, Markdown)
        return set(re.findall(r"`(\w+)`", block.text))

    assert names("Colors") == {"_hue", *(one.name for one in gradio.themes.Color.all)}
    sizes = [one.name.rpartition("_") for one in gradio.themes.Size.all]
    assert names("Sizes") == {f"{group}_size" for group, _, _ in sizes} | {one[2] for one in sizes}


def test_the_page_of_themes_leads_to_their_variables(pages: dict[str, Page]) -> None:
    (content,) = [one.content for one in pages["Themes"].sections if one.heading == "Variables"]
    assert isinstance(content, Prose)
    (block,) = content.blocks
    assert isinstance(block, Markdown)
    anchors = {section.id for section in pages["Theme"].sections}
    links = re.findall(r"\]\(/docs/gradio/theme/#([\w-]+)\)", block.text)
    assert len(links) == 7
    assert set(links) <= anchors
