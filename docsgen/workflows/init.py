# A new project that builds: what `docsgen init` writes for somebody to change.

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from docsgen.adapters import adapter_for
from docsgen.errors import OutputError
from docsgen.workflows.documenting import start_documenting
from docsgen.workflows.starter import Package, Started, rendered, write

_PLACEHOLDER = "mylibrary"
_VERSION = "1.0.0"


def start_project(folder: Path, given: str | None) -> Started:
    """Write a project into `folder`: for the package that is `given`, or else an example.

    The package is a name in the package index, `NAME==VERSION`, a wheel or a folder with source
    code; for one whose adapter has an example of its own, that is written. Raises OutputError when
    there is a project already or the folder cannot be written, LibraryError when there is no such
    package and MissingToolError when it cannot be had.
    """
    if (folder / "content").exists():
        hint = "choose another folder, or change the project that is there"
        raise OutputError("holds a project already", hint=hint, path=folder)
    if given is None or adapter_for(given.replace("-", "_")).starter():
        return _start_example(folder, given)
    return start_documenting(folder, given)


def _start_example(folder: Path, given: str | None) -> Started:
    """A small project with records to be replaced, for a library that need not be installed."""
    name = (given or _PLACEHOLDER).replace("-", "_")
    adapter, version = adapter_for(name), _installed_version(given)
    title = name.replace("_", " ").capitalize()
    package = Package(name, title, version or _VERSION, adapter.alias or name, given or name)
    written = write(folder, rendered("example", package=package) | adapter.starter())
    what = f"{name} is not installed here" if given else "No --package was given"
    correct = [] if version else [f"{what}: correct `library` in content/site.yaml."]
    return Started(written, correct)


def _installed_version(name: str | None) -> str | None:
    try:
        return metadata.version(name or "")
    except (metadata.PackageNotFoundError, ValueError):
        return None
