# The list of what docsgen wrote, beside what it wrote.

from __future__ import annotations

import msgspec

from docsgen.model.demo import Origin

MANIFEST = ".docsgen.json"
"""Lists what docsgen wrote; a directory without it is not docsgen's to replace."""


class Manifest(msgspec.Struct, omit_defaults=True):
    """The files of a built site with their SHA-256, by path, and what its embeds were built from.

    `embeds` is missing where demos were left out.
    """

    schema: int
    files: dict[str, str]
    embeds: dict[str, Origin] | None = None
