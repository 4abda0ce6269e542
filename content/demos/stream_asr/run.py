import wave

import gradio as gr
import numpy as np
from notes import transcriber

# With a model that understands speech:
# from transformers import pipeline
# transcriber = pipeline("automatic-speech-recognition", model="openai/whisper-base.en")


def transcribe(stream, new_chunk):
    sampling_rate, y = new_chunk
    if y.ndim > 1:
        y = y.mean(axis=1)  # stereo becomes mono
    y = y.astype(np.float32)
    y /= 32768

    stream = y if stream is None else np.concatenate([stream, y])
    return stream, transcriber({"sampling_rate": sampling_rate, "raw": stream})["text"]


demo = gr.Interface(
    transcribe,
    ["state", gr.Audio(sources=["microphone"], streaming=True, label="Sing, hum or whistle")],
    ["state", gr.Textbox(label="What was heard so far")],
    live=True,
    description="There is no model in this page: a rule writes down the *notes* that it hears, "
    "not words.",
)


def stream_melody():
    with wave.open("melody.wav") as file:
        sampling_rate = file.getframerate()
        melody = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    stream = None
    for chunk in np.array_split(melody, 5):
        stream, text = transcribe(stream, (sampling_rate, chunk))
        yield text


with demo:
    melody_btn = gr.Button("No microphone? Stream a melody")
    melody_btn.click(stream_melody, None, demo.output_components[1])

if __name__ == "__main__":
    demo.launch()
