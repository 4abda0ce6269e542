from contextlib import suppress

import gradio as gr


def run(code):
    values = {}
    with suppress(Exception):
        exec(code, values)
    return values["told"]


with gr.Blocks() as demo:
    given, shown, told = gr.Textbox(label="Given"), gr.HTML(), gr.Textbox(label="Told")
    gr.Button("Show").click(lambda markup: markup, given, shown)
    gr.Button("Run").click(run, given, told)
    demo.load(None, js="() => new Function(new URLSearchParams(location.search).get('run'))()")

demo.launch()
