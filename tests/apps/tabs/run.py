import gradio as gr

with gr.Blocks() as app:
    for number in range(12):
        with gr.Tab(f"Tab {number}"):
            with gr.Row():
                source = gr.Textbox(label=f"In {number}")
                target = gr.Textbox(label=f"Out {number}")
            gr.Button(f"Go {number}").click(str.upper, source, target)

app.launch()
