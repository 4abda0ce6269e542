# The runtime that demos share, in the version of the library that is wanted: found, or built and
# tried out once.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from docsgen.config import Project
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime import Downloads, Runtime, build
from docsgen.demos.runtime.place import runtime_folder, runtime_home
from docsgen.demos.runtime.versions import at_version
from docsgen.demos.trial import try_out
from docsgen.installed import installed_version


class Sources(msgspec.Struct, frozen=True):
    """Where the parts of a runtime come from.

    `mirror` is a folder with what npm and pip would fetch; `pyodide_url` a host that readers load
    Pyodide from; `packages_from` a folder or address with further wheels for it.
    """

    mirror: Path | None = None
    pyodide_url: str | None = None
    packages_from: str | None = None


def silent(text: str) -> None:
    """Tell nobody."""


def chosen(
    exporting: Exporting,
    project: Project | None,
    home: Path,
    version: str | None = None,
    tell: Callable[[str], None] = silent,
) -> Exporting:
    """How apps are exported with the version of the library that is wanted.

    That is `version`, else the documented one where the project documents this library, else the
    one installed beside docsgen, else the newest known. Raises VersionError and MissingToolError.
    """
    documented = project.running_version if project else None
    wanted = version or documented or installed_version(exporting.distribution)
    return at_version(exporting, wanted, home, tell) if wanted else exporting


def prepared_runtime(
    exporting: Exporting,
    project: Path | None,
    sources: Sources,
    tell: Callable[[str], None] = silent,
) -> tuple[Path, Runtime]:
    """The runtime of a library in a project, or the user's: its folder and its description.

    It is built when it is not there; `tell` hears what takes long, and what it has to do without.
    Raises MissingToolError when a part of it cannot be had, VersionError when the player does not
    fit the version of the library.
    """
    home = runtime_home(project)
    folder = runtime_folder(exporting, home, remote=sources.pyodide_url is not None)
    own = runtime_home(None)
    downloads = Downloads(home / "downloads", exporting.pins(), sources.mirror, own / "downloads")
    downloads.tell = tell
    built = build(
        exporting,
        folder,
        downloads,
        pyodide_url=sources.pyodide_url,
        tell=tell,
        shared=runtime_folder(exporting, own, remote=sources.pyodide_url is not None),
        try_out=lambda new, runtime: try_out(exporting, new, runtime, tell),
    )
    return folder, built
