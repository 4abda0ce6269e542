# Stage: files to the output directory, all or nothing. A build writes a sibling directory and
# exchanges it with the old one, so that a killed or failed build leaves the old site as it was.

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from docsgen.errors import OutputError
from docsgen.publish.swap import exchange

__all__ = ["MANIFEST", "publish"]

MANIFEST = ".docsgen.json"
"""Lists what docsgen wrote; a directory without it is not docsgen's to replace."""

_CLONED = frozenset({".gitignore"})
"""What a directory may hold before the first build: a clone brings the tracked .gitignore."""


class Manifest(msgspec.Struct):
    """The files of a built site with their SHA-256, by path."""

    schema: int
    files: dict[str, str]


def publish(files: Iterable[tuple[str, bytes]], out: Path) -> None:
    """Make `out` hold exactly `files`, besides whatever docsgen did not write there.

    Raises OutputError, leaving `out` as it was, when it cannot be written, holds files of someone
    else without a manifest of docsgen's, or has such a file where one of `files` must go.
    """
    out = Path(os.path.realpath(out))
    foreign = _foreign_files(out)
    staging = out.parent / f".{out.name}.docsgen-{os.getpid()}"
    try:
        _remove_leftovers(out)
        _write(files, staging)
        _keep(foreign, out, staging)
        exchange(staging, out)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            hint="choose another --out, or make the directory and its parent writable",
            path=out,
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _foreign_files(out: Path) -> list[str]:
    """The files in `out` that docsgen did not write."""
    if not out.exists():
        return []
    if not out.is_dir():
        raise OutputError("is not a directory", hint="choose another --out", path=out)
    present = [
        os.path.relpath(os.path.join(folder, name), out).replace(os.sep, "/")  # noqa: PTH118
        for folder, _, names in os.walk(out)
        for name in names
    ]
    try:
        manifest = msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.MsgspecError):
        if set(present) <= _CLONED:
            return present
        raise OutputError(
            "holds files that docsgen did not write",
            hint="choose an empty directory with --out, or empty this one yourself",
            path=out,
        ) from None
    return [path for path in present if path not in manifest.files and path != MANIFEST]


def _write(files: Iterable[tuple[str, bytes]], staging: Path) -> None:
    digests: dict[str, str] = {}
    made: set[Path] = set()
    for name, data in files:
        path = staging / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)
        digests[name] = hashlib.sha256(data).hexdigest()
    manifest = msgspec.json.encode(Manifest(1, dict(sorted(digests.items()))))
    (staging / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")


def _keep(foreign: list[str], out: Path, staging: Path) -> None:
    for name in foreign:
        if os.path.lexists(staging / name):
            raise OutputError(
                f"{name} was not written by docsgen, and a page of the site must go there",
                hint="move it elsewhere",
                path=out,
            )
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(out / name, staging / name, follow_symlinks=False)


def _remove_leftovers(out: Path) -> None:
    """Remove what killed builds left beside `out`; a running one keeps its directory."""
    for path in out.parent.glob(f".{out.name}.docsgen-*"):
        number = path.name.rpartition("-")[2]
        if number.isdigit() and not _is_running(int(number)):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
