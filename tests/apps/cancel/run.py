import time
import gradio as gr


def forever():
    for number in range(1000):
        time.sleep(0.1)
        yield number


with gr.Blocks() as demo:
    out = gr.Number(label="N")
    run = gr.Button("Run").click(forever, None, out)
    gr.Button("Stop").click(None, cancels=[run])

demo.launch()
