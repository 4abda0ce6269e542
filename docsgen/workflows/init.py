# A new project that builds: what `docsgen init` writes for somebody to change.

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

import jinja2

from docsgen.adapters import adapter_for
from docsgen.errors import OutputError

_PLACEHOLDER = "mylibrary"
_VERSION = "1.0.0"


class Package(NamedTuple):
    """A library as a new project names it; `is_installed` tells where its version is from."""

    name: str
    title: str
    version: str
    alias: str
    is_installed: bool

    @property
    def imported(self) -> str:
        """The line that imports it."""
        return f"import {self.name}" + (f" as {self.alias}" if self.alias != self.name else "")


def package_named(name: str | None) -> Package:
    """What is known of an installed package, or placeholders to be corrected."""
    module = (name or _PLACEHOLDER).replace("-", "_")
    title = module.replace("_", " ").capitalize()
    alias = adapter_for(module).alias or module
    try:
        return Package(module, title, metadata.version(name or ""), alias, True)
    except (metadata.PackageNotFoundError, ValueError):
        return Package(module, title, _VERSION, alias, False)


def start_project(folder: Path, package: Package) -> list[Path]:
    """Write a project for `package` into `folder` and return its files.

    Raises OutputError when there is a project already, or the folder cannot be written.
    """
    if (folder / "content").exists():
        hint = "choose another folder, or change the project that is there"
        raise OutputError("holds a project already", hint=hint, path=folder)
    files = dict(_files(resources.files("docsgen") / "starter", package))
    files |= adapter_for(package.name).starter()
    try:
        return [_written(folder / name, text) for name, text in sorted(files.items())]
    except OSError as error:
        message, hint = f"cannot be written: {error.strerror}", "choose another folder"
        raise OutputError(message, hint=hint, path=folder) from error


def _files(folder: Traversable, package: Package, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, package, f"{name}/")
        else:
            template = jinja2.Template(entry.read_text("utf-8"), keep_trailing_newline=True)
            yield name.removesuffix(".jinja"), template.render(package=package)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
