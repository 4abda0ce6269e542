import gradio as gr
import requests
import httpx
from huggingface_hub import InferenceClient

client = InferenceClient("some/model")


def ask(text):
    return requests.get("https://example.org").text


with gr.Blocks() as demo:
    t = gr.Textbox("x")
    o = gr.Textbox()
    gr.Button("Local").click(lambda x: x + "y", t, o)
    gr.Button("Ask").click(ask, t, o)
demo.launch()
