import math
import struct
import tempfile
import wave

import gradio as gr


def tone(hertz, seconds):
    rate = 8000
    path = tempfile.NamedTemporaryFile(suffix=".wav", delete=False).name
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        for number in range(int(rate * seconds)):
            value = int(12000 * math.sin(2 * math.pi * hertz * number / rate))
            file.writeframesraw(struct.pack("<h", value))
    return path


def describe(path):
    if not path:
        return {}, ""
    try:
        with wave.open(path) as file:
            seconds = file.getnframes() / file.getframerate()
            facts = {"channels": file.getnchannels(), "rate": file.getframerate()}
    except wave.Error as error:
        raise gr.Error(f"That is no WAV file: {error}") from None
    return facts, f"{seconds:.2f} s"


with gr.Blocks() as demo:
    with gr.Row():
        hertz = gr.Slider(100, 1000, 440, label="Hertz")
        seconds = gr.Number(0.5, label="Seconds", minimum=0.1, maximum=5)
    sound = gr.Audio(label="Sound", type="filepath", sources=["upload"])
    facts, length = gr.JSON(label="Facts"), gr.Textbox(label="Length")
    gr.Button("Make a tone").click(tone, [hertz, seconds], sound)
    sound.change(describe, sound, [facts, length])

demo.launch()
