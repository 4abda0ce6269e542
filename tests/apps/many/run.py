import gradio as gr

with gr.Blocks() as demo:
    boxes = [gr.Textbox(label=f"Box {number}") for number in range(200)]
    gr.Button("Fill").click(lambda: [str(n) for n in range(200)], None, boxes)

demo.launch()
