import warnings
import gradio as gr


def few():
    return "one"


def fail():
    raise ValueError("too late")


def right():
    print("on its way")
    warnings.warn("old ways")
    return "right"


with gr.Blocks() as demo:
    a, b = gr.Textbox(label="A"), gr.Textbox(label="B")
    gr.Button("Few").click(few, None, [a, b])
    gr.Button("Raise").click(fail, None, a)
    gr.Button("Right").click(right, None, a)

demo.launch(show_error=True)
