# Which gestures make the events of Gradio's components fire: for each event in general, and for the
# components that want something of their own.

from __future__ import annotations

from docsgen.libraries.gradio.front_end.acts import (
    change_by_program,
    click_elsewhere,
    double,
    double_click_field,
    drag,
    enter_field,
    in_turn,
    key,
    named,
    pause,
    press,
    press_if_there,
    reload,
    reload_video,
    type_keys,
    type_text,
    upload,
)
from docsgen.libraries.gradio.labs.templates import base_of
from docsgen.model.steps import Made
from docsgen.verify.front_end import Gesture

_MOMENT = pause(600)
"""For what is drawn, loaded or recorded."""

_CLEAR = ':is([aria-label=Clear], [aria-label="Remove Image"], [aria-label="Clear canvas"])'
_PLOT = ".vega-embed :is(canvas, svg)"
_BOX = "label:has(input[type=checkbox], input[type=radio]:not(:checked))"
_TEXT = Made(name="note.txt", text="A note.")
_PICTURE = Made(name="stripes.png", colors=["#d33", "#33d"])
_SOUND = Made(name="tone.wav", tone=440.0)
_TRIANGLE = Made(name="triangle.obj", text="v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")

_CHANGED = Gesture("the program sets another value", change_by_program)
_BRUSHED = Gesture("drag over the plot", drag(_PLOT, (0.3, 0.4), (0.7, 0.6)))
_CLEARED = in_turn(press_if_there(_CLEAR), _MOMENT)
_CAMERA = in_turn(
    press('[aria-label="Capture from camera"]'), _MOMENT, press("button:has-text('Webcam')")
)

_GENERAL = {
    "blur": Gesture(
        "type into the field and leave it with Tab", in_turn(type_text("1"), key("Tab"))
    ),
    "change": _CHANGED,
    "clear": Gesture("press the clear button", press(_CLEAR)),
    "click": Gesture("press the button", press("button")),
    "copy": Gesture("press the copy button", press(":is([aria-label^=Copy], [title^=Copy])")),
    "double_click": Gesture("double-click the plot", double(_PLOT)),
    "focus": Gesture("click into the field", enter_field),
    "input": Gesture("type into the field", type_text("1")),
    "release": Gesture("drag the handle", drag("input[type=range]", (0.5, 0.5), (0.8, 0.5))),
    "select": Gesture("double-click a word of the field", double_click_field),
    "stop": Gesture("press the stop button", press(".stop-button")),
    "submit": Gesture("press Enter in the field", in_turn(type_text("1"), key("Enter"))),
    "tick": Gesture("wait for the timer", in_turn()),
}
"""What to do where a component has nothing of its own."""


def _emptied_and_filled(made: Made) -> Gesture:
    return Gesture("clear it and upload a file", in_turn(_CLEARED, upload(made)))


_TICKED = Gesture("tick a box", press(_BOX))
_CHOSEN = Gesture(
    "choose an option", in_turn(press("[role=listbox]"), press("[role=option] >> nth=-1"))
)
_CELL = '[data-testid="cell-0-0"]'
_EDITED = Gesture("edit a cell", in_turn(double(_CELL), type_keys("Eve"), key("Enter")))
_PRESS_PLAY = press(':is([aria-label=Play], [aria-label="play-pause-replay-button"])')
_PRESS_PAUSE = press(':is([aria-label=Pause], [aria-label="play-pause-replay-button"])')
_PLAYED = Gesture("press play", _PRESS_PLAY)
_PAUSED = Gesture("press play, then pause", in_turn(_PRESS_PLAY, _MOMENT, _PRESS_PAUSE))
_PLAYED_OUT = Gesture("press play and wait for the end", _PRESS_PLAY)
_DRAWN = Gesture(
    "draw a stroke", in_turn(press('[aria-label="Brush"]'), drag("canvas", (0.4, 0.4), (0.6, 0.6)))
)
_DRAWN_AND_SAVED = Gesture(
    "draw a stroke and save it",
    in_turn(_DRAWN.act, _MOMENT, press('[aria-label="Save changes"]'), _MOMENT),
)
_SAMPLE = Gesture("click a sample", press(":is(.gallery-item, tbody tr)"))
_SOUND_CHOSEN = _emptied_and_filled(_SOUND)
_PICTURE_CHOSEN = _emptied_and_filled(_PICTURE)
_VIDEO_CHOSEN = Gesture("clear it and upload a file", reload_video)
_SAID = Gesture("type a line", in_turn(press("textarea"), type_keys("!")))
_START = in_turn(_CLEARED, press('[aria-label="Record audio"]'), press(".record-button"), _MOMENT)
_RECORD = in_turn(_CLEARED, press(".record-button"), _MOMENT)
_RECORDED = Gesture("record, then stop", in_turn(_RECORD, press(".stop-button")))
_START_VIDEO = in_turn(_CLEARED, _CAMERA, press('[aria-label="start recording"]'), _MOMENT)

_SIDEBAR = Gesture("press the toggle", lambda place: place.locator(".toggle-button").click())
_TOGGLED = Gesture("press the toggle", press("button"))

_VISITED = {
    "load": Gesture("load the page again", reload),
    "unload": Gesture("leave the page", reload),
}
_OTHER_TAB = Gesture("click the other tab", press("[role=tab] >> nth=-1"))
_STEP = Gesture("go back to the first step", press("[role=tab] >> nth=0"))

_SPECIAL: dict[str, dict[str, Gesture]] = {
    "Accordion": {"collapse": _TOGGLED, "expand": _TOGGLED},
    "Blocks": _VISITED,
    "ChatInterface": _VISITED,
    "Interface": _VISITED,
    "TabbedInterface": _VISITED,
    "Dependency": {
        "failure": Gesture("press a button whose function fails", named("Fail")),
        "success": Gesture("press a button whose function succeeds", named("Succeed")),
        "then": Gesture("press a button whose function ends", named("Succeed")),
    },
    "Sidebar": {"collapse": _SIDEBAR, "expand": _SIDEBAR},
    "Step": {"select": _STEP},
    "Microphone": {
        "input": _RECORDED,
        "pause_recording": Gesture(
            "record, then pause", in_turn(_RECORD, press("[aria-label=pause]"))
        ),
        "start_recording": Gesture("record with the microphone", _RECORD),
        "stop_recording": _RECORDED,
    },
    "TextArea": {
        "submit": Gesture(
            "press Shift and Enter in the field", in_turn(type_text("1"), key("Shift+Enter"))
        )
    },
    "Tabs": {"change": _OTHER_TAB, "select": _OTHER_TAB},
    "Walkthrough": {"change": _STEP, "select": _STEP},
    "Tab": {"select": Gesture("click the tab", press("[role=tab] >> nth=-1"))},
    "AnnotatedImage": {"select": Gesture("click a label of the legend", press(".legend-item"))},
    "Audio": {
        "input": _SOUND_CHOSEN,
        "pause": _PAUSED,
        "pause_recording": Gesture(
            "record, then pause", in_turn(_START, press("[aria-label=pause]"))
        ),
        "play": _PLAYED,
        "start_recording": Gesture("record with the microphone", _START),
        "stop": _PLAYED_OUT,
        "stop_recording": Gesture("record, then stop", in_turn(_START, press(".stop-button"))),
        "stream": Gesture("stream from the microphone", press("button:has-text('Record')")),
        "upload": _SOUND_CHOSEN,
    },
    "BarPlot": {"select": _BRUSHED},
    "Chatbot": {
        "copy": Gesture("copy a message", press('[aria-label="Copy message"]')),
        "edit": Gesture(
            "edit a message",
            in_turn(
                press("[aria-label=Edit]"),
                press("textarea"),
                type_keys("!"),
                press("[aria-label=Submit]"),
            ),
        ),
        "example_select": Gesture(
            "clear the chat and click an example", in_turn(press(_CLEAR), press(".example"))
        ),
        "like": Gesture("press like", press("[aria-label=Like]")),
        "option_select": Gesture("choose an offered answer", press(".option")),
        "retry": Gesture("press retry", press("[aria-label=Retry]")),
        "select": Gesture("click a message", press("[data-testid=user]")),
        "undo": Gesture("press undo", press("[aria-label=Undo]")),
    },
    "Checkbox": {"input": _TICKED, "select": _TICKED},
    "CheckboxGroup": {"input": _TICKED, "select": _TICKED},
    "ColorPicker": {
        "release": Gesture(
            "drag over the colours",
            in_turn(press(".dialog-button"), drag(".color-gradient", (0.3, 0.3), (0.6, 0.6))),
        ),
        "input": Gesture(
            "drag over the colours",
            in_turn(press(".dialog-button"), drag(".color-gradient", (0.3, 0.6), (0.7, 0.2))),
        ),
        "focus": Gesture("open the colours", press(".dialog-button")),
        "blur": Gesture(
            "leave it with Tab",
            in_turn(press(".dialog-button"), press("input[type=text]"), key("Tab")),
        ),
        "submit": Gesture(
            "press Enter in the field",
            in_turn(press(".dialog-button"), press("input[type=text]"), key("Enter")),
        ),
    },
    "Dataframe": {
        "edit": _EDITED,
        "input": _EDITED,
        "select": Gesture("click a cell", press('[data-testid="cell-1-0"]')),
    },
    "Dataset": {"click": _SAMPLE, "select": _SAMPLE},
    "Dialogue": {"input": _SAID, "submit": Gesture("press submit", press(".submit-button"))},
    "Dropdown": {
        "input": _CHOSEN,
        "select": _CHOSEN,
        "key_up": Gesture("type into the field", in_turn(press("[role=listbox]"), type_keys("r"))),
    },
    "File": {
        "delete": Gesture("remove one of the files", press('[aria-label="Remove this file"]')),
        "download": Gesture("click the size of a file", press(".file-preview a")),
        "select": Gesture("click the name of a file", press(".file-preview .filename")),
        "upload": _emptied_and_filled(_TEXT),
    },
    "FileExplorer": {
        "input": Gesture("tick a file", press("input[type=checkbox]")),
        "select": Gesture("click a file", press("li [role=button], li span")),
    },
    "Code": {"blur": Gesture("type and click elsewhere", in_turn(type_text("1"), click_elsewhere))},
    "Gallery": {
        "change": _PICTURE_CHOSEN,
        "delete": Gesture(
            "remove a picture", press('[aria-label^="Remove"], [aria-label^="Delete"]')
        ),
        "preview_close": Gesture(
            "open a picture and close it",
            in_turn(press(".thumbnail-item"), _MOMENT, press("[aria-label=Close]")),
        ),
        "preview_open": Gesture("click a picture", press(".thumbnail-item")),
        "select": Gesture("click a picture", press(".thumbnail-item")),
        "upload": _PICTURE_CHOSEN,
    },
    "HighlightedText": {"select": Gesture("click a marked word", press(".token"))},
    "Image": {
        "input": _PICTURE_CHOSEN,
        "select": Gesture("click the picture", press("img")),
        "stream": Gesture(
            "stream from the camera",
            in_turn(
                press("button:has-text('Webcam')"), _MOMENT, press('[aria-label="capture photo"]')
            ),
        ),
        "upload": _PICTURE_CHOSEN,
    },
    "ImageEditor": {
        "apply": _DRAWN_AND_SAVED,
        "change": _DRAWN_AND_SAVED,
        "input": _DRAWN,
        "select": Gesture("click the picture", press("img")),
        "upload": Gesture("upload a file", upload(_PICTURE)),
    },
    "ImageSlider": {
        "input": _PICTURE_CHOSEN,
        "select": Gesture("click the picture", press("img")),
        "upload": _PICTURE_CHOSEN,
    },
    "Label": {"select": Gesture("click a class", press(".confidence-set"))},
    "LinePlot": {"select": _BRUSHED},
    "Model3D": {"upload": _emptied_and_filled(_TRIANGLE)},
    "Radio": {
        "input": Gesture("choose an option", press(_BOX)),
        "select": Gesture("choose an option", press(_BOX)),
    },
    "ScatterPlot": {"select": _BRUSHED},
    "Slider": {"input": _GENERAL["release"]},
    "UploadButton": {"upload": Gesture("upload a file", upload(_TEXT))},
    "Video": {
        "end": _PLAYED_OUT,
        "input": _VIDEO_CHOSEN,
        "pause": _PAUSED,
        "play": _PLAYED,
        "start_recording": Gesture("record with the camera", _START_VIDEO),
        "stop": _PLAYED_OUT,
        "stop_recording": Gesture(
            "record, then stop", in_turn(_START_VIDEO, press('[title="stop recording"]'))
        ),
        "upload": _VIDEO_CHOSEN,
    },
}


_SILENT = "The front end sends the app nothing but `change` when one is chosen."
_UPLOADS = "It takes uploads only, whatever its `sources` say."
_NEVER = {
    ("File", "download"): "The front end dispatches it in a part whose listener is never called.",
    ("ImageEditor", "select"): "Only an editor that is not interactive dispatches it, and there the"
    " front end fails with `Cannot read properties of undefined (reading 'get_data')`.",
    ("ImageSlider", "select"): "The front end waits for it from a part that never sends it.",
    ("ImageSlider", "stream"): "The front end has no camera for it and never dispatches it.",
    ("Model3D", "edit"): "The front end never dispatches it.",
    ("MultimodalTextbox", "input"): "The front end takes every value for one set by program, for"
    " which there is no `input`.",
    ("Navbar", "change"): "The front end never dispatches it.",
    ("ParamViewer", "change"): "The front end dispatches no event of this component.",
    ("ParamViewer", "upload"): "The front end dispatches no event of this component.",
    ("Microphone", "upload"): "It takes recordings only, whatever its `sources` say.",
    ("PlayableVideo", "start_recording"): _UPLOADS,
    ("PlayableVideo", "stop_recording"): _UPLOADS,
    ("Step", "select"): _SILENT,
    ("Tabs", "select"): _SILENT,
    ("Walkthrough", "select"): _SILENT,
}
"""Events that cannot fire in this version of the library, as its front end's code shows."""


def gesture(component: str, event: str) -> Gesture | None:
    """What makes `event` of `component` fire; None when nothing is known that would."""
    if component == "HTML":
        return Gesture("press the button that triggers it", named(event))
    names = (component, base_of(component))
    own = (_SPECIAL[name][event] for name in names if event in _SPECIAL.get(name, {}))
    return next(own, None) or _GENERAL.get(event)


def why_never(component: str, event: str) -> str | None:
    """Why `event` of `component` cannot fire, where that is known."""
    return _NEVER.get((component, event)) or _NEVER.get((base_of(component), event))
