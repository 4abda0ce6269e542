import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("# First")
    gr.Button("To facts", link="/facts?from=first")
    gr.HTML("<a href='facts'>relative</a> <a href='#here'>here</a>")

with demo.route("Facts", "/facts"):
    gr.Markdown("# Second")
    number = gr.Number(3, label="N")
    square = gr.Number(label="Square")
    gr.Button("Square it").click(lambda n: n * n, number, square)
    gr.Button("To the first", link="/")
    gr.HTML("<a href='facts'>again</a>")

demo.launch()
