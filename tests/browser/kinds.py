# One page of every kind that the site has, and the circumstances in which readers meet them.

from __future__ import annotations

from docsgen.model.page_types import PAGE_TYPES

EXAMPLES = {
    "component": "docs/gradio/plot/",
    "page of the library": "docs/gradio/audio/",
    "layout": "docs/gradio/column/",
    "themes": "docs/gradio/themes/",
    "data class": "docs/gradio/filedata/",
    "event data": "docs/gradio/eventdata/",
    "app class": "docs/gradio/server/",
    "helper": "docs/gradio/examples/",
    "client class": "docs/python-client/client/",
    "client guide": "docs/python-client/introduction/",
    "introduction": "docs/gradio/introduction/",
    "guide": "guides/quickstart/",
    "short guide": "guides/theming-guide/",
    "event lab": "events/radio/",
    "demo": "demos/hello_blocks/",
    "stand-in": "demos/asr/",
    "demo without an embed": "demos/server_app/",
}
"""Paths of pages whose type has several; test_pages holds that no kind of page is missing."""

KINDS = {known.name: known.path for known in PAGE_TYPES if not known.several} | EXAMPLES
"""Paths by what they are examples of: each page that is the only one of its type is its own."""

FOREIGN = ("embed", "runtime")
"""Folders of the built site with the library's own front end, which is not ours to judge."""

SCHEMES = ("light", "dark")

PHONE, TABLET, DESKTOP = 390, 820, 1440
"""Widths in CSS pixels."""

NARROWEST = 320
"""The width at which WCAG 2.2, 1.4.10 asks for a layout without horizontal scrolling."""
