import gradio as gr


def greet(name):
    return f"Hello {name}!", ""


with gr.Blocks() as demo:
    name = gr.Textbox(label="Name", info="Press Enter or click on the button.")
    greet_btn = gr.Button("Greet")
    output = gr.Textbox(label="Greeting")

    gr.on(
        triggers=[name.submit, greet_btn.click],
        fn=greet,
        inputs=name,
        outputs=[output, name],
    )

if __name__ == "__main__":
    demo.launch()
