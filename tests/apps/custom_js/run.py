import gradio as gr

with gr.Blocks(js="() => { document.body.dataset.js = 'ran' }", css="#red { color: red }") as demo:
    gr.HTML("<b id='red'>red</b>", label="H")
    a, b = gr.Textbox("x", label="A"), gr.Textbox(label="B")
    gr.Button("Js").click(None, a, b, js="(x) => x + '!'")
    gr.Button("Both").click(lambda x: x * 2, a, b, js="(x) => x + '?'")

demo.launch()
