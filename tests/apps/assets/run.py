import os
import gradio as gr

here = os.path.dirname(__file__)
gr.set_static_paths(paths=["static/"])

with gr.Blocks() as demo:
    gr.Image(os.path.join(here, "cat picture.png"), label="Cat")
    gr.HTML("<img id='inside' src='/gradio_api/file=static/dot.png' width=20>")
    gr.Gallery(["cat picture.png", "static/dot.png"], label="Gallery")
    box = gr.Textbox("x")
    picture = gr.Image(label="Later")
    gr.Button("Show").click(lambda: "static/dot.png", None, picture)

demo.launch(allowed_paths=["."])
