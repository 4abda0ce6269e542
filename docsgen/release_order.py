# Which of two versions of a library is newer.

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"\d[\w.]*")
"""What can be the name of a folder and part of an address."""


def is_release(version: str) -> bool:
    """Whether `version` is written as versions of packages are, and as a folder can be called."""
    from packaging.version import InvalidVersion, Version  # only for those with several versions

    try:
        Version(version)
    except InvalidVersion:
        return False
    return _PLAIN.fullmatch(version) is not None


def newest_first(versions: Iterable[str]) -> list[str]:
    """Versions in the order from the newest to the oldest."""
    from packaging.version import Version

    return sorted(versions, key=Version, reverse=True)
