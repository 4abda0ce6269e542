import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
COLORS = {
    "Coral": "#fb7185",
    "Amber": "#f59e0b",
    "Leaf": "#22c55e",
    "Sky": "#38bdf8",
    "Plum": "#a855f7",
    "Slate": "#64748b",
}


def swatch(name, color):
    picture = FOLDER / f"{name}.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">'
        f'<rect width="160" height="160" fill="{color}"/></svg>'
    )
    return str(picture), name


def on_select(event: gr.SelectData):
    name = event.value["caption"]
    return event.index, f"Number {event.index} is {name}, {COLORS[name]}"


def select_next(index):
    index = 0 if index is None else (index + 1) % len(COLORS)
    return gr.Gallery(selected_index=index), index, f"Next is {list(COLORS)[index]}"


def deselect():
    return gr.Gallery(selected_index=None), None, "Nothing"


with gr.Blocks() as demo:
    index = gr.State()
    with gr.Row():
        gallery = gr.Gallery(
            [swatch(name, color) for name, color in COLORS.items()],
            label="Colors",
            columns=3,
            height="auto",
            allow_preview=False,
            scale=2,
        )
        with gr.Column():
            selected = gr.Textbox(label="Selected")
            next_btn = gr.Button("Next")
            deselect_btn = gr.Button("Deselect")

    gallery.select(on_select, None, [index, selected])
    next_btn.click(select_next, index, [gallery, index, selected])
    deselect_btn.click(deselect, None, [gallery, index, selected])

if __name__ == "__main__":
    demo.launch()
