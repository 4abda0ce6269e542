# Components that a package brings along: which files a page asks for, and under which addresses.

from __future__ import annotations

import hashlib

from docsgen.libraries.gradio.exporting.components import fault, parts

DIAL = b"""
from gradio.components.base import Component
from gradio.data_classes import GradioModel


class Angle(GradioModel):
    degrees: float


class Dial(Component):
    EVENTS = ["change"]


class Knob(Component):
    TEMPLATE_DIR = "../knobs/"
"""
FILES = {
    "dials/__init__.py": b"",
    "dials/dial.py": DIAL,
    "dials/broken.py": b"class",
    "dials/templates/component/index.js": b"",
    "dials/templates/component/svelte_runtime_entry.js": b"",
    "dials/templates/example/index.js": b"",
    "knobs/component/index.js": b"",
}


def identifier(name: str, place: str) -> str:
    return hashlib.sha256(f"{name}_{place}/dials/dial.py".encode()).hexdigest()


def test_what_is_configured_is_served_under_the_address_that_browsers_know() -> None:
    config = f'{{"component_class_id": "{identifier("Dial", "/here")}"}}'
    found = parts([config], "", FILES, "/here", "/there")
    folder = f"gradio_api/custom_component/{identifier('Dial', '/there')}/client"
    assert found.served == {
        f"{folder}/component/index.js": "dials/templates/component/index.js",
        f"{folder}/component/svelte_runtime_entry.js": (
            "dials/templates/component/svelte_runtime_entry.js"
        ),
        f"{folder}/example/index.js": "dials/templates/example/index.js",
    }
    assert found.names[identifier("Dial", "/here")] == identifier("Dial", "/there")


def test_what_the_code_names_may_be_made_later() -> None:
    found = parts(["{}"], "import dials\n\ndef more():\n    dials.Knob()\n", FILES, "/a", "/b")
    assert list(found.served.values()) == ["knobs/component/index.js"]


def test_python_needs_no_front_end() -> None:
    python = FILES.keys() - set(parts([], "", FILES, "/a", "/b").front_end)
    assert python == {"dials/__init__.py", "dials/dial.py", "dials/broken.py"}


def test_a_front_end_for_an_older_gradio_is_a_fault() -> None:
    assert "the front end of Knob was built for an older Gradio" in (fault(FILES) or "")
    assert fault(dict.fromkeys(FILES, b"")) is None
