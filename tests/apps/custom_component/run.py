import gradio as gr


class Shout(gr.Textbox):
    def preprocess(self, payload):
        return (payload or "").upper()


with gr.Blocks() as demo:
    a = Shout("x", label="A")
    b = gr.Textbox(label="B")
    a.submit(lambda x: x, a, b)

demo.launch()
