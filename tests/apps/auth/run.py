import gradio as gr

gr.Interface(lambda x: x, "text", "text").launch(auth=("admin", "pass"), share=True)
