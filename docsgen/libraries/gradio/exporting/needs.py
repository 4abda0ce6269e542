# What of the library's front end and media an app may ask for, as far as its configuration and its
# code tell.

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_ALWAYS = frozenset({"box", "column", "core", "form", "group", "row", "state", "statustracker"})
_PLOTS = frozenset({"nativeplot", "plot"})
_RENDERS = re.compile(r"\brender\b|\bgr\.load\b|\bgradio\.load\b")
_MEDIA = re.compile(r"\bmedia\b|\bmedia_assets\b|\btest_data\b")


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
