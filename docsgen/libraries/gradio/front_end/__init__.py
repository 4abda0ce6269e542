# What verify knows of the pages in which Gradio's apps run: of its DOM, its events and its errors.

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from docsgen.libraries.gradio.front_end import gestures, known
from docsgen.libraries.gradio.front_end.named import named
from docsgen.verify.front_end import FrontEnd, Gesture, Named

_API = "/gradio_api/"


class _GradioFrontEnd(FrontEnd):
    app = ".gradio-container main"
    container = ".gradio-container"
    component = ".block"
    component_around = (
        "xpath=ancestor::*[(self::div or self::fieldset)"
        " and contains(concat(' ', normalize-space(@class), ' '), ' block ')][1]"
    )
    labels = ", ".join(
        (
            '[data-testid="block-info"]',
            '[data-testid="block-label"]',
            ".checkbox-container .label-text",
            ".table-container .header-row .label p",
        )
    )
    some_labels = "label > span"
    ornaments = "▼"  # of an accordion
    duration = "time#duration"
    error = '[data-testid="toast-text"].error'
    working = '[data-testid="status-tracker"]:not(.hide)'
    apart = ".sidebar:not(.open), [data-testid=status-tracker]"
    overlays = (
        ".sidebar.open, [data-testid=status-tracker], [data-testid=toast-body],"
        " [role=dialog], [role=listbox]"
    )
    additions = ("footer",)
    hosts = ("cdnjs.cloudflare.com", "fonts.googleapis.com", "fonts.gstatic.com")
    value_script = Path(__file__).with_name("value.js").read_text(encoding="utf-8")

    def cell(self, row: int, column: int) -> str:
        return f'[data-testid="cell-{row}-{column}"]'

    def component_types(self, config: Mapping[str, Any]) -> set[str]:
        return {component["type"] for component in config.get("components", ())}

    def named(self, config: Mapping[str, Any]) -> Iterable[Named]:
        return named(config)

    def is_known(self, message: str, types: Collection[str], *, leaves: bool) -> bool:
        return known.is_known(message, types, leaves=leaves)

    def is_endless(self, url: str) -> bool:
        return f"{_API}heartbeat/" in url

    def is_answered_by_app(self, path: str) -> bool:
        return _API in path

    def gesture(self, component: str, event: str) -> Gesture | None:
        return gestures.gesture(component, event)

    def why_never(self, component: str, event: str) -> str | None:
        return gestures.why_never(component, event)


FRONT_END = _GradioFrontEnd()
