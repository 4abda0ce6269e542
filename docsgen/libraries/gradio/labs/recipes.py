# How each component of Gradio is made so that all its events can fire: what a lab needs to know and
# the support matrix does not say.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

EVENTS = "events"
"""The variable with the names of all events, for a call that mentions it."""


class Recipe(msgspec.Struct, frozen=True):
    """How a component is made.

    `stages` are calls that make it, each with the events that are wired there, or with none for
    all that no other stage names; `changed` is the value that a button gives to the first.
    `before` are lines ahead of the app, imports first. `permissions` and `why_not` are those of
    the lab.
    """

    stages: dict[str, list[str]]
    changed: str = ""
    before: list[str] = []
    permissions: list[Literal["camera", "microphone"]] = []
    why_not: str | None = None


def _one(call: str, changed: str = "", before: Sequence[str] = ()) -> Recipe:
    return Recipe({call: []}, changed, list(before))


_IMAGE = ["from gradio.media import get_image"]
_AUDIO = ["from gradio.media import get_audio"]
_TABLE = [
    "import pandas as pd",
    "",
    'points = pd.DataFrame({"x": [1, 2, 3, 4], "y": [3, 1, 4, 2]})',
]


def _plot(name: str) -> Recipe:
    return _one(f'gr.{name}(points, x="x", y="y")', before=_TABLE)


RECIPES = {
    "AnnotatedImage": _one(
        'gr.AnnotatedImage((get_image("cheetah1.jpg"), [((40, 40, 160, 160), "face")]))',
        before=_IMAGE,
    ),
    "Audio": Recipe(
        {
            'gr.Audio(get_audio("cantina.wav"), label="A recording", interactive=True)': [],
            'gr.Audio(sources=["microphone"], label="A live stream")': ["stream"],
        },
        "None",
        before=_AUDIO,
        permissions=["microphone"],
    ),
    "BarPlot": _plot("BarPlot"),
    "BrowserState": _one('gr.BrowserState("before")', '"after"'),
    "Button": _one('gr.Button("Press me")'),
    "Chatbot": _one(
        'gr.Chatbot(messages, examples=[{"text": "Ask for tea"}], buttons=["copy", "copy_all"])',
        '[*messages, {"role": "user", "content": "Tea, please."}]',
        before=[
            "messages = [",
            '    {"role": "user", "content": "Tea or coffee?"},',
            "    {",
            '        "role": "assistant",',
            '        "content": "What would you like?",',
            '        "options": [{"value": "Tea"}, {"value": "Coffee"}],',
            "    },",
            "]",
        ],
    ),
    "Checkbox": _one('gr.Checkbox(label="Tick me", interactive=True)', "True"),
    "CheckboxGroup": _one(
        'gr.CheckboxGroup(["red", "green", "blue"], label="Colours", interactive=True)', '["red"]'
    ),
    "ClearButton": _one("gr.ClearButton()"),
    "Code": _one('gr.Code("print(1)", language="python", interactive=True)', '"print(2)"'),
    "ColorPicker": _one('gr.ColorPicker("#ff0000", label="Colour", interactive=True)', '"#0000ff"'),
    "Dataframe": _one(
        'gr.Dataframe([["Ada", 36], ["Alan", 41]], headers=["name", "age"], interactive=True,'
        ' type="array")',
        '[["Grace", 85]]',
    ),
    "Dataset": _one(
        'gr.Dataset(components=[gr.Textbox(visible=False)], samples=[["one"], ["two"]])'
    ),
    "DateTime": _one(
        'gr.DateTime("2026-01-31 12:00:00", label="When", interactive=True)',
        '"2026-02-01 12:00:00"',
    ),
    "DeepLinkButton": _one("gr.DeepLinkButton()"),
    "Dialogue": _one(
        'gr.Dialogue([{"speaker": "Ada", "text": "Hello"}], speakers=["Ada", "Alan"],'
        " submit_btn=True, interactive=True)",
        '[{"speaker": "Alan", "text": "Goodbye"}]',
    ),
    "DownloadButton": _one('gr.DownloadButton("Download", value=__file__)'),
    "Dropdown": _one(
        'gr.Dropdown(["red", "green", "blue"], label="Colour", interactive=True)', '"blue"'
    ),
    "DuplicateButton": _one("gr.DuplicateButton()"),
    "File": _one(
        'gr.File([get_file("sample.txt"), get_file("time.csv")], file_count="multiple",'
        " interactive=True)",
        "None",
        before=["from gradio.media import get_file"],
    ),
    "FileExplorer": Recipe(
        {
            'gr.FileExplorer(label="Files to select")': [],
            'gr.FileExplorer(value=[], label="Files to tick", interactive=True)': ["input"],
        },
        '["run.py"]',
    ),
    "Gallery": _one(
        'gr.Gallery([get_image("lion.jpg"), get_image("tower.jpg")], interactive=True)',
        "None",
        before=_IMAGE,
    ),
    "HTML": _one(
        "gr.HTML(\n"
        '        html_template="".join(f"<button>{event}</button> " for event in events),\n'
        "        js_on_load=\"element.addEventListener('click', "
        'event => trigger(event.target.innerText))",\n'
        "    )",
    ),
    "HighlightedText": _one(
        'gr.HighlightedText([("Ada", "person"), (" lived in ", None), ("London", "place")])',
        '[("Alan", "person")]',
    ),
    "Image": Recipe(
        {
            'gr.Image(get_image("cheetah1.jpg"), type="filepath", interactive=True)': [],
            'gr.Image(sources=["webcam"], type="filepath", label="A live stream")': ["stream"],
        },
        "None",
        before=_IMAGE,
        permissions=["camera"],
    ),
    "ImageEditor": _one(
        'gr.ImageEditor(get_image("lion.jpg"), type="filepath", interactive=True)',
        "None",
        before=_IMAGE,
    ),
    "ImageSlider": _one(
        'gr.ImageSlider((get_image("lion.jpg"), get_image("tower.jpg")), interactive=True)',
        "None",
        before=_IMAGE,
    ),
    "JSON": _one('gr.JSON({"a": 1})', '{"a": 2}'),
    "Label": _one('gr.Label({"cat": 0.7, "dog": 0.3})', '{"cat": 0.1, "dog": 0.9}'),
    "LinePlot": _plot("LinePlot"),
    "LoginButton": Recipe(
        {"gr.LoginButton()": []},
        why_not="It needs an OAuth application at huggingface.co and what gradio[oauth] installs.",
    ),
    "Markdown": _one('gr.Markdown("**before**", buttons=["copy"])', '"**after**"'),
    "Model3D": _one(
        'gr.Model3D(get_model3d("Duck.glb"), interactive=True)',
        "None",
        before=["from gradio.media import get_model3d"],
    ),
    "MultimodalTextbox": _one(
        'gr.MultimodalTextbox({"text": "Hello", "files": []}, stop_btn=True, interactive=True)',
        '{"text": "Bye", "files": []}',
    ),
    "Navbar": _one("gr.Navbar()", '[("Elsewhere", "elsewhere")]'),
    "Number": _one('gr.Number(1, label="Number", interactive=True)', "2"),
    "ParamViewer": _one(
        'gr.ParamViewer({"a": {"type": "int", "description": "First", "default": "1"}})',
        '{"b": {"type": "int", "description": "Second", "default": "2"}}',
    ),
    "Plot": _one(
        "gr.Plot()",
        'PlotData(type="plotly", plot=\'{"data": [{"y": [1, 3, 2]}]}\')',
        before=["from gradio.components.plot import PlotData"],
    ),
    "Radio": _one('gr.Radio(["red", "green", "blue"], label="Colour", interactive=True)', '"blue"'),
    "ScatterPlot": _plot("ScatterPlot"),
    "SimpleImage": Recipe(
        {'SimpleImage(get_image("lion.jpg"), interactive=True)': []},
        "None",
        before=["from gradio._simple_templates import SimpleImage", *_IMAGE],
        why_not="It is a template for custom components: the built front end has no part for it.",
    ),
    "Slider": _one('gr.Slider(0, 10, value=5, step=1, label="Slider", interactive=True)', "7"),
    "State": _one('gr.State("before")', '"after"'),
    "Step": Recipe(
        {
            'with gr.Walkthrough(selected=1):\n        with gr.Step("First", id=0) as step:\n'
            '            gr.Markdown("Here.")\n        with gr.Step("Second", id=1):\n'
            '            gr.Markdown("Go back to the first.")': []
        }
    ),
    "Tabs": Recipe(
        {
            'with gr.Tabs() as tabs:\n        with gr.Tab("First"):\n'
            '            gr.Markdown("Choose the other.")\n        with gr.Tab("Second"):\n'
            '            gr.Markdown("Here.")': []
        }
    ),
    "Textbox": _one(
        'gr.Textbox("Hello", interactive=True, submit_btn=True, stop_btn=True, buttons=["copy"])',
        '"Goodbye"',
    ),
    "Timer": _one("gr.Timer(2)"),
    "UploadButton": _one("gr.UploadButton()"),
    "Walkthrough": Recipe(
        {
            "with gr.Walkthrough(selected=1) as walkthrough:\n"
            '        with gr.Step("First", id=0):\n            gr.Markdown("Here.")\n'
            '        with gr.Step("Second", id=1):\n'
            '            gr.Markdown("Go back to the first.")': []
        }
    ),
    "Video": Recipe(
        {'gr.Video(get_video("muted_b.mp4"), interactive=True)': []},
        "None",
        before=["from gradio.media import get_video"],
        permissions=["camera", "microphone"],
    ),
}
