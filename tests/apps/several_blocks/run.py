import gradio as gr

with gr.Blocks() as inner:
    gr.Markdown("inner")

with gr.Blocks() as demo:
    inner.render()
    text = gr.Textbox(label="T")
    text.submit(lambda t: t + "!", text, text)

demo.launch()
