import os
from pathlib import Path

import gradio as gr

HOST = os.environ["HOST"]


def show():
    """Values for all that is shown, by addresses that nothing has asked for before."""
    return (
        f"{HOST}/new.txt",
        [f"{HOST}/new-1.txt", f"{HOST}/new-2.txt"],
        f"{HOST}/new-saved.txt",
        f"{HOST}/new.svg",
        [f"{HOST}/new-in-gallery.svg", f"{HOST}/new-in-gallery.png"],
        (f"{HOST}/new-left.png", f"{HOST}/new-right.svg"),
        [{"role": "user", "content": {"path": f"{HOST}/new-said.txt"}}],
        {"text": "", "files": [f"{HOST}/new-asked.txt"]},
        f"{HOST}/new.obj",
        f"{HOST}/new-edited.png",
    )


with gr.Blocks() as demo:
    file = gr.File(f"{HOST}/old.txt", label="File")
    shown = [
        file,
        gr.File([f"{HOST}/old-1.txt", f"{HOST}/old-2.txt"], file_count="multiple", label="Files"),
        gr.DownloadButton("Save", f"{HOST}/old-saved.txt"),
        gr.Image(f"{HOST}/old.svg", label="Image"),
        gr.Gallery([f"{HOST}/old-in-gallery.svg", f"{HOST}/old-in-gallery.png"], label="Gallery"),
        gr.ImageSlider((f"{HOST}/old-left.png", f"{HOST}/old-right.svg"), label="Slider"),
        gr.Chatbot([{"role": "user", "content": {"path": f"{HOST}/old-said.txt"}}]),
        gr.MultimodalTextbox({"text": "", "files": [f"{HOST}/old-asked.txt"]}, label="Question"),
        gr.Model3D(f"{HOST}/old.obj", label="Model"),
        gr.ImageEditor(f"{HOST}/old-edited.png", interactive=True, label="Editor"),
    ]
    gr.UploadButton("Choose", value=f"{HOST}/old-chosen.txt")
    text = gr.Textbox(label="Text")
    gr.Button("Show").click(show, None, shown)
    gr.Button("Read").click(lambda path: Path(path).read_text(), file, text)

demo.launch()
