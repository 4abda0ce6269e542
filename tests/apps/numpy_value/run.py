import gradio as gr
import numpy as np
import pandas as pd
from PIL import Image

frame = pd.DataFrame({"a": [1, 2], "b": np.array([3, 4])})
noise = np.zeros((8, 8, 3), dtype=np.uint8) + 120

with gr.Blocks() as demo:
    gr.Image(noise, label="Noise")
    gr.Image(Image.new("RGB", (9, 9)), label="Pillow")
    gr.Dataframe(frame, label="Frame")
    gr.LinePlot(frame, x="a", y="b")
    text = gr.Textbox("hey", label="Text")
    gr.Button("Up").click(lambda t: t.upper(), text, text)

demo.launch()
