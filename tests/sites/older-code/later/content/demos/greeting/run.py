import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click("Goodbye {}!".format, name, greeting)

demo.launch()
