# What new projects have in common: the package that they document, and files from templates.

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from docsgen.errors import OutputError


class Package(NamedTuple):
    """A library as a new project names it; `distribution` is its name in the package index."""

    name: str
    title: str
    version: str
    alias: str
    distribution: str
    summary: str = ""

    @property
    def imported(self) -> str:
        """The line that imports it."""
        return f"import {self.name}" + (f" as {self.alias}" if self.alias != self.name else "")


class Started(NamedTuple):
    """A new project: its files, and what its author has to know or to do."""

    files: list[Path]
    remarks: list[str]


def rendered(kind: str, **values: Any) -> dict[str, str]:
    """The files of a `kind` of project by their paths: docsgen/starter/ with `values` filled in."""
    return dict(_files(resources.files("docsgen") / "starter" / kind, values))


def _files(folder: Traversable, values: Mapping[str, Any], above: str = "") -> Iterator[Any]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, values, f"{name}/")
        else:
            template = _environment().from_string(entry.read_text("utf-8"))
            yield name.removesuffix(".jinja"), template.render(values)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        keep_trailing_newline=True, trim_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["quoted"] = partial(json.dumps, ensure_ascii=False)
    return environment


def write(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write files by their paths in `folder`; raises OutputError."""
    try:
        return [_written(folder / name, text) for name, text in sorted(files.items())]
    except OSError as error:
        message, hint = f"cannot be written: {error.strerror}", "choose another folder"
        raise OutputError(message, hint=hint, path=folder) from error


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
