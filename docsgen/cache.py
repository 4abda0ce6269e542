# Results that are dear to compute, kept between runs in the project's .docsgen/cache/. A missing,
# broken or unwritable cache costs time and nothing else.

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

_Value = TypeVar("_Value")

_CHECK = hashlib.sha256().digest_size


class Cache(Generic[_Value]):
    """Values of one type by key; only what was asked for or added in this run is kept.

    `version` identifies the code that computes the values: another one empties the cache.
    """

    def __init__(self, root: Path, name: str, version: str, kind: type[_Value]) -> None:
        self._root = root
        self._path = _folder(root) / f"{name}.msgpack"
        self._version = version
        self._type = tuple[str, dict[str, kind]]  # type: ignore[valid-type]
        self._known: dict[str, _Value] = self._load()
        self._stored = frozenset(self._known)
        self._used: dict[str, _Value] = {}

    def _load(self) -> dict[str, _Value]:
        try:
            version, values = msgspec.msgpack.decode(self._path.read_bytes(), type=self._type)
        except (OSError, msgspec.MsgspecError):
            return {}
        return values if version == self._version else {}

    def get(self, key: str) -> _Value | None:
        """The value of `key`, if it is known."""
        if key in self._known:
            self._used[key] = self._known[key]
        return self._known.get(key)

    def add(self, key: str, value: _Value) -> None:
        """Remember the value of `key`."""
        self._known[key] = self._used[key] = value

    def save(self) -> None:
        """Write what was used, unless nothing has changed; the file is replaced in one step."""
        if self._used.keys() == self._stored:
            return
        data = msgspec.msgpack.encode((self._version, self._used))
        _replace(self._path, data, self._root)


class FileCache:
    """Files by key, one by one, so that several processes can add to them at the same time.

    Keys must be names that any file system takes, such as a `digest`.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._folder = _folder(root) / name

    def get(self, key: str) -> bytes | None:
        """The file of `key`, if it is there and whole."""
        try:
            stored = (self._folder / key).read_bytes()
        except OSError:
            return None
        check, data = stored[:_CHECK], stored[_CHECK:]
        return data if hashlib.sha256(data).digest() == check else None

    def add(self, key: str, data: bytes) -> None:
        """Keep the file of `key`."""
        _replace(self._folder / key, hashlib.sha256(data).digest() + data, self._root)

    def is_empty(self) -> bool:
        """Whether there is no file at all."""
        return not self._folder.is_dir()

    def keep(self, keys: Collection[str]) -> None:
        """Remove the files of all other keys."""
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in keys:
                    path.unlink()


def _folder(root: Path) -> Path:
    return root / ".docsgen" / "cache"


def _replace(path: Path, data: bytes, root: Path) -> None:
    """Write a file of the cache of `root` in one step, if it can be written."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            (root / ".docsgen" / ".gitignore").write_text("*\n")
        temporary.write_bytes(data)
        temporary.replace(path)


def digest(*parts: object) -> str:
    """A key for values that depend on `parts` only; they must have a stable `repr`."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def version_of(files: Iterable[Path]) -> str:
    """A version that changes with the content of any of `files`."""
    contents = hashlib.sha256()
    for path in sorted(files):
        contents.update(path.read_bytes())
    return contents.hexdigest()
