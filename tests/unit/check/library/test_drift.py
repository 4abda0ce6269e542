from __future__ import annotations

import json
from pathlib import Path

import pytest

from docsgen.check.library.drift_page import as_html, as_json, as_markdown, summary
from docsgen.config import Project
from docsgen.errors import MissingToolError
from docsgen.model.changes import Change
from docsgen.surface.drift import drift
from docsgen.surface.sources import find_source, surface
from docsgen.surface.types import same_default, same_type
from docsgen.surface.values import Argument, Class, Function, Surface


def version(number: str, events: list[str], *arguments: Argument, deprecated: str = "") -> Surface:
    timer = Class(
        path="lib.Timer",
        init=Function(list(arguments)),
        methods={"stop": Function([])},
        attributes={},
        offered=["stop"],
        events=events,
        deprecated=deprecated,
    )
    return Surface(
        name="lib",
        version=number,
        modules={"lib": {"Timer": "lib.Timer", "Clock": "lib.Timer"}},
        classes={"lib.Timer": timer},
        functions={},
        exported=["Clock", "Timer"],
        opened=[],
    )


OLD = version("1", ["tick"], Argument("value", "int", "1"), Argument("gone", "str"))
NEW = version(
    "2", ["tick", "change"], Argument("value", "int | None", "2"), Argument("new", "<b>", "None")
)
CHANGES = [
    Change("changed", "default", "Timer", "value", "1", "2"),
    Change("added", "event", "Timer", "change"),
    Change("removed", "parameter", "Timer", "gone"),
    Change("added", "parameter", "Timer", "new"),
    Change("changed", "type", "Timer", "value", "int", "int | None"),
]


def test_changes_are_found_once_for_all_names_of_a_class() -> None:
    assert drift(OLD, NEW) == CHANGES
    assert drift(OLD, OLD) == []


def test_the_page_tells_them_by_class() -> None:
    page = as_markdown(OLD, NEW, CHANGES)
    assert page.startswith(
        "# lib 1 to 2\n\n5 changes; 1 class gained the event change.\n\n## Timer\n"
    )
    assert "- Changed default of `value`: `1` became `2`\n" in page


def test_the_fragment_of_html_is_escaped() -> None:
    changes = [Change("changed", "type", "A<b>", "x", "<i>", "int")]
    page = as_html(OLD, NEW, changes)
    assert "<h2>A&lt;b&gt;</h2>" in page
    assert "<code>&lt;i&gt;</code> became <code>int</code>" in page


def test_json_has_a_schema_and_both_versions() -> None:
    data = json.loads(as_json(OLD, NEW, CHANGES))
    assert (data["schema"], data["from"], data["to"], len(data["changes"])) == (1, "1", "2", 5)
    assert data["changes"][1] == {
        "change": "added",
        "what": "event",
        "owner": "Timer",
        "name": "change",
    }


def test_nothing_is_said_in_words() -> None:
    assert summary([]) == "Nothing that the library offers has changed."


@pytest.mark.parametrize(
    ("one", "other"),
    [("'a'", '"a"'), ("1", "1"), (None, None), ("DEFAULT", "DEFAULT"), ("[1, 2]", "[1,2]")],
)
def test_the_same_default(one: str | None, other: str | None) -> None:
    assert same_default(one, other)


@pytest.mark.parametrize(("one", "other"), [("1", "True"), (None, "None"), ("'\\n'", "' '")])
def test_another_default(one: str | None, other: str | None) -> None:
    assert not same_default(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("str | None", "Optional[str]"),
        ("Union[int, str]", "str | int"),
        ("Sequence[Component] | None", "None | list[Component]"),
        ("Literal['a', 'b']", 'Literal["b"] | Literal["a"]'),
        ("fastapi.Request", "Request"),
        ("", "int"),
    ],
)
def test_the_same_type(one: str, other: str) -> None:
    assert same_type(one, other)


def test_another_type() -> None:
    assert not same_type("str | None", "str")
    assert not same_type("Literal['a', 'b']", "Literal['a']")


GAINED = [
    "AnnotatedImage",
    "BarPlot",
    "Button",
    "ClearButton",
    "Dataset",
    "DeepLinkButton",
    "DownloadButton",
    "DuplicateButton",
    "LinePlot",
    "LoginButton",
    "ScatterPlot",
    "Timer",
    "UploadButton",
]


@pytest.fixture
def versions(real_project: Project, tmp_path: Path) -> tuple[Surface, Surface]:
    """The documented version of Gradio and a later one; both are downloaded."""
    project = Project(tmp_path, real_project.config)
    try:
        old, new = (
            find_source(f"gradio=={v}", "gradio", project.root) for v in ("6.15.2", "6.31.0")
        )
    except MissingToolError as error:
        pytest.skip(f"needs the package index: {error.message}")
    return surface(old, project), surface(new, project)


def test_thirteen_components_gained_change(versions: tuple[Surface, Surface]) -> None:
    found = [c for c in drift(*versions) if (c.change, c.what) == ("added", "event")]
    assert [(c.owner, c.name) for c in found] == [(name, "change") for name in GAINED]
