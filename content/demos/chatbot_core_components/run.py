import json
import math
import tempfile
import wave
from array import array
from pathlib import Path

import gradio as gr
from gradio.components.plot import AltairPlotData

FOLDER = Path(tempfile.mkdtemp())


def draw_sun(sky):
    rays = "".join(
        f'<path d="M150 28v24" transform="rotate({turn} 150 100)"/>' for turn in range(0, 360, 30)
    )
    picture = FOLDER / f"{sky}.svg"
    picture.write_text(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">
        <rect width="300" height="200" fill="{sky}"/>
        <g stroke="orange" stroke-width="8">{rays}</g>
        <circle cx="150" cy="100" r="40" fill="gold"/>
        </svg>"""
    )
    return str(picture)


def image():
    return gr.Image(draw_sun("skyblue"), show_label=False)


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
    return gr.Gallery([draw_sun("skyblue"), draw_sun("salmon")], columns=2)


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


def messages(kind):
    return [
        {"role": "user", "content": kind},
        {"role": "assistant", "content": f"Here is **{kind}**:"},
        {"role": "assistant", "content": SHOWN[kind]()},
    ]


def add(kind, kinds):
    """The whole chat anew, so that no component has to be sent back as an input."""
    kinds = [*kinds, kind]
    return kinds, [message for kind in kinds for message in messages(kind)]


with gr.Blocks() as demo:
    kinds = gr.State([])
    chatbot = gr.Chatbot(label="Chat", height=480, placeholder="What would you like to see?")
    with gr.Row():
        for kind in SHOWN:
            button = gr.Button(kind, size="sm", min_width=90)
            button.click(add, [button, kinds], [kinds, chatbot])

    chatbot.clear(list, None, kinds)

if __name__ == "__main__":
    demo.launch()
