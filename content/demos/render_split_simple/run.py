import gradio as gr

with gr.Blocks() as demo:
    input_text = gr.Textbox(label="Input")

    @gr.render(inputs=input_text)
    def show_split(text):
        if not text:
            gr.Markdown("## No Input Provided")
        for number, letter in enumerate(text, start=1):
            gr.Textbox(letter, label=f"Letter {number}")


if __name__ == "__main__":
    demo.launch()
