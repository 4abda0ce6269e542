# Native runs that need not be repeated: what came of a demo is kept by the content of its files.

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path
from typing import Self

import msgspec

from docsgen.cache import FileCache, digest, version_of
from docsgen.demos.gradio import library
from docsgen.demos.natively import Failure, Native, Natives, natives
from docsgen.demos.source import Source

_OWN = (Path(__file__).parent, Path(__file__).parents[1] / "player")
"""The code that a native run depends on besides the library."""


class KeptNatives:
    """Runs the demos of the project in `root` natively, each only when something has changed.

    As a context manager it ends the process that runs them, if one was needed.
    """

    def __init__(self, root: Path) -> None:
        self._cache = FileCache(root, "demos")
        self._code = version_of(path for folder in _OWN for path in folder.rglob("*.py"))
        self._stack = ExitStack()
        self._natives: Natives | None = None
        self._used: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cache.keep(self._used)
        self._stack.close()

    def run(self, source: Source) -> Native | Failure:
        """What the library serves for a demo; a failure is not kept, since it may pass."""
        key = self._key(source)
        self._used.add(key)
        if stored := self._cache.get(key):
            return msgspec.msgpack.decode(stored, type=Native)
        self._natives = self._natives or self._stack.enter_context(natives())
        native = self._natives.run(source)
        if isinstance(native, Native):
            self._cache.add(key, msgspec.msgpack.encode(native))
        return native

    def _key(self, source: Source) -> str:
        contents = [
            (name, hashlib.sha256((source.folder / name).read_bytes()).hexdigest())
            for name in source.files
        ]
        return digest(self._code, _version(), source.entry, contents)


def _version() -> str | None:
    try:
        return metadata.version(library.WHEEL)
    except metadata.PackageNotFoundError:
        return None
