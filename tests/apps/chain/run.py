import gradio as gr

with gr.Blocks() as demo:
    a, b, c = gr.Textbox("x", label="A"), gr.Textbox(label="B"), gr.Textbox(label="C")
    gr.Button("Go").click(lambda v: v + "1", a, b).then(lambda v: v + "2", b, c).success(
        lambda: "end", None, a
    )

demo.launch()
