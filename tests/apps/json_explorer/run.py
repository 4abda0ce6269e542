import json

import gradio as gr

SAMPLE = {"users": [{"name": "Ada", "tags": ["math"]}, {"name": "Alan", "tags": []}], "total": 2}


def parsed(text):
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise gr.Error(f"Line {error.lineno}, column {error.colno}: {error.msg}") from None


def find(text, path):
    value = parsed(text)
    for step in filter(None, path.split(".")):
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, ValueError, TypeError):
            raise gr.Error(f"There is no {step!r} in {path!r}") from None
    return value if isinstance(value, (dict, list)) else {"value": value}


def keys(value, path=""):
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        yield f"{path}{step}"
        if isinstance(inner, (dict, list)):
            yield from keys(inner, f"{path}{step}.")


with gr.Blocks() as demo:
    source = gr.Code(json.dumps(SAMPLE, indent=2), language="json", label="JSON")
    path = gr.Textbox("users.0.name", label="Path")
    paths = gr.Dropdown([], label="All paths", interactive=True)
    found = gr.JSON(label="Found")
    gr.on([path.submit, demo.load], find, [source, path], found)
    source.change(lambda text: gr.Dropdown(list(keys(parsed(text)))), source, paths)
    paths.input(lambda path: path, paths, path).then(find, [source, path], found)

demo.launch()
