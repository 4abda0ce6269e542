import gradio as gr

with gr.Blocks() as demo:
    with gr.Row():
        length = gr.Slider(1, 10, value=2, step=1, label="Length")
        width = gr.Slider(1, 10, value=3, step=1, label="Width")
        height = gr.Slider(1, 10, value=4, step=1, label="Height")
    volume = gr.Number(label="Volume of the box")

    # No triggers: it listens to the changes of all its inputs
    @gr.on(inputs=[length, width, height], outputs=volume)
    def multiply(length, width, height):
        return length * width * height


if __name__ == "__main__":
    demo.launch()
