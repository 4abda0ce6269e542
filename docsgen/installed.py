# The documented library as it is installed beside docsgen: a witness that several stages ask.

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from docsgen.config import Project


def installed_version(distribution: str) -> str | None:
    """The version of a package that is installed beside docsgen, if it is."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def find_library(project: Project) -> Path | None:
    """The installed package of the documented library, if it has the documented version."""
    library = project.config.library
    try:
        found = metadata.distribution(library.name)
    except metadata.PackageNotFoundError:
        return None
    if found.version != library.version:
        return None
    return Path(str(found.locate_file(library.name)))
