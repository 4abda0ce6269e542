# What a reader's connection carries before the demo is there, as a host that compresses sends it.

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docsgen.diagnostics import Finding, finding
from docsgen.verify.probes.visit import Visit

BUDGET = 1_000_000
"""Bytes that an embed may ask for until its app is there; Python comes later."""

_PARTS = ("packages", "pyodide", "python", "compiled", "snapshot")
_PYTHON = tuple(f"runtime/{part}" for part in _PARTS)
"""What comes with Python, which some demos start at once."""


def weight(visit: Visit) -> Iterator[Finding]:
    """DG171: what an embed loads before Python stays within its budget."""
    total = sum(_size(visit.site.folder / name) for name in _files(visit))
    if total > BUDGET:
        message = f"it loads {total / 1e6:.2f} MB until it is there, more than {BUDGET / 1e6:.2f}"
        yield finding(
            "DG171", message, "use smaller pictures, or load them when they are asked for"
        )


def _files(visit: Visit) -> set[str]:
    asked = (urlsplit(url) for url in visit.watch.requests)
    home = urlsplit(visit.url).netloc
    paths = (unquote(url.path).lstrip("/") for url in asked if url.netloc == home)
    names = {name for path in paths if (name := visit.site.resolve(path))}
    return {name for name in names if not name.startswith(_PYTHON)}


@lru_cache(maxsize=4096)
def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))
