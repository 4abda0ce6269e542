# A runtime on disk: what the demos of a site share, described by its own manifest.

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from docsgen.errors import OutputError

_BOOT = ("pyodide", "lock", "python", "compiled", "snapshots")
_FOR_PAGES = (*_BOOT, "manifest", "player", "frontend", "media")

MANIFEST = "runtime.json"
"""The file that vouches for a runtime that was built; pages ask for `Runtime.manifest`."""


class Runtime(msgspec.Struct, frozen=True):
    """The parts of a runtime as paths relative to its folder.

    `key` changes with everything in it. `pyodide` is a folder, or the address of a host that has
    it; `packages` is the folder with further wheels, `lock` the file that lists them. `python` is
    the archive with the sources that Python needs, `compiled` the same with bytecode in place of
    most. `snapshots` are files with the same memory snapshot by the formats that a browser's
    `DecompressionStream` has to take, the smallest first; `is_packed` says that they cannot be
    made smaller. The archive and the snapshots are not always there.
    `entry_script` and `entry_style` start the front end and are relative to its folder. `session`
    is the Python module that runs an app in the worker, `media_root` where it finds the media,
    below its packages. `media_files` and `sizes` are in bytes.
    """

    key: str
    pyodide: str
    lock: str
    python: str
    player: str
    frontend: str
    media: str
    packages: str
    entry_script: str
    entry_style: str
    session: str
    media_root: str
    media_files: dict[str, int]
    sizes: dict[str, int]
    compiled: str | None = None
    snapshots: dict[str, str] = {}
    is_packed: bool = True

    @property
    def manifest(self) -> str:
        """The name of the file that describes it: runtimes of several versions share a folder."""
        return f"runtime-{self.key}.json"

    @property
    def described(self) -> bytes:
        """The content of that file."""
        return msgspec.json.format(msgspec.json.encode(self))

    def for_page(self, url: str, packages_url: str) -> dict[str, Any]:
        """What a page's player has to know of it (`RuntimeParts` in docsgen/player/types.d.ts)."""
        parts = {name: getattr(self, name) for name in _FOR_PAGES}
        return {"url": url, **parts, "packages": packages_url}


def read_runtime(folder: Path) -> Runtime | None:
    """The runtime in `folder`; None when there is none that this version can use."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Runtime)
    except (OSError, msgspec.MsgspecError):
        return None


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step: others may share the one that was there before."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)


def write_manifest(folder: Path, runtime: Runtime) -> None:
    """Describe the runtime in `folder`; the manifest comes last, so that it vouches for the rest.

    Raises OutputError when the folder cannot be written.
    """
    try:
        write_file(folder / runtime.manifest, runtime.described)
        write_file(folder / MANIFEST, runtime.described)
    except OSError as error:
        hint = "choose a folder that can be written"
        raise OutputError(f"cannot be written: {error.strerror}", hint=hint, path=folder) from None
