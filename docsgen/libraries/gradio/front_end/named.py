# What a reader finds by its name on the page of an exported app before touching it: components that
# are shown, in open tabs and accordions.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docsgen.verify.front_end import Named

_LABELLED = frozenset(
    {
        *("audio", "chatbot", "checkbox", "checkboxgroup", "code", "colorpicker", "dataframe"),
        *("datetime", "dropdown", "file", "fileexplorer", "gallery", "image", "imageeditor"),
        *("imageslider", "json", "label", "model3d", "number", "plot", "radio", "slider"),
        *("textbox", "video"),
    }
)
"""The types of components that show their label, unless they are told not to."""


def named(config: Mapping[str, Any]) -> Iterator[Named]:
    """The components of an app's configuration that show their name at first."""
    components = {component["id"]: component for component in config.get("components", ())}
    yield from _below(config.get("layout", {}), components)


def _below(node: Mapping[str, Any], components: Mapping[int, Mapping[str, Any]]) -> Iterator[Named]:
    component = components.get(node.get("id", -1), {"type": "", "props": {}})
    if _is_hidden(component["props"]):
        return
    yield from _names(component)
    for child in _open_children(node, component):
        yield from _below(child, components)


def _is_hidden(props: Mapping[str, Any]) -> bool:
    return props.get("visible", True) in (False, "hidden") or props.get("render") is False


def _open_children(node: Mapping[str, Any], component: Mapping[str, Any]) -> list[Any]:
    children: list[Any] = node.get("children") or []
    match component["type"]:
        case "tabs":
            return children[:1]
        case "walkthrough" | "sidebar":
            return []
        case "accordion" if component["props"].get("open") is False:
            return []
    return children


def _names(component: Mapping[str, Any]) -> Iterator[Named]:
    type_, props = component["type"], component["props"]
    if type_ == "button" and props.get("value"):
        yield Named("button", str(props["value"]))
    is_shown = props.get("show_label") is not False and props.get("container") is not False
    if type_ in _LABELLED and props.get("label") and is_shown:
        yield Named(type_, str(props["label"]))
