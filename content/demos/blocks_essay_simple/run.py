import gradio as gr


def change_textbox(choice):
    if choice == "Short":
        return gr.Textbox(lines=2, visible=True, label="A short essay")
    if choice == "Long":
        return gr.Textbox(lines=8, visible=True, label="A long essay", value="Once upon a time, ")
    return gr.Textbox(visible=False)


with gr.Blocks() as demo:
    radio = gr.Radio(
        ["Short", "Long", "None"], value="Short", label="What kind of essay will it be?"
    )
    text = gr.Textbox(lines=2, label="A short essay", interactive=True)
    radio.change(fn=change_textbox, inputs=radio, outputs=text)

if __name__ == "__main__":
    demo.launch()
