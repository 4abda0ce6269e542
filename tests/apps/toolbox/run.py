import base64
import binascii
import hashlib
import uuid
from urllib.parse import quote, unquote

import gradio as gr


def encode(text, kind):
    return base64.b64encode(text.encode()).decode() if kind == "Base64" else quote(text)


def decode(text, kind):
    try:
        return base64.b64decode(text, validate=True).decode() if kind == "Base64" else unquote(text)
    except (binascii.Error, UnicodeDecodeError) as error:
        raise gr.Error(f"That is no {kind}: {error}") from None


def digest(text, algorithm):
    return hashlib.new(algorithm, text.encode()).hexdigest()


with gr.Blocks() as demo:
    with gr.Tabs():
        with gr.Tab("Encode"):
            text = gr.Textbox(label="Text")
            kind = gr.Radio(["Base64", "URL"], value="Base64", label="Encoding")
            with gr.Row():
                to, back = gr.Button("Encode it"), gr.Button("Decode it")
            result = gr.Textbox(label="Result")
            to.click(encode, [text, kind], result)
            back.click(decode, [text, kind], result)
        with gr.Tab("Digest"):
            data = gr.Textbox(label="Data")
            algorithm = gr.Dropdown(
                ["md5", "sha1", "sha256", "blake2b"], value="sha256", label="By"
            )
            hexes = gr.Textbox(label="Digest")
            gr.on([data.submit, algorithm.change], digest, [data, algorithm], hexes)
        with gr.Tab("Identifiers") as identifiers:
            ids = gr.Textbox(label="Identifiers", lines=5)
            count = gr.Slider(1, 5, 3, step=1, label="How many")
            make = lambda count: "\n".join(str(uuid.uuid4()) for _ in range(int(count)))  # noqa: E731
            gr.on([identifiers.select, count.release], make, count, ids)

demo.launch()
