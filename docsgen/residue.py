# What lies in the folders of programs and is no part of them: tools have put it there. An export
# neither takes it along nor looks for modules in it.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.files import UnusableFile, read_bytes

EXPORTED = "contents.json"
"""The file of an export, or of a bundle, that lists the others."""

_CACHES = ("__pycache__", "__pypackages__", "node_modules", "site-packages")
_ENVIRONMENTS = ("venv", "env", "virtualenv")
_OF_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta", "bin/activate", "Scripts/activate")


class _List(msgspec.Struct):
    """A list of docsgen's, as far as that is needed to know it."""

    schema: int


class _Exported(_List):
    files: list[msgspec.Raw]
    title: str = ""


class _Published(_List):
    files: dict[str, str]


class _Runtime(msgspec.Struct):
    key: str
    pyodide: str
    frontend: str


_OF_OUTPUT: dict[str, type] = {
    EXPORTED: _Exported,
    ".docsgen.json": _Published,
    "runtime.json": _Runtime,
}
"""Files that docsgen writes beside what it has made, and what is in them."""


def is_residue(path: Path) -> bool:
    """Whether a tool has made what is at `path`: a cache, an environment, an output of docsgen.

    So is all that is hidden.
    """
    if path.name in _CACHES or path.name.startswith(".") or path.suffix == ".egg-info":
        return True
    return path.is_dir() and (_is_environment(path) or _is_output(path))


def exported_title(folder: Path) -> str | None:
    """The title of the exported app in a folder; None where there is none."""
    try:
        data = read_bytes(folder / EXPORTED, folder)
        return msgspec.json.decode(data, type=_Exported).title or None  # a bundle has none
    except (UnusableFile, msgspec.MsgspecError):
        return None


def _is_environment(folder: Path) -> bool:
    """Whether packages are installed in a folder; one with modules of its own has but the name."""
    is_named = folder.name in _ENVIRONMENTS and not any(folder.glob("*.py"))
    return is_named or any((folder / mark).exists() for mark in _OF_ENVIRONMENTS)


def _is_output(folder: Path) -> bool:
    """Whether docsgen has made what is in a folder."""
    return any(_holds(folder / name, kind) for name, kind in _OF_OUTPUT.items())


def _holds(path: Path, kind: type) -> bool:
    try:
        msgspec.json.decode(read_bytes(path, path.parent), type=kind)
    except (UnusableFile, msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True
