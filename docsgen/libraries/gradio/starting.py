# Facet of the adapter: the first demo of a package with a component for Gradio.

from __future__ import annotations

import re

from docsgen.model import Page

_RUN = """\
import gradio as gr
from {package} import {name}


def show(value):
    return f"Python received: `{{value!r}}`"


with gr.Blocks() as demo:
    {variable} = {name}({label})
    received = gr.Markdown("Python has received nothing yet.")
    {variable}.{event}(show, {variable}, received)
    gr.Button("Send to Python").click(show, {variable}, received)

demo.launch()
"""

_MANIFEST = """\
# What the demo is, and what a reader does with it: `docsgen verify` does the same in a browser.
title: {name}
summary: The component in an app. Change it, and Python says what it received.
try:
  - click: {{button: Send to Python}}
  - expect: {{text: "Python received:"}}
"""

_EVENTS = ("change", "input", "select", "submit", "upload")
"""Events to be shown first, those that most components have."""


def first_demo(package: str, component: Page) -> dict[str, str]:
    """The files of a demo of a component; none where it cannot be made without arguments."""
    if any(row.required for row in component.parameters):
        return {}
    has_label = any(row.name == "label" for row in component.parameters)
    events = [event.name for event in component.events]
    values = {
        "package": package,
        "name": component.class_name,
        "variable": _variable(component.class_name),
        "event": next((name for name in _EVENTS if name in events), events[0]),
        "label": f'label="{component.class_name}"' if has_label else "",
    }
    return {"run.py": _RUN.format(**values), "demo.yaml": _MANIFEST.format(**values)}


def _variable(name: str) -> str:
    """A name of a variable for an instance of a class, which is not that of the class itself."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return words if words != name else f"{words}_"
