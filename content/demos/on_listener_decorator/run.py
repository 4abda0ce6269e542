import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name", info="Press Enter or click on the button.")
    greet_btn = gr.Button("Greet")
    output = gr.Textbox(label="Greeting")

    @gr.on([name.submit, greet_btn.click], inputs=name, outputs=[output, name])
    def greet(name):
        return f"Hello {name}!", ""


if __name__ == "__main__":
    demo.launch()
