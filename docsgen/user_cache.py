# Where docsgen keeps what belongs to no project.

from __future__ import annotations

import os
from pathlib import Path


def user_cache() -> Path:
    """The folder of the user for what can be made again (XDG Base Directory)."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "docsgen"
