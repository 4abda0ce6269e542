import sys
import gradio as gr

with gr.Blocks() as demo:
    platform = gr.Textbox(sys.platform, label="Platform")
    said = gr.Textbox(label="Said")
    gr.Button("Say").click(lambda platform: f"on {platform}", platform, said)

demo.launch()
