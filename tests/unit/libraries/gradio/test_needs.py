# What the library needs to hand values to an app's functions, told by the app's configuration.

from __future__ import annotations

import json

import pytest

from docsgen.libraries.gradio.exporting.needs import (
    implied_packages,
    packages_of_clients,
    packages_of_loaded_apps,
)


def config(kind: str, type_: str | None, *, inputs: bool = True, python: bool = True) -> str:
    component = {"id": 1, "type": kind, "props": {"type": type_} if type_ else {}}
    event = {"inputs": [1] if inputs else [], "outputs": [1], "backend_fn": python}
    return json.dumps({"components": [component], "dependencies": [event]})


@pytest.mark.parametrize(
    ("kind", "type_", "packages"),
    [
        ("image", "numpy", ["numpy", "pillow"]),
        ("imageeditor", "pil", ["pillow"]),
        ("image", "filepath", []),
        ("dataframe", "pandas", ["pandas"]),
        ("dataframe", "array", []),
        ("textbox", None, []),
    ],
)
def test_inputs_of_functions_need_packages(
    kind: str, type_: str | None, packages: list[str]
) -> None:
    assert sorted(implied_packages([config(kind, type_)])) == packages


def test_outputs_and_scripts_of_the_page_do_not() -> None:
    assert implied_packages([config("image", "numpy", inputs=False)]) == {}
    assert implied_packages([config("image", "numpy", python=False)]) == {}


def test_the_component_is_named() -> None:
    assert implied_packages([config("image", "pil")]) == {
        "pillow": "the type 'pil' of its image component"
    }


def test_the_librarys_client_asks_by_httpx() -> None:
    assert packages_of_clients(["gradio", "gradio_client"]) == {"httpx": "gradio_client"}
    assert packages_of_clients(["gradio"]) == {}


def test_what_a_loaded_app_is_asked_with_is_brought_along() -> None:
    own, loaded = {"props": {}}, {"props": {"proxy_url": "https://other.example/"}}
    assert packages_of_loaded_apps([json.dumps({"components": [own]})]) == {}
    both = json.dumps({"components": [own, loaded]})
    assert packages_of_loaded_apps([both]) == {"httpx": "gr.load"}
