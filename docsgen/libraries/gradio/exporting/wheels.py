# What of Gradio's wheel a browser needs, and where: Python sources go into the archive that the
# worker unpacks, the front end and the media that demos may name are served as they are.

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from docsgen.demos.exporting import Entry

PINS = {path.stem: path for path in Path(__file__).with_name("pins").glob("*.toml")}
"""The reviewed sets of Pyodide and wheels, by the version of Gradio that they are for."""

REPLACED = frozenset(
    {
        *("audioop-lts", "brotli", "certifi", "click", "filelock", "fsspec", "h11", "hf-gradio"),
        *("httpcore", "httpx", "huggingface-hub", "numpy", "orjson", "pandas", "pillow", "pydub"),
        *("pytz", "safehttpx", "typer", "tzdata", "uvicorn"),
    }
)
"""Packages that Gradio asks for and that the player has stand-ins for (player/standing_in.py)."""

PORTABLE = frozenset({"markupsafe", "pyyaml"})
"""Packages that also work without the native part of their wheels."""

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


def entry(wheel: Path, frontend: PurePosixPath) -> Entry:
    """The entry of the front end in a folder of the library's wheel, as its own page names it."""
    with zipfile.ZipFile(wheel) as archive:
        index = archive.read((frontend / "index.html").as_posix()).decode()
    script, style = _SCRIPT.search(index), _STYLE.search(index)
    if not script or not style:
        raise ValueError(f"the front end of {wheel.name} names no script or no style")
    return Entry(script[1], style[1])


def is_needed(name: str) -> bool:
    """Whether the file `name` of a wheel belongs in the worker's archive."""
    if name.startswith(_UNUSED) or name.endswith(_FOREIGN):
        return False
    return name.endswith(_DATA)


def is_served(name: PurePosixPath) -> bool:
    """Whether the file `name` of the front end is one that a browser asks for."""
    return name.suffix not in (".br", ".gz", ".map", ".html")
