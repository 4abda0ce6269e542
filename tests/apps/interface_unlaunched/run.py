import gradio as gr

io = gr.Interface(lambda text: text[::-1], "textbox", "textbox", examples=[["abc"], ["def"]])
