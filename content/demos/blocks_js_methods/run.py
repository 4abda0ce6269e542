import gradio as gr


def sentence(subject, verb, thing):
    return f"{subject} {verb} {thing}."


with gr.Blocks() as demo:
    with gr.Row():
        subject = gr.Textbox("the cat", label="Subject")
        verb = gr.Textbox("chases", label="Verb")
        thing = gr.Textbox("the mouse", label="Object")
    with gr.Row():
        submit = gr.Button("Make sentence", variant="primary")
        swap = gr.Button("Swap subject and object")
    output = gr.Textbox(label="Sentence")

    # JavaScript first, then Python: the function gets what the JavaScript returns.
    submit.click(
        sentence,
        [subject, verb, thing],
        output,
        js="(s, v, o) => [s.charAt(0).toUpperCase() + s.slice(1), v, o]",
    )

    # JavaScript only: nothing is sent to Python.
    swap.click(None, [subject, thing], [subject, thing], js="(s, o) => [o, s]")

if __name__ == "__main__":
    demo.launch()
