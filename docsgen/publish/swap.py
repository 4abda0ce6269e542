# Swap two directories in one step where the system can (Linux renameat2, macOS renamex_np), so
# that there is no moment without a site; in two renames where it cannot.

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`; afterwards `new`, if it exists, holds the old content."""
    if not old.exists():
        os.replace(new, old)  # noqa: PTH105
        return
    if _swap(new, old):
        return
    aside = new.with_name(new.name + "-old")
    os.replace(old, aside)  # noqa: PTH105
    try:
        os.replace(new, old)  # noqa: PTH105
    except OSError:
        os.replace(aside, old)  # noqa: PTH105
        raise
    with contextlib.suppress(OSError):
        os.replace(aside, new)  # noqa: PTH105


def _swap(one: Path, other: Path) -> bool:
    """Whether the system swapped the two names in one step."""
    if sys.platform == "win32":
        return False
    import ctypes  # only here: it is dear to import

    library = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        result = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        result = library.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    return bool(result == 0)
