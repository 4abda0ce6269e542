# The runtimes that there are: one for each version of a library that apps were exported with.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docsgen.adapters import exporters
from docsgen.demos.exporting import Exporting
from docsgen.demos.preparing import chosen
from docsgen.demos.runtime import Runtime, key, read_runtime
from docsgen.demos.runtime.place import runtime_folder, runtime_home
from docsgen.demos.runtime.versions import known_versions, lock_file


class Found(NamedTuple):
    """A runtime on disk; `is_current` says that this version of docsgen would build the same."""

    folder: Path
    runtime: Runtime
    is_current: bool


def runtimes(project: Path | None) -> tuple[Path, list[Found]]:
    """The folder of a project's runtimes, or the user's, and what is in it."""
    home = runtime_home(project)
    current = {key(one, url) for one in _known(home) for url in (None, *_addresses(home))}
    found = ((folder, read_runtime(folder)) for folder in sorted(home.glob("*")))
    return home, [Found(folder, one, one.key in current) for folder, one in found if one]


def _known(home: Path) -> Iterator[Exporting]:
    """How apps are exported with each version that is reviewed or locked."""
    for _, exporting in exporters().values():
        for version in known_versions(exporting, home):
            yield chosen(exporting, None, home, version)


def _addresses(home: Path) -> set[str]:
    """The hosts from which readers load Pyodide."""
    found = (read_runtime(folder) for folder in home.glob("*-remote"))
    return {one.pyodide for one in found if one}


def folders_to_clean(project: Path | None, version: str | None) -> list[Path]:
    """What to remove: everything, or the runtimes of one version and what it was resolved to."""
    home = runtime_home(project)
    if version is None:
        return [home]
    folders = []
    for _, exporting in exporters().values():
        if version in known_versions(exporting, home):
            one = chosen(exporting, None, home, version)
            folders += [runtime_folder(one, home, remote=remote) for remote in (False, True)]
            lock_file(exporting, version, home).unlink(missing_ok=True)
    return folders
