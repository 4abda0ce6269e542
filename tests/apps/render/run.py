import gradio as gr

with gr.Blocks() as demo:
    text = gr.Textbox(label="Text", value="abc")

    @gr.render(inputs=text)
    def show(text):
        for letter in text:
            gr.Button(letter)


demo.launch()
