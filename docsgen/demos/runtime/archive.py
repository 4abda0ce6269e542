# Archives that are byte for byte the same whenever their content is.

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file with `files` in the order of their names, all of the same age."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(files):
            target.writestr(
                zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED, compresslevel=9
            )
    return buffer.getvalue()


def members(wheels: Iterable[Path], is_needed: Callable[[str], bool]) -> dict[str, bytes]:
    """The files in `wheels` that `is_needed` picks by their names."""
    found = {}
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for name in wheel.namelist():
                if not name.endswith("/") and is_needed(name):
                    found[name] = wheel.read(name)
    return found


def short_digest(*parts: bytes) -> str:
    """A name for content: the same for the same bytes, another one otherwise."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:12]
