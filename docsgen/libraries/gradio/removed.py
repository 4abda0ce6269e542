# What apps that were written for earlier versions use and the library has no more, and what takes
# its place: reviewed words, and what the signatures of the installed version tell.

from __future__ import annotations

import inspect
import re
from difflib import get_close_matches
from types import ModuleType
from typing import Any

_ARGUMENT = re.compile(r"(?:(\w+)\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'")
_NAME = re.compile(
    r"module 'gradio' has no attribute '(\w+)'|cannot import name '(\w+)' from 'gradio'"
)
_METHOD = re.compile(
    r"'?\w+'? object has no attribute '(style|update)'|has no attribute '(update)'"
)
_BUTTON = re.compile(r"show_(\w+)_button")

_ARGUMENTS = {
    "allow_flagging": "write flagging_mode=",
    "brush_color": "write brush=gr.Brush(colors=[…]) of gr.ImageEditor",
    "brush_radius": "write brush=gr.Brush(default_size=…) of gr.ImageEditor",
    "bubble_full_width": "leave it out: bubbles are as wide as their text",
    "client_position_to_load_data": "leave it out",
    "col_width": "write column_widths=",
    "concurrency_count": "write default_concurrency_limit=",
    "crop_size": "write canvas_size=",
    "default": "write value=",
    "enable_queue": "leave it out: events are queued, unless one has queue=False",
    "encrypt": "leave it out",
    "every": "make a gr.Timer and use its tick event",
    "file_directories": "write allowed_paths=",
    "height": "write max_height=",
    "hf_token": "write token=",
    "interpretation": "leave it out: apps do not interpret predictions any more",
    "invert_colors": "leave it out, or use gr.Sketchpad",
    "keep_filename": "leave it out: files keep their names",
    "likeable": "leave it out: a chatbot with a like event has the buttons",
    "max_rows": "write max_height=",
    "mirror_webcam": "write webcam_options=gr.WebcamOptions(mirror=…)",
    "optional": "leave it out: a component may be empty",
    "root": "write root_dir=",
    "shape": "leave it out, and resize the image in the function",
    "show_api": 'write api_visibility="undocumented" of the event where it is False',
    "source": "write sources=[…]",
    "tool": "use gr.ImageEditor, gr.Sketchpad or gr.ImageMask",
    "type": "leave it out: messages are dictionaries with a role and a content",
    "webcam_constraints": "write webcam_options=gr.WebcamOptions(constraints=…)",
    "_js": "write js=",
}
"""What to do about an argument that is gone."""

_NAMES = {
    "Box": "use gr.Group",
    "HuggingFaceDatasetSaver": "use gr.CSVLogger",
    "ImagePaint": "use gr.ImageEditor",
    "Interpretation": "leave it out: apps do not interpret predictions any more",
    "LogoutButton": "use gr.LoginButton, which also signs out",
    "Pil": "use gr.Image(type='pil')",
    "StatusTracker": "leave it out: components show how far their event is",
    "Timeseries": "use gr.LinePlot",
    "Variable": "use gr.State",
    "Webcam": "use gr.Image(sources=['webcam'])",
    "inputs": "use the component itself, such as gr.Textbox",
    "make_waveform": "use gr.Audio, which shows one",
    "outputs": "use the component itself, such as gr.Textbox",
}
"""What to do about a name that is gone."""

_METHODS = {
    "style": "give its arguments to the component itself",
    "update": "return the component with its new arguments, or gr.update(…)",
}


def remedy(message: str, library: ModuleType) -> str | None:
    """What takes the place of what an error says is missing; None where it says no such thing."""
    if found := _ARGUMENT.search(message):
        owner, function, argument = found.groups()
        return _for_argument(owner or function, argument, library)
    if found := _NAME.search(message):
        return _NAMES.get(found[1] or found[2]) or _similar(found[1] or found[2], dir(library))
    if found := _METHOD.search(message):
        return _METHODS[found[1] or found[2]]
    return None


def _for_argument(owner: str, argument: str, library: ModuleType) -> str | None:
    known = _parameters(getattr(library, owner, None))
    if argument in _parameters(library.Blocks.launch):
        return f"give {argument}= to launch()"
    if (button := _BUTTON.fullmatch(argument)) and "buttons" in known:
        return f'write buttons=["{button[1]}"] with all buttons that it shall have'
    return _ARGUMENTS.get(argument) or _similar(argument, known)


def _parameters(function: Any) -> list[str]:
    """The names of what can be given to a function or class; none where that is not known."""
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def _similar(name: str, known: list[str]) -> str | None:
    close = get_close_matches(name, known, n=1)
    return f"did you mean {close[0]}?" if close else None
