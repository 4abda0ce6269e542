# The list of what docsgen wrote, beside what it wrote.

from __future__ import annotations

import msgspec

MANIFEST = ".docsgen.json"
"""Lists what docsgen wrote; a directory without it is not docsgen's to replace."""


class Manifest(msgspec.Struct):
    """The files of a built site with their SHA-256, by path."""

    schema: int
    files: dict[str, str]
