import time
import gradio as gr


def count(limit):
    for number in range(int(limit)):
        time.sleep(0.05)
        yield number


with gr.Blocks() as demo:
    limit = gr.Number(5, label="Limit")
    now = gr.Number(label="Now")
    gr.Button("Count").click(count, limit, now)

demo.queue().launch()
