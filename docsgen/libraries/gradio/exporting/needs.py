# What of the library's front end and media an app may ask for, as far as its configuration and its
# code tell.

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable

_ALWAYS = frozenset({"box", "column", "core", "form", "group", "row", "state", "statustracker"})
_PLOTS = frozenset({"nativeplot", "plot"})
_IMPLIED = {
    ("image", "numpy"): ("numpy", "pillow"),
    ("image", "pil"): ("pillow",),
    ("audio", "numpy"): ("numpy", "pydub", "audioop-lts"),
    ("dataframe", "numpy"): ("numpy", "pandas"),
    ("dataframe", "pandas"): ("pandas",),
    ("dataframe", "polars"): ("polars",),
}
"""What the library imports to make a value of a `type` from what a component sends."""

_LIKE_IMAGES = frozenset(
    {"gallery", "imageeditor", "imagemask", "imageslider", "paint", "sketchpad"}
)
"""Components that send images."""

_RENDERS = re.compile(r"\brender\b|\bgr\.load\b|\bgradio\.load\b")
_MEDIA = re.compile(r"\b(media|media_assets|test_data)\b")


def component_types(configs: Iterable[str], code: str) -> frozenset[str] | None:
    """The types of components that an app can show; None when that cannot be known.

    Those of its configurations (JSON) are there from the start. Others may come later, in messages
    of a chatbot for example: every name in the code counts. An app that renders anew while it runs
    may show anything.
    """
    if _RENDERS.search(code):
        return None
    shown = {one["type"] for config in configs for one in json.loads(config)["components"]}
    named = {name.lower() for name in re.findall(r"\b[A-Z]\w+", code)}
    plots = _PLOTS if any(name.endswith("plot") for name in named) else frozenset()
    return _ALWAYS | shown | named | plots


def needs_media(code: str) -> bool:
    """Whether an app may read the media that come with the library."""
    return _MEDIA.search(code) is not None


def implied_packages(configs: Iterable[str]) -> dict[str, str]:
    """Packages that the library needs to hand an app's inputs to its functions, and what for."""
    found: dict[str, str] = {}
    for config in map(json.loads, configs):
        components = {one["id"]: one for one in config["components"]}
        for event in config["dependencies"]:
            inputs = event["inputs"] if event.get("backend_fn") else []
            for component in (components[id_] for id_ in inputs if id_ in components):
                kind, type_ = component["type"], component["props"].get("type")
                what = "image" if kind in _LIKE_IMAGES else kind
                for package in _IMPLIED.get((what, type_), ()):
                    found.setdefault(package, f"the type {type_!r} of its {kind} component")
    return found


def packages_of_loaded_apps(configs: Iterable[str]) -> dict[str, str]:
    """What the library asks a loaded app with; the components of such an app say whose they are."""
    components = (one for config in map(json.loads, configs) for one in config["components"])
    return {"httpx": "gr.load"} if any(one["props"].get("proxy_url") for one in components) else {}


def packages_of_clients(modules: Collection[str]) -> dict[str, str]:
    """What the library's client asks other apps with, if an app imports it."""
    return {"httpx": "gradio_client"} if "gradio_client" in modules else {}
