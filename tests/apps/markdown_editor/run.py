import html
import re
from pathlib import Path
from tempfile import gettempdir

import gradio as gr

TEXT = "# Notes\n\n* one\n* **two**\n\n$e^{i\\pi} = -1$\n"


def outline(text):
    found = re.findall(r"^(#+)\s+(.+)$", text, re.M)
    items = "".join(f"<li>{len(level)}: {html.escape(title)}</li>" for level, title in found)
    return text, f"<ol>{items}</ol>", f"{len(text.split())} words"


def save(text):
    path = Path(gettempdir()) / "notes.md"
    path.write_text(text, encoding="utf-8")
    gr.Info("Saved")
    return str(path)


with gr.Blocks() as demo:
    with gr.Row():
        editor = gr.Textbox(TEXT, lines=10, label="Source")
        preview = gr.Markdown(
            label="Preview", latex_delimiters=[{"left": "$", "right": "$", "display": False}]
        )
    with gr.Accordion("Outline", open=False):
        contents = gr.HTML()
    words = gr.Textbox(label="Length")
    gr.Button("Save").click(save, editor, gr.File(label="Saved"))
    gr.on([editor.change, demo.load], outline, editor, [preview, contents, words])

demo.launch()
