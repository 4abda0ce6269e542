import json
import shlex
import urllib.error
import urllib.request

import gradio as gr


def command(method, url, headers, body):
    parts = ["curl", "-X", method, url]
    for name, value in headers:
        if name:
            parts += ["-H", f"{name}: {value}"]
    return shlex.join(parts + (["-d", body] if body else []))


def send(method, url, headers, body):
    if not url.startswith(("http://", "https://")):
        raise gr.Error("An address begins with http:// or https://")
    asked = urllib.request.Request(
        url,
        body.encode() if body else None,
        {name: value for name, value in headers if name},
        method=method,
    )
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.read(2000).decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read(2000).decode(errors="replace")
    except OSError as error:
        return 0, json.dumps({"unreachable": type(error).__name__})


with gr.Blocks() as demo:
    with gr.Row():
        method = gr.Dropdown(["GET", "POST", "PUT", "DELETE"], value="GET", label="Method")
        url = gr.Textbox(label="Address", placeholder="https://example.org/", scale=4)
    headers = gr.Dataframe(
        [["Accept", "application/json"]], headers=["Name", "Value"], type="array", label="Headers"
    )
    body = gr.Code(label="Body", language="json")
    status, answer = gr.Number(label="Status"), gr.Textbox(label="Answer", lines=5)
    curl = gr.Textbox(label="As a command")
    inputs = [method, url, headers, body]
    gr.Button("Show the command").click(command, inputs, curl)
    gr.Button("Send", variant="primary").click(send, inputs, [status, answer])

demo.launch()
