# A project for three versions of a small library, whose wheels lie where downloads are kept.

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

SITE = """\
title: Gadget
description: A library in three versions.
base_url: https://docs.example/gadget/
library: {name: gadget, title: Gadget, version: "1.9", alias: gd}
reference: library
versions: ["1.9", "1.10", "1.0"]
source: {origin: "https://gadget.example/", windows: null}
kinds:
  guide: ["guides/*"]
  app-class: ["docs/gadget/*"]
navigation:
  - {title: Classes, kinds: [app-class]}
  - {title: Functions, kinds: [helper]}
  - {title: Guides, categories: [Start]}
"""

RECORDS = [
    {
        "text": "How to press a `gd.Button`.\n",
        "heading1": "Pressing",
        "source_page_url": "https://gadget.example/guides/first",
        "source_page_title": "Start - First Steps Guide",
    },
    {
        "text": "What the corpus says of a lamp.\n",
        "heading1": "Description",
        "source_page_url": "https://gadget.example/docs/gadget/lamp",
        "source_page_title": "Gadget - Lamp Docs",
    },
    {
        "text": "What the corpus says of a button.\n",
        "heading1": "Description",
        "source_page_url": "https://gadget.example/docs/gadget/button",
        "source_page_title": "Gadget - Button Docs",
    },
]

_LAMP = '''
class Lamp:
    """Gives light."""

    def __init__(self, watts: int = 5):
        """
        Parameters:
            watts: How bright it is.
        """
'''

_DIAL = '''
class Dial:
    """Shows a number."""

    def __init__(self, value: int = 0):
        """
        Parameters:
            value: The number.
        """

    def turn(self, by: int = 1):
        """Turn it."""
'''

_CONNECT = '''
def connect(first: str, second: str = "") -> None:
    """Connects two things."""
'''


def _button(arguments: str) -> str:
    head = 'class Button:\n    """Can be pressed."""\n\n'
    return f"{head}    def __init__(self, {arguments}):\n        pass\n"


GADGET = {
    "1.0": _button('label: str, colour: str = "red"') + _LAMP,
    "1.9": _button("label: str, size: int = 1") + _LAMP + _DIAL,
    "1.10": _button("label: str, size: float = 2, width: int | None = None")
    + _DIAL.replace("by: int = 1", "by: int = 1, fast: bool = False")
    + _CONNECT,
}
"""The code of the library by version."""


def write_project(root: Path, code: Mapping[str, str] = GADGET, *, site: str = SITE) -> None:
    """Write the project into a folder, with a wheel for each version in `code`."""
    chunks = root / "content" / "chunks"
    chunks.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text(site, encoding="utf-8")
    (chunks / "gadget.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    demo = root / "content" / "demos" / "press"
    demo.mkdir(parents=True)
    (demo / "run.py").write_text("import gadget as gd\n\ngd.Button('Go')\n", encoding="utf-8")
    (demo / "demo.yaml").write_text(
        "title: Press\nsummary: A button.\nruns: code-only\nwhy_not: It is an example.\n",
        encoding="utf-8",
    )
    for version, text in code.items():
        folder = root / ".docsgen" / "cache" / "wheels" / f"gadget=={version}"
        folder.mkdir(parents=True)
        with zipfile.ZipFile(folder / f"gadget-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr("gadget/__init__.py", text)
