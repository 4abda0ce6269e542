# The folder of a hosted Space: the block of YAML at the start of its README.md names the script and
# the version of the library that it was written for.

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from docsgen.errors import ConfigError
from docsgen.files import UnusableFile, read_text
from docsgen.yaml_reader import parse_yaml

README = "README.md"

_BLOCK = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(\n|$)", re.DOTALL)
_DOCS = "docs/serverless.md"


class Space(msgspec.Struct, frozen=True):
    """What a Space says of itself: its script, and the version of its library."""

    app_file: str | None = None
    sdk_version: str | float | int | None = None


def read_space(folder: Path) -> Space:
    """What the README.md of a folder says of the Space that the folder is, if it is one.

    Raises ConfigError where a key of that is not what it has to be.
    """
    path = folder / README
    try:
        text = read_text(path, folder)
    except UnusableFile:
        return Space()
    block = _BLOCK.match(text)
    if block is None:
        return Space()
    try:
        parse_yaml(block[1], dict[str, object], path)
    except ConfigError:
        return Space()  # a README may begin with a rule and have another one
    return parse_yaml(block[1], Space, path, above=1, docs=_DOCS)
