import gradio as gr

with gr.Blocks() as demo:
    a = gr.Textbox("q", label="A")
    b = gr.Textbox(label="B")
    gr.on([a.change, a.submit, demo.load], lambda x: "saw " + x, a, b)

    @b.change(inputs=b, outputs=None)
    def seen(value):
        print("seen", value)

    def picked(event: gr.SelectData):
        return event.value

    gr.Dataset(components=[a], samples=[["s1"], ["s2"]]).select(picked, None, b)

demo.launch()
