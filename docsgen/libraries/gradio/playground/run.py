import gradio as gr


def greet(name):
    return f"Hello, {name}!"


with gr.Blocks() as demo:
    name = gr.Textbox(label="Name", value="Ada")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(greet, name, greeting)

if __name__ == "__main__":
    demo.launch()
