# Folders for confined processes. Their owner removes its own when it ends, and those of others that
# were killed before they could: a lock on the folder tells who is alive.

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "docsgen-sandbox-"


@contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder of this process, a real path; leftovers of dead processes are removed."""
    _remove_leftovers()
    folder, lock = _made()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock >= 0:
            os.close(lock)


def settle(folder: Path) -> None:
    """Make `folder` the home and the place for temporary files of this process, from now on."""
    folder.mkdir()
    cache = str(folder / "cache")
    os.environ.update(HOME=str(folder), TMPDIR=str(folder), XDG_CACHE_HOME=cache)
    tempfile.tempdir = str(folder)
    sys.dont_write_bytecode = True  # modules are elsewhere


def _made() -> tuple[Path, int]:
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
    lock = _locked(folder, wait=True)
    # Somebody who removed leftovers may have been there first.
    return (folder, lock) if folder.exists() else _made()


def _remove_leftovers() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another user's, or gone
            lock = _locked(folder)
            if lock >= 0:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def _locked(folder: Path, *, wait: bool = False) -> int:
    """A descriptor that locks `folder` while it is open; -1 when another process has it."""
    try:
        import fcntl
    except ImportError:
        return -1
    descriptor = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(descriptor)
        return -1
    return descriptor
