# Where runtimes and downloads are kept: in the project, or in the user's cache without one.

from __future__ import annotations

from pathlib import Path

from docsgen.demos.exporting import Exporting
from docsgen.user_cache import user_cache


def runtime_home(project: Path | None) -> Path:
    """The folder for the runtime of a project; of the user, when there is no project."""
    return (project / ".docsgen" if project is not None else user_cache()) / "runtime"


def runtime_folder(exporting: Exporting, home: Path, *, remote: bool = False) -> Path:
    """The folder for the runtime of one version of a library; `remote` is one without Pyodide."""
    name = f"{exporting.distribution}-{exporting.version}"
    return home / (f"{name}-remote" if remote else name)
