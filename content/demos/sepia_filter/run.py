import gradio as gr
import numpy as np


def sepia(input_img):
    # How much of red, green and blue goes into each channel of the result
    sepia_filter = np.array([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])
    sepia_img = input_img.dot(sepia_filter.T)
    return np.clip(sepia_img, 0, 255).astype(np.uint8)


demo = gr.Interface(
    sepia,
    gr.Image(label="Picture"),
    gr.Image(label="In sepia"),
    examples=["lake.jpg"],
    api_name="sepia",
)

if __name__ == "__main__":
    demo.launch()
