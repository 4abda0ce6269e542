import gradio as gr

with gr.Blocks() as demo:
    timer = gr.Timer(0.5)
    ticks = gr.Number(0, label="Ticks")
    timer.tick(lambda n: n + 1, ticks, ticks)

demo.launch()
