# ZIP files that are byte for byte the same whenever their content is.

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP file can have."""

_READABLE = 0o100644 << 16
"""A file that everybody may read, as Unix unpacks it."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file with `files` in the order of their names, all of the same age."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = _READABLE
            target.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()
