# Stage: files to the output directory, all or nothing. A build writes a sibling directory and
# exchanges it with the old one, so that a killed or failed build leaves the old site as it was.

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from docsgen.errors import OutputError
from docsgen.publish.swap import exchange

__all__ = ["MANIFEST", "Staging"]

MANIFEST = ".docsgen.json"
"""Lists what docsgen wrote; a directory without it is not docsgen's to replace."""

_CLONED = frozenset({".gitignore"})
"""What a directory may hold before the first build: a clone brings the tracked .gitignore."""


class Manifest(msgspec.Struct):
    """The files of a built site with their SHA-256, by path."""

    schema: int
    files: dict[str, str]


class Staging:
    """A directory beside `out` that takes its place when the whole site is there.

    As a context manager it removes what is left of itself; `out` is as it was until `commit`.
    Raises OutputError when `out` cannot be written or holds files of someone else without a
    manifest of docsgen's.
    """

    def __init__(self, out: Path) -> None:
        self._out = Path(os.path.realpath(out))
        self._foreign = _foreign_files(self._out)
        self._folder = self._out.parent / f".{self._out.name}.docsgen-{os.getpid()}"

    def __enter__(self) -> Self:
        with self._errors_named():
            _remove_leftovers(self._out)
            self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def write(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write files by path, from whatever process, and return their SHA-256."""
        with self._errors_named():
            for name, data in files.items():
                path = f"{self._folder}/{name}"
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                with open(path, "wb") as file:  # noqa: PTH123
                    file.write(data)
        return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}

    def commit(self, digests: Mapping[str, str]) -> None:
        """Put the written files in the place of the old site, keeping what others put there.

        Raises OutputError, leaving `out` as it was, where a file of someone else is in the way.
        """
        manifest = msgspec.json.encode(Manifest(1, dict(sorted(digests.items()))))
        with self._errors_named():
            (self._folder / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")
            self._keep_foreign()
            exchange(self._folder, self._out)

    def _keep_foreign(self) -> None:
        for name in self._foreign:
            target = self._folder / name
            if os.path.lexists(target):
                raise OutputError(
                    f"{name} was not written by docsgen, and a page of the site must go there",
                    hint="move it elsewhere",
                    path=self._out,
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self._out / name, target, follow_symlinks=False)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror or error}",
                hint="choose another --out, or make the directory and its parent writable",
                path=self._out,
            ) from error


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
