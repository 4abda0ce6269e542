# Labs of what the support matrix of components does not have: layouts, the app itself, and what
# follows when a listener is done.

from __future__ import annotations

from docsgen.libraries.gradio.labs.recipes import Recipe
from docsgen.model.lab import LOG

LAYOUTS = {
    "Accordion": (
        ["collapse", "expand"],
        Recipe({'with gr.Accordion("Details") as accordion:\n        gr.Markdown("Here.")': []}),
    ),
    "Sidebar": (
        ["collapse", "expand"],
        Recipe({'with gr.Sidebar() as sidebar:\n        gr.Markdown("Here.")': []}),
    ),
    "Tab": (
        ["select"],
        Recipe(
            {
                'with gr.Tab("First"):\n        gr.Markdown("Choose the other.")\n'
                '    with gr.Tab("Second") as tab:\n        gr.Markdown("Here.")': []
            }
        ),
    ),
}
"""Events and recipe of each layout with listeners."""

_APP = f"""\
import gradio as gr

fired = []

{{begin}}
    gr.Markdown("Load this page again: the visit that ends is unloaded, a new one loads.")
    lines = gr.Textbox(label="{LOG}", lines=8, max_lines=8)
    gr.Timer(1).tick(lambda: "\\n".join(fired), None, lines, show_progress="hidden")
    demo.load(lambda: fired.insert(0, "load"))
    demo.unload(lambda: fired.insert(0, "unload"))

demo.launch()
"""

APP_EVENTS = ["load", "unload"]
"""The events of the app itself, and of every class that is an app."""

_ECHO = "lambda text: text"
APPS = {
    name: _APP.format(begin=f"demo = {made}\n\nwith demo:")
    for name, made in {
        "ChatInterface": 'gr.ChatInterface(lambda message, history: f"You said: {message}")',
        "Interface": f'gr.Interface({_ECHO}, "text", "text")',
        "TabbedInterface": f'gr.TabbedInterface([gr.Interface({_ECHO}, "text", "text")])',
    }.items()
}
"""The code of the classes that are apps."""

WRITTEN = {
    "Blocks": (APP_EVENTS, _APP.format(begin="with gr.Blocks() as demo:")),
    "Dependency": (
        ["failure", "success", "then"],
        f"""\
import gradio as gr


def fail():
    raise gr.Error("This was to be expected.")


def log(name):
    def note(fired):
        fired = [name, *fired]
        return fired, "\\n".join(fired)

    return note


with gr.Blocks() as demo:
    good = gr.Button("Succeed").click(lambda: None)
    bad = gr.Button("Fail").click(fail)
    history = gr.State([])
    lines = gr.Textbox(label="{LOG}", lines=8, max_lines=8)
    logged = {{"inputs": history, "outputs": [history, lines], "concurrency_id": "log"}}
    good.then(log("then"), **logged)
    good.success(log("success"), **logged)
    bad.failure(log("failure"), **logged)

demo.launch()
""",
    ),
}
"""Events and code of what is no block in an app."""
