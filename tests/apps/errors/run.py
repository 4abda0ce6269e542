import gradio as gr


def fail(kind):
    gr.Info("info")
    gr.Warning("warning")
    if kind == "gr":
        raise gr.Error("a nice error")
    if kind == "count":
        return 1, 2, 3
    raise ValueError("an ugly error")


with gr.Blocks() as demo:
    kind = gr.Radio(["gr", "count", "py"], value="gr", label="Kind")
    out = gr.Textbox(label="Out")
    gr.Button("Fail").click(fail, kind, out)

demo.launch(show_error=True)
