import gradio as gr
from gradio.media import get_image, get_audio, get_video

with gr.Blocks() as demo:
    gr.Image(get_image("tower.jpg"), label="Tower")
    sound = gr.Audio(label="Sound")
    film = gr.Video(label="Film")
    gr.Button("Sound").click(lambda: get_audio("cantina.wav"), None, sound)
    gr.Button("Film").click(lambda: get_video("world.mp4"), None, film)

demo.launch()
