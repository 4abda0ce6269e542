# A runtime on disk: what the demos of a site share, described by its own manifest.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.errors import OutputError

MANIFEST = "runtime.json"


class Runtime(msgspec.Struct, frozen=True):
    """The parts of a runtime as paths relative to its folder.

    `key` changes with everything in it. `pyodide` is a folder, or the address of a host that has
    it; `packages` is the folder with further wheels, `lock` the file that lists them. `python` is
    the archive with the sources that Python needs, `compiled` the same with bytecode in place of
    most. `snapshots` are files with the same memory snapshot by the formats that a browser's
    `DecompressionStream` has to take, the smallest first. The last two are not always there.
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


def read_runtime(folder: Path) -> Runtime | None:
    """The runtime in `folder`; None when there is none that this version can use."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Runtime)
    except (OSError, msgspec.MsgspecError):
        return None


def write_manifest(folder: Path, runtime: Runtime) -> None:
    """Describe the runtime in `folder`; the manifest comes last, so that it vouches for the rest.

    Raises OutputError when the folder cannot be written.
    """
    try:
        (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(runtime)))
    except OSError as error:
        hint = "choose a folder that can be written"
        raise OutputError(f"cannot be written: {error.strerror}", hint=hint, path=folder) from None
