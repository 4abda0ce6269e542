# Which gestures make a listener of any app fire: those of the event labs, on one component. Where an
# event comes of a value that only a lab's program sets, what a reader does to set one.

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator

from bench.breadth_listeners import Component
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.verify.front_end import Gesture

_CLASSES = (
    *("Accordion", "AnnotatedImage", "Audio", "BarPlot", "Chatbot", "Checkbox", "CheckboxGroup"),
    *("Code", "ColorPicker", "Dataframe", "Dataset", "DateTime", "Dialogue", "Dropdown", "File"),
    *("FileExplorer", "Gallery", "HighlightedText", "Image", "ImageEditor", "ImageSlider"),
    *("Label", "Model3D", "MultimodalTextbox", "Navbar", "Number", "ParamViewer", "Radio"),
    *("Sidebar", "Slider", "Tabs", "Textbox", "UploadButton", "Video", "Walkthrough"),
)
_BY_TYPE = {name.lower(): name for name in _CLASSES} | {"nativeplot": "LinePlot"}

_SETS = ("edit", "upload", "input", "select", "release", "stop_recording", "stream")
"""Events that come with a value which a reader sets, and so with a change."""

_PRESSED = Gesture("press it", lambda place: place.click())


def _press_all(place: Locator) -> None:
    """Press what can be pressed in a component of the app's own HTML, or the component."""
    for one in place.locator("button, a, input, [onclick], img, span").filter(visible=True).all():
        one.click()
        place.page.keyboard.type("7")
        place.page.keyboard.press("Enter")
    place.click()


_OWN = Gesture("press what is in it", _press_all)


def class_of(component: Component) -> str:
    """The name of a component's class, as gestures know it."""
    props = component.props
    if component.type == "textbox" and (props.get("lines") or 1) > 1:
        return "TextArea"
    if component.type == "audio" and "upload" not in (props.get("sources") or ["upload"]):
        return "Microphone"
    return _BY_TYPE.get(component.type, component.type)


def gestures(component: Component, event: str) -> Iterator[Gesture]:
    """What may make an event of a component fire, the likeliest first."""
    if component.type == "html":
        yield _OWN
    elif event == "click" and component.type.endswith("button"):
        yield _PRESSED
    elif not FRONT_END.why_never(class_of(component), event):
        wanted = _SETS if event == "change" else (event,)
        if class_of(component) == "ImageEditor":
            wanted = (event,)
        found = (FRONT_END.gesture(class_of(component), one) for one in wanted)
        yield from dict.fromkeys(one for one in found if one)
