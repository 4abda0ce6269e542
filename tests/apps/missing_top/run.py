import gradio as gr
import matplotlib.pyplot as plt
import torch
from transformers import pipeline
import spaces

device = "cuda" if torch.cuda.is_available() else "cpu"
pipe = pipeline("text-classification", device=device)


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2, 2)


net = Net()


@spaces.GPU
def plain(text):
    return text.title()


def classify(text):
    return pipe(text)[0]["label"]


with gr.Blocks() as demo:
    text = gr.Textbox("ab cd", label="Text")
    out = gr.Textbox(label="Out")
    gr.Button("Plain").click(plain, text, out)
    gr.Button("Classify").click(classify, text, out)

demo.launch(show_error=True)
