import gradio as gr

def hang():
    while True:
        pass

with gr.Blocks() as demo:
    text = gr.Textbox("abc", label="Text")
    gr.Button("Hang").click(hang)
    gr.Button("Up").click(str.upper, text, text)

demo.launch()
