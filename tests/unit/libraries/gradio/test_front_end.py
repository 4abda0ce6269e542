# What verify is told of Gradio's front end.

from __future__ import annotations

import pickle
from typing import Any

import pytest

from docsgen.adapters import adapter_for
from docsgen.libraries.gradio.front_end import FRONT_END

is_known = FRONT_END.is_known


def component(number: int, kind: str, **props: Any) -> dict[str, Any]:
    return {"id": number, "type": kind, "props": props}


def named(*components: dict[str, Any], children: list[Any] | None = None) -> list[tuple[str, str]]:
    """What an app with these components shows by a name, one below the other unless it is said."""
    nodes = [{"id": one["id"]} for one in components] if children is None else children
    layout = {"id": 0, "children": nodes}
    return list(FRONT_END.named({"components": components, "layout": layout}))


def test_a_worker_process_gets_the_adapter_as_it_is() -> None:
    adapter = pickle.loads(pickle.dumps(adapter_for("gradio")))
    assert type(adapter.front_end()) is type(FRONT_END)


def test_an_app_says_of_which_types_its_components_are() -> None:
    assert FRONT_END.component_types({"components": [component(1, "dataset")]}) == {"dataset"}
    assert FRONT_END.component_types({}) == set()


def test_what_has_a_name_on_it_is_looked_for() -> None:
    button, box = component(1, "button", value="Run"), component(2, "textbox", label="Name")
    assert named(button, box) == [("button", "Run"), ("textbox", "Name")]
    assert named(component(1, "html", label="HTML"), component(2, "button", value="")) == []


@pytest.mark.parametrize(
    "props",
    [
        {"visible": False},
        {"visible": "hidden"},
        {"render": False},
        {"show_label": False},
        {"container": False},
    ],
)
def test_what_is_told_to_show_no_name_is_not_looked_for(props: dict[str, Any]) -> None:
    assert named(component(1, "textbox", label="Name", **props)) == []


@pytest.mark.parametrize(
    ("outer", "shown"),
    [
        (component(1, "tabs"), ["One"]),
        (component(1, "row"), ["One", "Two"]),
        (component(1, "row", visible=False), []),
        (component(1, "accordion", open=True), ["One", "Two"]),
        (component(1, "accordion", open=False), []),
        (component(1, "sidebar"), []),
    ],
)
def test_what_is_closed_at_first_is_not_looked_for(outer: dict[str, Any], shown: list[str]) -> None:
    boxes = [component(2, "textbox", label="One"), component(3, "textbox", label="Two")]
    children = [{"id": 1, "children": [{"id": 2}, {"id": 3}]}]
    assert [name for _, name in named(outer, *boxes, children=children)] == shown


def test_what_lasts_and_what_the_app_answers_is_known_by_its_path() -> None:
    assert FRONT_END.is_endless("http://localhost/gradio_api/heartbeat/1")
    assert not FRONT_END.is_endless("http://localhost/gradio_api/info")
    assert FRONT_END.is_answered_by_app("/embed/hello/gradio_api/file=a.png")
    assert not FRONT_END.is_answered_by_app("/embed/hello/a.png")


def test_an_event_that_cannot_fire_has_a_reason() -> None:
    assert FRONT_END.why_never("Model3D", "edit") == "The front end never dispatches it."
    assert FRONT_END.why_never("Textbox", "change") is None


def test_an_error_of_the_library_is_known_only_beside_its_component() -> None:
    for column in ("0", "12"):
        said = f"Uncaught TypeError: Cannot read properties of undefined (reading '{column}')"
        assert is_known(said, {"dataset", "textbox"}, leaves=False)
        assert not is_known(said, {"textbox"}, leaves=False)
    said = "Uncaught TypeError: Cannot read properties of undefined (reading 'title')"
    assert not is_known(said, {"dataset"}, leaves=False)
    assert not is_known("Cannot read properties of null", {"dataset"}, leaves=True)


@pytest.mark.parametrize(
    "said",
    [
        "AbortError: signal is aborted without reason",
        "Connection to the server was lost. Attempting reconnection...",
    ],
)
def test_an_aborted_event_is_known_only_where_the_page_was_left(said: str) -> None:
    assert is_known(said, set(), leaves=True)
    assert not is_known(said, set(), leaves=False)
