import gradio as gr
import numpy as np
from PIL import Image

PICTURE = np.array(Image.open("lake.jpg"))


def transform(frame, filter_name):
    if filter_name == "edges":
        return find_edges(frame)
    if filter_name == "cartoon":
        return cartoonize(frame)
    return np.flipud(frame)


def find_edges(frame):
    down, across = np.gradient(frame.mean(axis=2))
    strength = np.clip(8 * np.hypot(down, across), 0, 255).astype(np.uint8)
    return np.dstack([strength] * 3)


def cartoonize(frame):
    few_colors = frame // 64 * 64 + 32
    outlines = find_edges(frame) > 120
    return np.where(outlines, 0, few_colors).astype(np.uint8)


with gr.Blocks() as demo:
    filter_name = gr.Dropdown(["edges", "cartoon", "flip"], label="Filter", value="edges")
    input_img = gr.Image(label="Webcam", sources=["webcam"], streaming=True)

    input_img.stream(
        transform,
        [input_img, filter_name],
        input_img,
        time_limit=30,
        stream_every=0.1,
    )
    with gr.Accordion("No camera? Filter a picture", open=False):
        picture = gr.Image(transform(PICTURE, "edges"), label="Filtered picture")
        filter_name.change(lambda name: transform(PICTURE, name), filter_name, picture)

if __name__ == "__main__":
    demo.launch()
