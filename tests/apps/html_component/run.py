import gradio as gr

with gr.Blocks() as demo:
    box = gr.HTML(
        value=["a", "b"],
        html_template="<ul>${value.map(v => `<li>${v}</li>`).join('')}</ul>",
        css_template="li { color: blue }",
    )
    gr.Button("More").click(lambda v: v + ["c"], box, box)

demo.launch()
