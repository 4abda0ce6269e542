# What of an app that was built in the browser counts as different from the exported one.

from __future__ import annotations

import json
from typing import Any

from docsgen.libraries.gradio.player.comparing import differences, laid_out_as, page_of

COPY = f"/tmp/gradio/{'0f' * 32}/cat.png"
OTHER_COPY = f"/tmp/gradio/{'e1' * 32}/cat.png"


def component(number: int, kind: str, **props: Any) -> dict[str, Any]:
    return {"id": number, "type": kind, "props": props}


def config(*components: dict[str, Any], events: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    mine = {
        "components": [one["id"] for one in components],
        "dependencies": [one["id"] for one in events],
        "layout": {"id": 0, "children": [{"id": one["id"]} for one in components]},
    }
    return {
        "components": list(components),
        "dependencies": list(events),
        "layout": mine["layout"],
        "page": {"": mine},
        "pages": [["", "Home", True]],
        "root": "here",
    }


def test_the_same_app_has_no_differences() -> None:
    one = config(
        component(1, "image", value=COPY, class_id="ab" * 32), events=({"id": 0, "api_name": "go"},)
    )
    other = config(
        component(1, "image", value=OTHER_COPY, class_id="cd" * 32),
        events=({"id": 0, "api_name": "go"},),
    )
    assert differences(one, other) == []


def test_a_property_is_told_with_both_values() -> None:
    exported = config(component(1, "dropdown", label="City", choices=["Rome"]))
    here = config(component(1, "dropdown", label="City", choices=["Bern"]))
    assert differences(exported, here) == [
        {
            "kind": "component",
            "id": 1,
            "name": "dropdown",
            "label": "City",
            "property": "choices",
            "exported": ["Rome"],
            "here": ["Bern"],
        }
    ]


def test_a_component_that_only_one_app_has_is_told_with_the_layout() -> None:
    exported = config(component(1, "textbox"), component(2, "markdown"))
    here = config(component(1, "number"))
    told = [
        (one["kind"], one["id"], one["exported"], one["here"])
        for one in differences(exported, here)
    ]
    assert told[:2] == [("component", 1, "textbox", "number"), ("component", 2, "markdown", None)]
    assert [kind for kind, *_ in told[2:]] == ["layout"]


def test_an_event_is_told_by_its_name_in_the_api() -> None:
    exported = config(events=({"id": 0, "api_name": "go", "inputs": [1]},))
    here = config(events=({"id": 0, "api_name": "go", "inputs": [1, 2]},))
    (difference,) = differences(exported, here)
    assert (difference["kind"], difference["name"], difference["property"]) == (
        "event",
        "go",
        "inputs",
    )


def test_values_that_an_event_sets_at_once_do_not_count() -> None:
    exported, here = (config(component(1, "textbox", value=value)) for value in ("1", "2"))
    assert differences(exported, here, [1]) == []


def test_a_page_has_its_own_part_of_the_configuration() -> None:
    whole = config(component(1, "textbox", fn="<function f at 0x7f0011aa>"), component(2, "html"))
    whole["page"]["second"] = {"components": [1], "dependencies": [], "layout": {"id": 9}}
    second = page_of(json.dumps(whole), "second")
    assert second["components"] == [component(1, "textbox", fn="<function f>")]
    assert second["layout"] == {"id": 9}
    assert second["current_page"] == "second"


def test_the_page_keeps_what_a_script_does_not_lay_out() -> None:
    exported = {**config(component(1, "textbox")), "stylesheets": []}
    here = {**config(component(1, "number")), "root": "elsewhere", "stylesheets": ["fonts.css"]}
    shown = laid_out_as(here, exported)
    assert shown["components"] == here["components"]
    assert (shown["root"], shown["stylesheets"]) == ("here", [])


def test_what_the_library_draws_by_chance_stays_as_it_was_exported() -> None:
    exported = config(component(1, "browserstate", secret="a", storage_key="b", value=1))
    here = config(component(1, "browserstate", secret="c", storage_key="d", value=2))
    (difference,) = differences(exported, here)
    assert difference["property"] == "value"
    (laid_out,) = laid_out_as(here, exported)["components"]
    assert laid_out["props"] == {"secret": "a", "storage_key": "b", "value": 2}
