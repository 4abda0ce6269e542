import tempfile
from pathlib import Path

import gradio as gr

COLORS = {"red": "#d33", "green": "#393", "blue": "#33d"}
FOLDER = Path(tempfile.mkdtemp())


def picture(name):
    path = FOLDER / f"{name}.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">'
        f'<rect width="120" height="80" fill="{COLORS[name]}"/></svg>'
    )
    return str(path), name


def fill(names):
    return [picture(name) for name in names]


def choose(event: gr.SelectData):
    return f"{event.index}: {event.value['caption']}"


with gr.Blocks() as demo:
    names = gr.CheckboxGroup(list(COLORS), value=list(COLORS), label="Colours")
    gallery = gr.Gallery(label="Pictures", columns=3, height=200, preview=False)
    chosen = gr.Textbox(label="Chosen")
    gr.Button("Show").click(fill, names, gallery)
    gallery.select(choose, None, chosen)

demo.launch()
