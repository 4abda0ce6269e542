import tempfile
from pathlib import Path

import gradio as gr


def make(name):
    path = Path(tempfile.mkdtemp()) / name
    path.write_text(name, encoding="utf-8")
    return str(path), str(path)


with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    made = gr.File(label="Made")
    fetch = gr.DownloadButton("Fetch")
    gr.Button("Make").click(make, name, [made, fetch])

demo.launch()
