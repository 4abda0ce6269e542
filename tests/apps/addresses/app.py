import gradio as gr

HOST = "https://media.example.com"


with gr.Blocks() as demo:
    gr.Image(f"{HOST}/image.png", label="Image")
    gr.Video(f"{HOST}/video.mp4", label="Video")
    gr.Audio(f"{HOST}/audio.wav", label="Audio")
    gr.Gallery([f"{HOST}/one.png", (f"{HOST}/two.png", "Two")], label="Gallery")
    gr.Chatbot(
        [{"role": "assistant", "content": {"path": f"{HOST}/said.png"}}],
        avatar_images=(None, f"{HOST}/avatar.png"),
    )
    gr.HTML(f'<img src="{HOST}/html.png" alt="by HTML">')
    given = gr.Image(label="Given")
    gr.Examples([f"{HOST}/example.png"], given)
    shown = gr.Image(label="Shown")
    gr.Button("Show").click(lambda: f"{HOST}/shown.png", None, shown)

demo.launch()
