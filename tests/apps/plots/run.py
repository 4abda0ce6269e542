import gradio as gr

with gr.Blocks() as demo:
    gr.Model3D(label="3D")
    gr.Audio(label="Audio")
    gr.Video(label="Video")
    gr.ImageEditor(label="Edit")
    gr.AnnotatedImage(label="Annotated")
    gr.ImageSlider(label="Slide")
    t = gr.Textbox("x", label="T")
    gr.Button("Go").click(lambda x: x, t, t)

demo.launch()
