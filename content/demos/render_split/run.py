import gradio as gr

with gr.Blocks() as demo:
    input_text = gr.Textbox("moon", label="Input", info="Press Enter to split it")
    mode = gr.Radio(["textbox", "button"], value="textbox", label="Show each letter as a")

    @gr.render(inputs=[input_text, mode], triggers=[input_text.submit])
    def show_split(text, mode):
        if not text:
            gr.Markdown("## No Input Provided")
        for number, letter in enumerate(text, start=1):
            if mode == "textbox":
                gr.Textbox(letter, label=f"Letter {number}")
            else:
                letter_button = gr.Button(letter)
                letter_button.click(lambda clicked=letter: clicked, None, picked)

    picked = gr.Textbox(label="Picked", interactive=False)


if __name__ == "__main__":
    demo.launch()
