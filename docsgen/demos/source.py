# What is to be exported: a script with the modules that it imports, or a folder with a script.

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.demos.notebook import place_of, script_of
from docsgen.demos.selection import Selection
from docsgen.demos.sizes import MAX_FILE, SourceError, check_sizes
from docsgen.demos.space import README, read_space
from docsgen.diagnostics import Findings, Location
from docsgen.files import can_be_shown, check_name, copy_files, files_below, read_bytes
from docsgen.imports import imported, modules_beside, package_depth
from docsgen.residue import is_residue

_ENTRIES = ("run.py", "app.py", "demo.py", "main.py", "__main__.py")
_NOTEBOOK = ".ipynb"

LOCK_ENDING = ".requirements.lock"
"""How the name of the file ends in which the choice of an app's packages is kept."""


class Settings(msgspec.Struct, frozen=True):
    """What an author wants of an export besides its files, by options or in demo.yaml.

    `packages` are loaded by the browser besides those that the scripts import, `environment` has
    the variables that these find set. `connect` are the hosts that the app may ask there and while
    it is exported, as `model.hosts` writes them. Other programs take the place
    of an app that `is_open`, with whatever components.
    """

    packages: list[str] = []
    environment: dict[str, str] = {}
    connect: list[str] = []
    is_open: bool = False


class Source(msgspec.Struct, frozen=True):
    """A demo before its export: its name, the folder that is its world, the script in it.

    `files` are paths in the folder with forward slashes, the script among them; no link in it may
    leave `root`. `selection` is what its writer wants of the folder, `excluded` what is not in
    `files` because of that; `settings` is what else the writer wants. A script that was made from
    a `notebook`, or stands in a page, is not in the folder; `code` is what it holds.
    """

    name: str
    folder: Path
    entry: str
    files: list[str]
    root: Path
    selection: Selection = Selection()
    excluded: list[str] = []
    settings: Settings = Settings()
    notebook: str = ""
    code: bytes | None = None

    def read(self, name: str) -> bytes:
        """One of the files; raises UnusableFile."""
        if name == self.entry and self.code is not None:
            return self.code
        return read_bytes(self.folder / name, self.root, MAX_FILE)

    def copy_to(self, target: Path) -> None:
        """Copy the demo's files, so that it may do with them what it likes."""
        given = [name for name in self.files if name != self.entry or self.code is None]
        copy_files(self.folder, given, target, self.root)
        if self.code is not None:
            (target / self.entry).parent.mkdir(parents=True, exist_ok=True)
            (target / self.entry).write_bytes(self.code)

    @property
    def library_version(self) -> str | None:
        """The version of the library that the folder of a Space asks for."""
        version = read_space(self.folder).sdk_version
        return None if version is None else str(version)

    @property
    def has_file(self) -> bool:
        """Whether its script or notebook is a file of the folder, beside which others can be."""
        return self.code is None or bool(self.notebook)

    @property
    def imports(self) -> list[str]:
        """The packages that its script and the modules which that imports name, sorted."""
        return imported(self.folder, self.entry, self.root, self.code)

    def at(self, file: str | None = None, line: int | None = None) -> Location:
        """Where in what the writer wrote a place in a file of the demo, or in the script, is."""
        name = file or self.entry
        if name == self.entry and self.notebook:
            return Location(file=(self.folder / self.notebook).as_posix())
        return Location(file=(self.folder / name).as_posix(), line=line)

    def place(self, file: str | None, line: int | None) -> str:
        """The same for a notebook in words, which follow a message; else nothing."""
        if self.code is None or not self.notebook or line is None or file != self.entry:
            return ""
        return f" ({place_of(self.code, line)})"


class _Start(NamedTuple):
    """What a path leads to: the folder, the script in it, and what of the folder is meant.

    `notebook` and `code` are those of a Source.
    """

    folder: Path
    entry: str
    files: list[str]
    notebook: str = ""
    code: bytes | None = None


def find_source(
    path: Path,
    findings: Findings,
    name: str | None = None,
    *,
    root: Path | None = None,
    selection: Selection | None = None,
    settings: Settings | None = None,
) -> Source:
    """The demo at `path`: a script, a notebook, or a folder with one of them.

    A folder is meant as a whole, a script with the modules beside it that it imports. Links must
    not leave `root`, which is the folder of the demo without one; what cannot be taken is reported.
    Raises SourceError when there is no demo, or no script in `selection`, or one too large for a
    browser, NotebookError, ConfigError where a README.md names no script, and UnusableFile.
    """
    check_name(path.absolute())
    selection = selection or Selection()
    start = _start(path, root, findings)
    meant = {*start.files, *filter(can_be_shown, selection.included(start.folder))}
    excluded = {file for file in meant if selection.excludes(file)}
    if start.entry in excluded:
        hint = "there is no app without it: let another pattern exclude what is to stay out"
        place = start.folder / start.entry
        raise SourceError("the script itself is excluded", hint=hint, path=place)
    wanted = sorted(meant - excluded)
    check_sizes(start.folder, [file for file in wanted if file != start.entry or not start.code])
    return Source(
        name or (path.stem if path.is_file() else path.absolute().name),
        start.folder,
        start.entry,
        wanted,
        root or start.folder,
        selection,
        sorted(excluded),
        settings or Settings(),
        start.notebook,
        start.code,
    )


def source_of_code(
    code: bytes, name: str, folder: Path, findings: Findings, settings: Settings
) -> Source:
    """The demo whose script is `code`, with the modules of `folder` that it imports."""
    entry = f"{name}.py"
    beside = modules_beside(folder, entry, folder, findings, code)
    return Source(
        name, folder, entry, sorted({entry, *beside}), folder, settings=settings, code=code
    )


def _start(path: Path, root: Path | None, findings: Findings) -> _Start:
    if path.is_file():
        place = path.absolute() if not path.is_symlink() else Path(os.path.realpath(path))
        return _of_script(place, root, findings)
    if path.is_dir():
        return _of_folder(path.absolute(), root, findings)
    raise SourceError("there is no such file or folder", hint="check the path", path=path)


def _of_script(path: Path, root: Path | None, findings: Findings) -> _Start:
    """A script by itself: what it imports is looked for in its folder, or beside its package."""
    name, code = _script(path, root or path.parent, findings)
    folder = _home(path, code, root)
    entry = (path.parent / name).relative_to(folder).as_posix()
    beside = modules_beside(folder, entry, root or folder, findings, code)
    return _Start(folder, entry, [entry, *beside], _notebook(path, folder), code)


def _of_folder(path: Path, root: Path | None, findings: Findings) -> _Start:
    files = files_of(path, root or path, findings)
    given = path / _entry(path, files, is_space=root is None)
    name, code = _script(given, root or path, findings)
    home = _home(given, code, root)
    folder = home if path.is_relative_to(home) else path
    entry = (given.parent / name).relative_to(folder).as_posix()
    others = [path / file for file in files if path / file != given]
    taken = {entry, *(file.relative_to(folder).as_posix() for file in others)}
    return _Start(folder, entry, sorted(taken), _notebook(given, folder), code)


def _home(script: Path, code: bytes | None, root: Path | None) -> Path:
    """The folder that a script is run in: its own, or what its package is in."""
    return script.parents[package_depth(script, code) if root is None else 0]


def _notebook(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.suffix == _NOTEBOOK else ""


def _script(path: Path, root: Path, findings: Findings) -> tuple[str, bytes | None]:
    """The name of the script behind a path, and what is in it if it is made from a notebook."""
    if path.suffix != _NOTEBOOK:
        return path.name, None
    code, left_out = script_of(read_bytes(path, root, MAX_FILE), path)
    for cell, line in left_out:
        findings.add(
            "DG341",
            f"cell {cell} has a command for a notebook, which is left out: {line}",
            hint="write what the app needs of it in Python; packages go into requirements.txt",
            at=Location(file=path.as_posix()),
        )
    return path.with_suffix(".py").name, code


def _entry(folder: Path, files: list[str], *, is_space: bool) -> str:
    """The script or the notebook of a folder, among its files; a Space names it in its README."""
    if is_space and (named := read_space(folder).app_file):
        return _named(folder, files, named)
    for name in (*_ENTRIES, *(name.replace(".py", _NOTEBOOK) for name in _ENTRIES)):
        if name in files:
            return name
    top = [name for name in files if "/" not in name and name != "__init__.py"]
    scripts = [name for name in top if name.endswith(".py")]
    scripts = scripts or [name for name in top if name.endswith(_NOTEBOOK)]
    if len(scripts) == 1:
        return scripts[0]
    found = f"{len(scripts)} scripts" if scripts else "no script"
    hint = f"call the script that starts the app {_ENTRIES[0]}, or give its own path"
    raise SourceError(f"the folder has {found} and no {_ENTRIES[0]}", hint=hint, path=folder)


def _named(folder: Path, files: list[str], app_file: str) -> str:
    name = app_file.removeprefix("./")
    if name in files:
        return name
    hint = "correct app_file in README.md, or give the script's own path"
    message = f"the folder has no {app_file!r}, which is its app_file"
    raise SourceError(message, hint=hint, path=folder / README)


def files_of(folder: Path, root: Path, findings: Findings) -> list[str]:
    """The files of a demo by their paths in its folder; what cannot be taken is reported."""

    def is_wanted(path: Path) -> bool:
        return not is_residue(path) and not path.name.endswith(LOCK_ENDING)

    return files_below(folder, root, findings, is_wanted)
