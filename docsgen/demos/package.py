# Packages that build on the library whose apps are exported, such as those with components of their
# own: the one that a project documents, and what is installed. Demos import them, here and in the
# browser.

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docsgen.config import Project
from docsgen.imports import imported_below
from docsgen.surface.sources import (
    Source,
    documented_source,
    find_source,
    installed,
    present_source,
)

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from docsgen.demos.exporting import Exporting


class Parts(msgspec.Struct, frozen=True):
    """What an app uses of a package with a front end of its own.

    `served` maps paths in the export to files of the package, `front_end` are all files that only
    browsers ask for. `names` are those that mean parts of the package on this machine, with what
    they are called in the reader's browser.
    """

    names: Mapping[str, str] = {}
    served: Mapping[str, str] = {}
    front_end: Collection[str] = ()


class Package(msgspec.Struct, frozen=True):
    """A package at hand: `files` by their paths in the folder from which it is imported.

    `key` changes with its content, `imports` are the packages that its modules name.
    """

    name: str
    version: str
    key: str
    files: dict[str, bytes]
    imports: list[str]
    requirements: list[str]

    def write_to(self, folder: Path) -> None:
        """Write it where a demo can import it."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def documented_package(project: Project) -> Package | None:
    """The package that the demos of a project need besides the library whose apps they are.

    None where they need none. Raises LibraryError where it is no package and MissingToolError
    where it cannot be had.
    """
    return _read(documented_source(project)) if _is_apart(project) else None


def present_package(project: Project) -> Package | None:
    """The same; None, too, where it is not on this machine yet. Raises LibraryError."""
    source = present_source(project) if _is_apart(project) else None
    return _read(source) if source else None


@cache
def installed_package(name: str) -> Package | None:
    """The installed package that is imported as `name`, if there is one."""
    found = map(installed, metadata.packages_distributions().get(name, []))
    return next((_read(source) for source in found if source), None)


@cache
def package_in(wheel: Path) -> Package:
    """The package in a wheel; raises LibraryError where there is none that can be read."""
    return _read(find_source(str(wheel), "", wheel.parent))


def _is_apart(project: Project) -> bool:
    return project.adapter.library not in ("", project.config.library.name)


def _read(source: Source) -> Package:
    with source.whole() as folder:
        files = {
            f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and _is_wanted(path.relative_to(folder))
        }
        imports = imported_below(folder)
    return Package(
        source.name, source.version, source.key, files, imports, source.about().requirements
    )


def _is_wanted(path: Path) -> bool:
    is_ours = not any(part.startswith((".", "__pycache__")) for part in path.parts)
    return is_ours and path.suffix != ".pyi"


def unfitness(package: Package, exporting: Exporting) -> str | None:
    """Why a package cannot be used with the version of the library that demos run with."""
    from packaging.requirements import InvalidRequirement, Requirement

    version = exporting.version
    for text in package.requirements:
        try:
            wanted = Requirement(text)
        except InvalidRequirement:
            continue  # what nobody can read says nothing
        if wanted.name.lower() != exporting.distribution or _is_elsewhere(wanted):
            continue
        if not wanted.specifier.contains(version, prereleases=True):
            return f"it asks for {wanted.name}{wanted.specifier}, and demos run with {version}"
    return exporting.front_end_fault(package.files)


def _is_elsewhere(wanted: Requirement) -> bool:
    """Whether a requirement is not meant for here, as those of an extra."""
    return wanted.marker is not None and not wanted.marker.evaluate({"extra": ""})
