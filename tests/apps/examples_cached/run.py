import gradio as gr


def double(text):
    return text * 2


with gr.Blocks() as demo:
    a, b = gr.Textbox(label="A"), gr.Textbox(label="B")
    gr.Button("Double").click(double, a, b)
    gr.Examples([["x"], ["y"]], a, b, double, cache_examples=True)

demo.launch()
