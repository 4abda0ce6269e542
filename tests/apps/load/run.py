import datetime
import gradio as gr

with gr.Blocks() as demo:
    now = gr.Textbox(lambda: str(datetime.datetime.now().year), label="Year")
    greeting = gr.Markdown()
    demo.load(lambda: "# loaded", None, greeting)

demo.launch()
