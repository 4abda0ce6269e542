import gradio as gr

with gr.Blocks() as demo:
    a = gr.Textbox("one", label="A")
    gr.Button("Up").click(str.upper, a, a)

with demo.route("Second", "/second"):
    b = gr.Textbox("two", label="B")
    gr.Button("Up 2").click(str.upper, b, b)

demo.launch()
