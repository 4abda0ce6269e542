import gradio as gr
import numpy as np
from PIL import Image

PICTURE = np.array(Image.open("lake.jpg"))


def flip(frame):
    return np.flipud(frame)


demo = gr.Interface(
    flip,
    gr.Image(label="Webcam", sources=["webcam"], streaming=True),
    gr.Image(label="Upside down"),
    live=True,
    api_name="flip",
)

with demo:
    still_btn = gr.Button("No camera? Flip a picture")
    still_btn.click(lambda: flip(PICTURE), None, demo.output_components)

if __name__ == "__main__":
    demo.launch()
