# Stage: files to the output directory, all or nothing. A build writes a sibling directory and
# exchanges it with the old one, so that a killed or failed build leaves the old site as it was.

from __future__ import annotations

import glob
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Self

import msgspec

from docsgen.errors import OutputError
from docsgen.model.demo import Origin
from docsgen.model.paths import path_inside
from docsgen.publish.manifest import MANIFEST, Manifest
from docsgen.publish.output import check_output
from docsgen.publish.swap import exchange

__all__ = ["MANIFEST", "Staging"]

_CLONED = frozenset({".gitignore"})
"""What a directory may hold before the first build: a clone brings the tracked .gitignore."""

_TOKEN = 4
"""Bytes that tell the folders of several builds apart."""


class Staging:
    """A directory beside `out` that takes its place when the whole site is there.

    As a context manager it removes what is left of itself; `out` is as it was until `commit`.
    `digests` are the SHA-256 of the files that will be committed, by path.
    Raises OutputError when `out` cannot be written, holds files of someone else without a
    manifest of docsgen's, or would change one of `inputs`, which the site is made from.
    """

    def __init__(self, out: Path, inputs: Iterable[Path] = ()) -> None:
        check_output(out, inputs)
        self._out = Path(os.path.realpath(out))
        self._folder = self._out.with_name(f".{self._out.name}.docsgen-{secrets.token_hex(_TOKEN)}")
        self._lock = -1
        self.digests: dict[str, str] = {}
        with self._errors_named():
            _recover(self._out)
            self._foreign = _foreign(self._out)
            self._known = _listed(self._out)

    def __enter__(self) -> Self:
        with self._errors_named():
            _remove_leftovers(self._out)
            self._folder.mkdir(parents=True)
            self._lock = _locked(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)

    @property
    def replaced(self) -> frozenset[str]:
        """The files that docsgen wrote to `out` the last time, by path."""
        return frozenset(self._known)

    def is_foreign(self, name: str) -> bool:
        """Whether somebody else has put something with that path into the output."""
        return name in self._foreign

    def write(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write files by path, from whatever process, and return their SHA-256 for `note`."""
        with self._errors_named():
            for folder in {path_inside(name).rpartition("/")[0] for name in files}:
                os.makedirs(f"{self._folder}/{folder}", exist_ok=True)  # noqa: PTH103
            for name, data in files.items():
                with open(f"{self._folder}/{name}", "wb") as file:  # noqa: PTH123
                    file.write(data)
        return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}

    def note(self, digests: Mapping[str, str]) -> None:
        """Let files be committed that were written, perhaps by another process."""
        self.digests.update(digests)

    def add(self, files: Mapping[str, bytes]) -> None:
        """Write files by path, from this process, and let them be committed."""
        self.note(self.write(files))

    def take(self, name: str, source: Path) -> None:
        """Let a file be committed whose name changes with its content.

        Where the old site has it, it is that file: nothing is read or written.
        """
        old, new = self._out / name, self._folder / path_inside(name)
        try:
            if self._known[name] and old.stat().st_size == source.stat().st_size:
                new.parent.mkdir(parents=True, exist_ok=True)
                os.link(old, new)
                self.note({name: self._known[name]})
                return
        except (KeyError, OSError):  # it is not there, or the system has no links
            pass
        self.add({name: source.read_bytes()})

    def commit(self, embeds: Mapping[str, Origin] | None = None) -> None:
        """Put the written files in the place of the old site, keeping what others put there.

        The manifest lists them, and the origins of the `embeds` unless demos were left out.
        Raises OutputError, leaving `out` as it was, where a file of someone else is in the way.
        """
        origins = None if embeds is None else dict(sorted(embeds.items()))
        manifest = msgspec.json.encode(Manifest(1, dict(sorted(self.digests.items())), origins))
        with self._errors_named():
            (self._folder / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")
            self._keep_foreign()
            if self._out.exists():
                shutil.copymode(self._out, self._folder)
            exchange(self._folder, self._out)

    def _keep_foreign(self) -> None:
        for name in self._foreign:
            source, target = self._out / name, self._folder / name
            is_folder = source.is_dir() and not source.is_symlink()
            if os.path.lexists(target) and not (is_folder and target.is_dir()):
                raise OutputError(
                    f"{name} was not written by docsgen, and a page of the site must go there",
                    hint="move it elsewhere",
                    path=self._out,
                )
            if is_folder:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copystat(source, target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target, follow_symlinks=False)

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


def _foreign(out: Path) -> list[str]:
    """What docsgen did not write in `out`: files, links, and folders with nothing of docsgen's."""
    if not out.exists():
        return []
    if not out.is_dir():
        raise OutputError("is not a directory", hint="choose another --out", path=out)
    present = list(_entries(out))
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
    parents = {str(parent) for name in manifest.files for parent in PurePosixPath(name).parents}
    own = {MANIFEST, *manifest.files, *parents}
    return [name for name in present if name not in own]


def _listed(out: Path) -> dict[str, str]:
    """The files that docsgen wrote in `out`, with their SHA-256."""
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest).files
    except (OSError, msgspec.MsgspecError):
        return {}


def _entries(out: Path) -> Iterator[str]:
    """All that is below `out`, folders before what they hold; raises OSError for the unreadable."""

    def fail(error: OSError) -> None:
        raise error

    for folder, folders, files in os.walk(out, onerror=fail):
        for name in (*folders, *files):
            yield Path(folder, name).relative_to(out).as_posix()


def _recover(out: Path) -> None:
    """Put back the old site where a build was killed between two renames."""
    aside = next(iter(_beside(out, "-old")), None)
    if aside and not out.exists():
        aside.replace(out)


def _remove_leftovers(out: Path) -> None:
    """Remove what killed builds left beside `out`; a running one holds the lock of its folder."""
    for folder in (*_beside(out, ""), *_beside(out, "-old")):
        lock = _locked(folder)
        if lock >= 0:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _beside(out: Path, suffix: str) -> list[Path]:
    token = "[0-9a-f]" * 2 * _TOKEN
    return sorted(out.parent.glob(f".{glob.escape(out.name)}.docsgen-{token}{suffix}"))


def _locked(folder: Path) -> int:
    """A descriptor that locks `folder` while it is open; -1 when another process has it.

    Also -1 where the system has no such locks; leftovers then stay.
    """
    try:
        import fcntl
    except ImportError:
        return -1
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return -1
    return descriptor
