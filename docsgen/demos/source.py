# What is to be exported: a script alone, or a folder with a script and what it reads.

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docsgen.errors import DocsgenError

_ENTRIES = ("run.py", "app.py", "demo.py", "main.py")
_LEFT_OUT = ("__pycache__", "node_modules", ".gradio")

MAX_FILE = 64_000_000
"""Bytes of a file that a reader's browser can be asked to hold in memory."""

MAX_TOTAL = 256_000_000
"""Bytes of all files of a demo."""


class SourceError(DocsgenError):
    """There is nothing to export at a path, or too much."""


class Source(msgspec.Struct, frozen=True):
    """A demo before its export: its name, the folder that is its world, the script in it.

    `files` are paths in the folder with forward slashes, the script among them.
    """

    name: str
    folder: Path
    entry: str
    files: list[str]

    def copy_to(self, target: Path) -> None:
        """Copy the demo's files, so that it may do with them what it likes."""
        for name in self.files:
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / name, copy)


def find_source(path: Path, name: str | None = None) -> Source:
    """The demo at `path`: a script, or a folder with run.py, app.py or a single script.

    Raises SourceError when there is none or when it is too large for a browser.
    """
    if path.is_file():
        return Source(name or path.stem, path.parent.absolute(), path.name, [path.name])
    if not path.is_dir():
        raise SourceError("there is no such file or folder", hint="check the path", path=path)
    entry = _entry(path)
    files = sorted(_files(path))
    _check_sizes(path, files)
    return Source(name or path.absolute().name, path.absolute(), entry, files)


def _entry(folder: Path) -> str:
    for name in _ENTRIES:
        if (folder / name).is_file():
            return name
    scripts = sorted(script.name for script in folder.glob("*.py"))
    if len(scripts) == 1:
        return scripts[0]
    found = f"{len(scripts)} scripts" if scripts else "no script"
    hint = f"call the script that starts the app {_ENTRIES[0]}, or give its own path"
    raise SourceError(f"the folder has {found} and no {_ENTRIES[0]}", hint=hint, path=folder)


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(d for d in folders if d not in _LEFT_OUT and not d.startswith("."))
        for name in names:
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(folder).as_posix()


def _check_sizes(folder: Path, files: list[str]) -> None:
    sizes = {name: (folder / name).stat().st_size for name in files}
    largest = max(sizes, key=lambda name: sizes[name])
    if sizes[largest] > MAX_FILE:
        raise SourceError(
            f"the file has {_megabytes(sizes[largest])}; a browser is given {_megabytes(MAX_FILE)}",
            hint="make the file smaller or leave it out",
            path=folder / largest,
        )
    if (total := sum(sizes.values())) > MAX_TOTAL:
        raise SourceError(
            f"the files have {_megabytes(total)} in all; a browser is given"
            f" {_megabytes(MAX_TOTAL)}",
            hint="leave out what the demo does not need",
            path=folder,
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
