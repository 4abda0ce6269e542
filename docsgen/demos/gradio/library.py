# What of Gradio's wheel a browser needs, and where: Python sources go into the archive that the
# worker unpacks, the front end and the media that demos may name are served as they are.

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

import msgspec

from docsgen.demos.runtime.pins import Pins, load_pins

WHEEL = "gradio"
"""The name on PyPI of the wheel that holds the front end."""

FRONTEND = PurePosixPath("gradio/templates/frontend")
MEDIA = PurePosixPath("gradio/media_assets")
PLAYER = "docsgen.libraries.gradio.player"
"""The package with the library's part of the player: scripts, and the worker's Python."""

SITE_PACKAGES = PurePosixPath("/lib/python3.14/site-packages")
"""Where the worker's Python looks for packages."""

_UNUSED = (
    "gradio/_frontend_code/",
    "gradio/cli/",
    "gradio/media_assets/",
    "gradio/stubs/",
    "gradio/templates/",
    "gradio/test_data/",
    "pydantic/v1/",
    "starlette/testclient.py",
)
_DATA = (".py", ".json", ".txt", ".svg", ".so", "METADATA")
_FOREIGN = "x86_64-linux-gnu.so"


_SCRIPT = re.compile(r'<script type="module" crossorigin src="\./(assets/[^"]+)"')
_STYLE = re.compile(r'<link rel="stylesheet" crossorigin href="\./(assets/[^"]+)"')


class Entry(msgspec.Struct, frozen=True):
    """The script and the style sheet that start the front end, relative to its folder."""

    script: str
    style: str


def entry(wheel: Path) -> Entry:
    """The entry of the front end in the library's wheel, as its own page names it."""
    with zipfile.ZipFile(wheel) as archive:
        index = archive.read((FRONTEND / "index.html").as_posix()).decode()
    script, style = _SCRIPT.search(index), _STYLE.search(index)
    if not script or not style:
        raise ValueError(f"the front end of {wheel.name} names no script or no style")
    return Entry(script[1], style[1])


def pins() -> Pins:
    """The pinned versions of Pyodide and of the wheels that Gradio needs."""
    return load_pins(Path(__file__).with_name("pins.toml"))


def label() -> str:
    """The library and its version, as a reader knows them."""
    return f"Gradio {pins().wheels[WHEEL].version}"


def is_needed(name: str) -> bool:
    """Whether the file `name` of a wheel belongs in the worker's archive."""
    if name.startswith(_UNUSED) or name.endswith(_FOREIGN):
        return False
    return name.endswith(_DATA)


def is_served(name: PurePosixPath) -> bool:
    """Whether the file `name` of the front end is one that a browser asks for."""
    return name.suffix not in (".br", ".gz", ".map", ".html")
