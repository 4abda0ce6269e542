import gradio as gr


def return_none():
    return None, "returned None: the note is gone"


def return_skip():
    return gr.skip(), "returned gr.skip(): the note is as it was"


with gr.Blocks() as demo:
    note = gr.Textbox("Do not forget the milk.", label="Note", interactive=True)
    with gr.Row():
        none_btn = gr.Button("Return None")
        skip_btn = gr.Button("Return gr.skip()")
    happened = gr.Textbox(label="What happened")

    none_btn.click(return_none, outputs=[note, happened])
    skip_btn.click(return_skip, outputs=[note, happened])

if __name__ == "__main__":
    demo.launch()
