import gradio as gr

with gr.Blocks(fill_height=True) as demo:
    with gr.Group():
        gr.Textbox(label="In group")
    with gr.Column(scale=2, variant="panel"):
        n = gr.Number(3, label="N")
    o = gr.Textbox(label="Dir")
    gr.Button("Set").click(lambda n: gr.update(value="x" * int(n), label="New"), n, o)
    gr.DuplicateButton()
    gr.DeepLinkButton()

demo.launch()
