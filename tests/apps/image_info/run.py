import struct
from pathlib import Path

import gradio as gr


def size_of(data):
    """Kind, width and height of a PNG or GIF."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG", *struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF", *struct.unpack("<HH", data[6:10])
    raise gr.Error("Only PNG and GIF are understood")


def describe(path):
    if path is None:
        return "", []
    data = Path(path).read_bytes()
    kind, width, height = size_of(data)
    hexes = [f"{offset:04x}  {data[offset : offset + 8].hex(' ')}" for offset in range(0, 32, 8)]
    return f"{kind}, {width} by {height}, {len(data)} bytes", [[line] for line in hexes]


with gr.Blocks() as demo:
    picture = gr.Image(label="Picture", type="filepath", sources=["upload"])
    about = gr.Textbox(label="About")
    dump = gr.Dataframe(headers=["Bytes"], type="array", label="Beginning")
    picture.upload(describe, picture, [about, dump])
    picture.clear(lambda: ("", []), None, [about, dump])

demo.launch()
