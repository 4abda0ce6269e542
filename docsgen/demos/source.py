# What is to be exported: a script alone, or a folder with a script and what it reads.

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from docsgen.demos.selection import Selection
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.files import can_be_shown, check_name, copy_files, files_below, read_bytes

_ENTRIES = ("run.py", "app.py", "demo.py", "main.py")
_LEFT_OUT = ("__pycache__", "node_modules")

LOCK_ENDING = ".requirements.lock"
"""How the name of the file ends in which the choice of an app's packages is kept."""


class Settings(msgspec.Struct, frozen=True):
    """What an author wants of an export besides its files, by options or in demo.yaml.

    `packages` are loaded by the browser besides those that the scripts import.
    """

    packages: list[str] = []


MAX_FILE = 64_000_000
"""Bytes of a file that a reader's browser can be asked to hold in memory."""

MAX_TOTAL = 256_000_000
"""Bytes of all files of a demo."""


class SourceError(DocsgenError):
    """There is nothing to export at a path, or too much."""


class Source(msgspec.Struct, frozen=True):
    """A demo before its export: its name, the folder that is its world, the script in it.

    `files` are paths in the folder with forward slashes, the script among them; no link in it may
    leave `root`. `selection` is what its writer wants of the folder, `excluded` what is not in
    `files` because of that; `settings` is what else the writer wants.
    """

    name: str
    folder: Path
    entry: str
    files: list[str]
    root: Path
    selection: Selection = Selection()
    excluded: list[str] = []
    settings: Settings = Settings()

    def read(self, name: str) -> bytes:
        """One of the files; raises UnusableFile."""
        return read_bytes(self.folder / name, self.root, MAX_FILE)

    def copy_to(self, target: Path) -> None:
        """Copy the demo's files, so that it may do with them what it likes."""
        copy_files(self.folder, self.files, target, self.root)


def find_source(
    path: Path,
    findings: Findings,
    name: str | None = None,
    *,
    root: Path | None = None,
    selection: Selection | None = None,
    settings: Settings | None = None,
) -> Source:
    """The demo at `path`: a script, or a folder with run.py, app.py or a single script.

    Links must not leave `root`, which is the folder of the script without one; what cannot be
    taken is reported. Raises SourceError when there is no demo, or no script in `selection`, or one
    too large for a browser, and UnusableFile.
    """
    check_name(path.absolute())
    selection = selection or Selection()
    if path.is_file():
        name = name or path.stem
        path = path.absolute() if not path.is_symlink() else Path(os.path.realpath(path))
        folder, entry, files = path.parent, path.name, [path.name]
    elif path.is_dir():
        folder = path.absolute()
        files = files_of(folder, root or folder, findings)
        entry = _entry(path, files)
    else:
        raise SourceError("there is no such file or folder", hint="check the path", path=path)
    meant = {*files, *filter(can_be_shown, selection.included(folder))}
    excluded = {file for file in meant if selection.excludes(file)}
    if entry in excluded:
        hint = "there is no app without it: let another pattern exclude what is to stay out"
        raise SourceError("the script itself is excluded", hint=hint, path=folder / entry)
    wanted = sorted(meant - excluded)
    _check_sizes(folder, wanted)
    return Source(
        name or folder.name,
        folder,
        entry,
        wanted,
        root or folder,
        selection,
        sorted(excluded),
        settings or Settings(),
    )


def _entry(folder: Path, files: list[str]) -> str:
    for name in _ENTRIES:
        if name in files:
            return name
    scripts = [name for name in files if name.endswith(".py") and "/" not in name]
    if len(scripts) == 1:
        return scripts[0]
    found = f"{len(scripts)} scripts" if scripts else "no script"
    hint = f"call the script that starts the app {_ENTRIES[0]}, or give its own path"
    raise SourceError(f"the folder has {found} and no {_ENTRIES[0]}", hint=hint, path=folder)


def files_of(folder: Path, root: Path, findings: Findings) -> list[str]:
    """The files of a demo by their paths in its folder; what cannot be taken is reported."""

    def is_wanted(name: str) -> bool:
        is_lock = name.endswith(LOCK_ENDING)
        return name not in _LEFT_OUT and not name.startswith(".") and not is_lock

    return files_below(folder, root, findings, is_wanted)


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
