import gradio as gr
import numpy as np
from notes import transcriber

# With a model that understands speech:
# from transformers import pipeline
# transcriber = pipeline("automatic-speech-recognition", model="openai/whisper-base.en")


def transcribe(audio):
    sampling_rate, y = audio
    if y.ndim > 1:
        y = y.mean(axis=1)  # stereo becomes mono
    y = y.astype(np.float32)
    y /= max(np.max(np.abs(y)), 1)
    return transcriber({"sampling_rate": sampling_rate, "raw": y})["text"]


demo = gr.Interface(
    transcribe,
    gr.Audio(sources=["microphone"], label="Sing, hum or whistle"),
    gr.Textbox(label="What was heard"),
    examples=["melody.wav"],
    description="There is no model in this page: a rule writes down the *notes* that it hears, "
    "not words. Whistle something, or take the example.",
)

if __name__ == "__main__":
    demo.launch()
