import sys
import gradio as gr

HERE = "browser" if sys.platform == "emscripten" else "server"

with gr.Blocks() as demo:
    if HERE == "server":
        gr.Markdown("Only on a server")
    place = gr.Dropdown([HERE, "elsewhere"], value=HERE, label="Place")
    said = gr.Textbox(label="Said")
    gr.Button("Say").click(lambda place: f"in the {place}", place, said)

demo.launch()
