import json
import math
import tempfile
import wave
from array import array
from pathlib import Path

import gradio as gr
from gradio.components.plot import AltairPlotData

FOLDER = Path(tempfile.mkdtemp())


def image():
    rays = "".join(
        f'<path d="M150 28v24" transform="rotate({turn} 150 100)"/>' for turn in range(0, 360, 30)
    )
    sun = FOLDER / "sun.svg"
    sun.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">'
        f'<rect width="300" height="200" fill="#bae6fd"/>'
        f'<g stroke="#f59e0b" stroke-width="8">{rays}</g>'
        '<circle cx="150" cy="100" r="40" fill="#facc15"/></svg>'
    )
    return gr.Image(str(sun), show_label=False)


def audio():
    rate, path = 16_000, FOLDER / "bell.wav"
    strokes = (
        math.sin(2 * math.pi * 880 * i / rate) * math.exp(-3 * i / rate) for i in range(2 * rate)
    )
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(array("h", (round(20_000 * s) for s in strokes)).tobytes())
    return gr.Audio(str(path))


def plot():
    line = {
        "mark": "line",
        "encoding": {
            "x": {"field": "month", "type": "ordinal", "sort": None},
            "y": {"field": "hours of sun", "type": "quantitative"},
        },
    }
    months = zip("JFMAMJJASOND", [2, 3, 4, 6, 7, 8, 8, 7, 5, 3, 2, 1], strict=True)
    values = [
        {"month": f"{number + 1} {month}", "hours of sun": hours}
        for number, (month, hours) in enumerate(months)
    ]
    chart = {"data": {"values": values}, "layer": [line], "background": None, "height": 160}
    return gr.Plot(AltairPlotData(chart="line", plot=json.dumps(chart)))


def html():
    return gr.HTML("Any <mark>markup</mark>, such as <progress value=0.7>70%</progress>")


def gallery():
    return gr.Gallery([image().value["path"], image().value["path"]], columns=2)


def file():
    notes = FOLDER / "notes.txt"
    notes.write_text("Remember the sunscreen.\n")
    return {"path": str(notes)}


SHOWN = {
    "Image": image,
    "Audio": audio,
    "Plot": plot,
    "HTML": html,
    "Gallery": gallery,
    "File": file,
}


def add(kind, history):
    return [
        *history,
        {"role": "user", "content": kind},
        {"role": "assistant", "content": f"Here is **{kind}**:"},
        {"role": "assistant", "content": SHOWN[kind]()},
    ]


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Chat", height=480, placeholder="What would you like to see?")
    with gr.Row():
        for kind in SHOWN:
            gr.Button(kind, size="sm", min_width=90).click(add, [gr.State(kind), chatbot], chatbot)

if __name__ == "__main__":
    demo.launch()
