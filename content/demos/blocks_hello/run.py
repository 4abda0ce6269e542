import gradio as gr


def welcome(name):
    return f"Welcome to Gradio, {name}!"


with gr.Blocks() as demo:
    gr.Markdown("Start typing below and watch the greeting follow.")
    inp = gr.Textbox(label="Your name", placeholder="What is your name?")
    out = gr.Textbox(label="Greeting")
    inp.change(fn=welcome, inputs=inp, outputs=out)

if __name__ == "__main__":
    demo.launch()
