# Facet of the adapter: how each component of Gradio is shown at the top of its page. What is said
# here is what types cannot tell: values that show something, and parameters that show nothing.

from __future__ import annotations

from msgspec.structs import replace

from docsgen.assemble.examples.knowledge import ExampleKnowledge, Recipe
from docsgen.libraries.gradio.labs.templates import base_of

_IMAGE = "from gradio.media import get_image"
_LION = 'get_image("lion.jpg")'
_PAIR = '(get_image("lion.jpg"), get_image("tower.jpg"))'
_COLOURS = '["red", "green", "blue"]'
_STEPS = (
    '    with gr.Step("First", id=0):',
    '        gr.Markdown("Here.")',
    '    with gr.Step("Second", id=1):',
    '        gr.Markdown("There.")',
)
_TABS = (
    '    with gr.Tab("First"):',
    '        gr.Markdown("Here.")',
    '    with gr.Tab("Second"):',
    '        gr.Markdown("There.")',
)
_BUTTONS = ('    gr.Button("One")', '    gr.Button("Two")')
_GRID = ("row_count", "col_count", "column_count", "datatype")
_POINTS = Recipe(
    {"value": "points", "x": '"x"', "y": '"y"', "title": '"Points"'},
    before=(
        "import pandas as pd",
        "",
        'points = pd.DataFrame({"x": [1, 2, 3, 4], "y": [3, 1, 4, 2]})',
    ),
    without=("x", "y", "color", "x_bin", "x_axis_format", "y_axis_format"),
)


def _media(name: str, function: str, value: str, *without: str) -> Recipe:
    """A component that shows a file which comes with the library."""
    before = (f"from gradio.media import {function}",)
    return Recipe({"value": value, "label": f'"{name}"'}, before, without=("format", *without))


def _value(value: str, *without: str, **more: str) -> Recipe:
    return Recipe({"value": value, **more}, without=without)


_RECIPES = {
    "Accordion": Recipe({"label": '"Details"'}, inside=('    gr.Markdown("Here they are.")',)),
    "AnnotatedImage": Recipe(
        {"value": f'({_LION}, [((40, 40, 160, 160), "face")])', "label": '"Faces"'},
        (_IMAGE,),
        without=("format",),
    ),
    "Audio": _media("Audio", "get_audio", 'get_audio("cantina.wav")', "waveform_options"),
    "BarPlot": _POINTS,
    "BrowserState": Recipe(
        {"default_value": '""', "storage_key": '"draft"', "secret": '"the same at each start"'},
        behind=(
            'draft = gr.Textbox(label="Draft", info="It is still there after a reload.")',
            "draft.change(lambda text: text, draft, kept)",
            "demo.load(lambda text: text, kept, draft)",
        ),
        name="kept",
    ),
    "Button": _value('"Send"'),
    "Chatbot": _value(
        '[{"role": "user", "content": "Tea or coffee?"}, '
        '{"role": "assistant", "content": "Tea, please."}]',
        label='"Chat"',
    ),
    "Checkbox": Recipe({"label": '"I agree"'}),
    "CheckboxGroup": Recipe({"choices": _COLOURS, "label": '"Colours"'}, without=("value",)),
    "ClearButton": _value('"Clear"'),
    "Code": _value("\"print('Hello')\"", language='"python"', label='"Code"'),
    "ColorPicker": _value('"#ff7c00"', label='"Colour"'),
    "Column": Recipe(inside=_BUTTONS),
    "Dataframe": Recipe(
        {"value": '[["Ada", 36], ["Alan", 41]]', "headers": '["Name", "Age"]', "label": '"People"'},
        without=(*_GRID, "type"),  # polars is not there
    ),
    "Dataset": Recipe(
        {"components": "[gr.Textbox(visible=False)]", "samples": '[["one"], ["two"]]'},
        without=("layout",),
    ),
    "DateTime": _value('"2026-01-31 12:00:00"', label='"When"'),
    "DeepLinkButton": Recipe(without=("copied_value",)),
    "Dialogue": _value(
        '[{"speaker": "Ada", "text": "Hello"}]', speakers='["Ada", "Alan"]', label='"Dialogue"'
    ),
    "DownloadButton": Recipe({"label": '"Download"', "value": "__file__"}),
    "Draggable": Recipe(inside=_BUTTONS),
    "Dropdown": Recipe(
        {"choices": _COLOURS, "label": '"Colour"'}, without=("value", "max_choices")
    ),
    "File": Recipe({"label": '"File"'}, without=("value", "file_types")),
    "FileExplorer": Recipe({"label": '"Files"'}, without=("value", "glob", "ignore_glob")),
    "Gallery": Recipe(
        {"value": f"list({_PAIR})", "label": '"Pictures"'}, (_IMAGE,), without=("format",)
    ),
    "Group": Recipe(inside=('    gr.Textbox(label="Name")', '    gr.Button("Send")')),
    "HTML": _value('"<p>Hello <b>there</b></p>"', "show_label"),
    "HighlightedText": _value(
        '[("Ada", "person"), (" lived in ", None), ("London", "place")]', label='"Names"'
    ),
    "Image": Recipe({"label": '"Image"'}, without=("value", "format")),
    "ImageEditor": Recipe({"label": '"Image"'}, without=("value", "format", "brush", "eraser")),
    "ImageSlider": _media("Before and after", "get_image", _PAIR),
    "JSON": _value('{"name": "Ada", "age": 36}', label='"JSON"'),
    "Label": _value('{"cat": 0.7, "dog": 0.3}', label='"Animal"'),
    "LinePlot": _POINTS,
    "List": Recipe(
        {"value": '["Ada", "Alan"]', "headers": '["Name"]', "label": '"People"'},
        without=_GRID,
    ),
    "Markdown": _value('"Hello **there**"', "show_label"),
    "Matrix": Recipe(
        {"value": "[[1, 2], [3, 4]]", "label": '"Matrix"'},
        without=_GRID,
    ),
    "Model3D": _media("Model", "get_model3d", 'get_model3d("Duck.glb")'),
    "MultimodalTextbox": Recipe({"placeholder": '"Write here"', "label": '"Message"'}),
    "Number": _value("42", label='"Number"'),
    "Numpy": Recipe(
        {"value": "np.eye(2)", "label": '"Array"'},
        ("import numpy as np",),
        without=_GRID,
    ),
    "ParamViewer": _value(
        '{"name": {"type": "str", "description": "Who it is.", "default": "None"}}'
    ),
    "Radio": Recipe({"choices": _COLOURS, "label": '"Colour"'}, without=("value",)),
    "Row": Recipe(inside=_BUTTONS),
    "ScatterPlot": _POINTS,
    "Sidebar": Recipe(
        {"label": '"More"'},
        inside=('    gr.Markdown("Beside the app.")',),
        behind=('gr.Markdown("The app.")',),
    ),
    "Slider": _value("5", minimum="0", maximum="10", step="1", label='"How many"'),
    "State": Recipe(
        {"value": "0"},
        behind=(
            'shown = gr.Number(label="Clicks")',
            'button = gr.Button("Click")',
            "button.click(lambda n: (n + 1, n + 1), clicks, [clicks, shown])",
        ),
        name="clicks",
    ),
    "Step": Recipe(
        {"label": '"First"'},
        around=("with gr.Walkthrough(selected=0):",),
        inside=('        gr.Markdown("Here.")',),
        behind=('    with gr.Step("Second"):', '        gr.Markdown("There.")'),
    ),
    "Tab": Recipe(
        {"label": '"First"'},
        inside=('    gr.Markdown("Here.")',),
        behind=('with gr.Tab("Second"):', '    gr.Markdown("There.")'),
    ),
    "Tabs": Recipe(inside=_TABS),
    "TextArea": Recipe({"label": '"Text"', "placeholder": '"Write here"'}),
    "Textbox": Recipe({"label": '"Name"', "placeholder": '"Write here"'}),
    "Timer": Recipe(
        {"value": "1"},
        around=('ticks = gr.Number(0, label="Ticks")',),
        behind=("timer.tick(lambda n: n + 1, ticks, ticks)",),
        name="timer",
    ),
    "UploadButton": Recipe({"label": '"Upload a file"'}, without=("value", "file_types")),
    "Video": _media("Video", "get_video", 'get_video("world.mp4")', "include_audio"),
    "Walkthrough": Recipe({"selected": "0"}, inside=_STEPS),
}
"""By component; templates that are not named are shown as what they are a template of."""

_TEMPLATES = (
    *("Files", "ImageMask", "Microphone", "Paint", "PlayableVideo", "Sketchpad"),
    "TextArea",
)


def _recipe(name: str) -> Recipe:
    """The recipe of a component that has none of its own: nobody's file is shown as its value."""
    recipe = _RECIPES[base_of(name)]
    return replace(recipe, without=(*recipe.without, "value"))


EXAMPLES = ExampleKnowledge(
    opening="import gradio as gr",
    block="with gr.Blocks() as demo:",
    ending="demo.launch()",
    recipes={name: _recipe(name) for name in _TEMPLATES if name not in _RECIPES} | _RECIPES,
    uncontrolled=frozenset(
        (
            # What places a component in an app, wires it or names it, and changes nothing one sees.
            *("every", "inputs", "render", "render_children", "key", "preserved_by_key", "elem_id"),
            *("elem_classes", "id", "selected", "visible", "scale", "min_width", "autofocus"),
            *("api_name", "api_visibility", "proxy_url", "root_dir", "show_progress"),
            # What leads elsewhere, or is code.
            *("link", "link_target", "icon", "head", "html_template", "css_template", "js_on_load"),
            # What takes effect only when something is recorded, sent or saved.
            *("streaming", "recording", "timezone", "time_to_live", "subtitles", "watermark"),
        )
    ),
    unseen=frozenset(
        # For apps that somebody has published or signed in to, with several pages, of a front end
        # that does not come with the library, or for the figures of another library.
        ("DuplicateButton", "LoginButton", "Navbar", "SimpleImage", "Plot")
    ),
)
"""Gradio 6."""
