# Where runtimes and downloads are kept: in the project, or in the user's cache without one.

from __future__ import annotations

import os
from pathlib import Path


def runtime_home(project: Path | None) -> Path:
    """The folder for the runtime of a project; of the user, when there is no project."""
    if project is not None:
        return project / ".docsgen" / "runtime"
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "docsgen" / "runtime"
