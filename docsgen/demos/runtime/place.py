# Where runtimes and downloads are kept: in the project, or in the user's cache without one.

from __future__ import annotations

from pathlib import Path

from docsgen.user_cache import user_cache


def runtime_home(project: Path | None) -> Path:
    """The folder for the runtime of a project; of the user, when there is no project."""
    return (project / ".docsgen" if project is not None else user_cache()) / "runtime"
