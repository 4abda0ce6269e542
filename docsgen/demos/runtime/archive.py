# What an archive of the runtime is made of, and how files of the runtime are named after content.

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path


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
