# Facet of the adapter: the app that pictures of themes show. It is small, and has what themes
# differ in: buttons of each kind, fields, choices, tabs and a result.

from __future__ import annotations

_APP = """\
import gradio as gr

with gr.Blocks() as demo:
    with gr.Tab("Order"):
        with gr.Row():
            with gr.Column(min_width=200):
                gr.Textbox("Ada Lovelace", label="Name", info="As on the parcel")
                gr.Dropdown(["Tea", "Coffee"], value="Tea", label="Drink")
                gr.Slider(0, 10, value=4, step=1, label="Cups")
            with gr.Column(min_width=200):
                gr.Label({{"Green": 0.6, "Black": 0.3, "White": 0.1}}, label="Sort")
                gr.Checkbox(True, label="With milk")
        with gr.Row():
            gr.Button("Order", variant="primary", min_width=90)
            gr.Button("Save", min_width=90)
            gr.Button("Cancel", variant="stop", min_width=90)
    with gr.Tab("History"):
        gr.Markdown("Nothing yet.")

demo.launch(theme=gr.themes.{theme}())
"""


def themed(theme: str) -> str:
    """The code of the app in the theme of that name."""
    return _APP.format(theme=theme)
