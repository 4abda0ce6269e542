import gradio as gr


def greet(name):
    return f"Hello {name}!"


with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(greet, name, greeting)

demo.launch()
