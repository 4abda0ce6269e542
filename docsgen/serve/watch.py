# Which files of the project change, in batches. The folders themselves may come, go and be renamed,
# which no watcher of a folder sees; they are looked at now and then.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

from docsgen.render.theme import DEFAULT

_STEP = 5
"""Milliseconds in which nothing may happen for a batch to be complete."""

_LONGEST = 100
"""Milliseconds after which a batch is handed over although files still change."""

_QUIET = 200
"""Milliseconds without a change that make a quiet moment."""


def changes(root: Path) -> Iterator[frozenset[Path]]:
    """Yield the changed files of the project in `root`, for ever.

    An empty batch is a quiet moment. One with `root` itself says that anything may have changed: it
    comes first, when the watching has begun, and when a folder was put in place of another.
    """
    while True:
        with suppress(FileNotFoundError):  # a folder that goes at this very moment
            yield from _changes_until_moved(root)


def _changes_until_moved(root: Path) -> Iterator[frozenset[Path]]:
    folders = _identities(root)
    is_new = True
    for batch in watch(
        *folders,
        step=_STEP,
        debounce=_LONGEST,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        files = frozenset(Path(name) for _, name in batch)
        yield files | {root} if is_new else files
        is_new = False
        if _identities(root) != folders:
            return


def _identities(root: Path) -> dict[Path, tuple[int, int]]:
    """The folders to watch, and what tells them from others in their place."""
    found = {}
    for folder in (root / "content", root / "templates", DEFAULT):
        if folder.is_dir():
            status = folder.stat()
            found[folder] = (status.st_dev, status.st_ino)
    return found
