# Where in a demo's script something stands.

from __future__ import annotations

from contextlib import suppress

from docsgen.diagnostics import Location
from docsgen.errors import ConfigError
from docsgen.files import read_text
from docsgen.model.demo import Demo
from docsgen.yaml_reader import yaml_error

SCRIPT = "demo.yaml"
"""The file of a demo's folder that holds its script."""


def place_in_script(demo: Demo, key: str) -> Location:
    """The line of what stands at the dotted path `key`; none where that cannot be told."""
    path = demo.folder / SCRIPT
    with suppress(ConfigError):  # it may have become anything since the site was built
        if path.is_file():
            text = read_text(path, demo.root or demo.folder)
            return Location(line=yaml_error(text, path, key, "", "").line)
    return Location()
