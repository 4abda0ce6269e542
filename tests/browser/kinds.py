# One page of every kind that the site has, and the circumstances in which readers meet them.

from __future__ import annotations

KINDS = {
    "home": "",
    "area": "docs/",
    "guide area": "guides/",
    "component": "docs/gradio/plot/",
    "stub": "docs/gradio/audio/",
    "layout": "docs/gradio/column/",
    "data class": "docs/gradio/filedata/",
    "event data": "docs/gradio/eventdata/",
    "app class": "docs/gradio/server/",
    "helper": "docs/gradio/examples/",
    "client class": "docs/python-client/client/",
    "client guide": "docs/python-client/introduction/",
    "introduction": "docs/gradio/introduction/",
    "guide": "guides/quickstart/",
    "short guide": "guides/theming-guide/",
    "events": "events/",
    "event parameters": "events/parameters/",
    "event lab": "events/radio/",
    "gallery": "demos/",
    "demo": "demos/hello_blocks/",
    "stand-in": "demos/asr/",
    "demo without an embed": "demos/server_app/",
    "not found": "404.html",
}
"""Paths by what they are examples of; test_pages holds that no kind of the model is missing."""

FOREIGN = ("embed", "runtime")
"""Folders of the built site with the library's own front end, which is not ours to judge."""

SCHEMES = ("light", "dark")

PHONE, TABLET, DESKTOP = 390, 820, 1440
"""Widths in CSS pixels."""

NARROWEST = 320
"""The width at which WCAG 2.2, 1.4.10 asks for a layout without horizontal scrolling."""
