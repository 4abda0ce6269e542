# What takes long to make, kept by keys that change with everything that it depends on: between runs
# in the project's .docsgen/cache/, and in memory while the process lives. A cache that is missing,
# broken or cannot be written costs time and nothing else.

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import sys
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Concatenate, Generic, Literal, ParamSpec, TypeAlias, TypeVar, get_args

import msgspec

from docsgen.adapters import GROUP, registered_files
from docsgen.diagnostics import Findings
from docsgen.files import write_whole

Stage: TypeAlias = Literal[
    "ingest", "assemble", "check", "demos", "extract", "render", "verify", "publish", "report"
]
"""The stages, each a folder of docsgen. They cannot import each other."""

_Value = TypeVar("_Value")
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_PACKAGE = Path(__file__).parent
_OWN_TO_STAGES = {stage: {stage} for stage in get_args(Stage)} | {"render": {"render", "theme"}}
"""The folders that are used by one stage only."""
_ABOVE_STAGES = {"cli", "docs_tools", "mkdocs.py", "serve", "sphinx", "workflows", "zensical.py"}
"""The folders and modules that no stage can import."""

_LIMIT = 256_000_000
"""Bytes that one cache may hold before what was not used for the longest time goes."""
_CHECK = hashlib.sha256().digest_size
_HOUR = 3600

MANY = 20_000
"""Small results, such as those of sections, that memory holds before the oldest is forgotten."""

FEW = 32
"""The same for results that are as large as a file."""


class Cache(Generic[_Value]):
    """Values of one type by key, each in a file of its own in `.docsgen/cache/<name>/` of `root`.

    `kind` is what msgspec makes of the files. `stage` is the one whose code makes the values, None
    where several do: the values of other code (`code_version`) are not found again. Keys say what
    values depend on besides, see `digest`. Several processes may use a cache at the same time.
    """

    def __init__(
        self,
        root: Path,
        name: str,
        kind: type[_Value],
        stage: Stage | None,
        *,
        limit: int = _LIMIT,
    ) -> None:
        self._project = root / ".docsgen"
        self._folder = self._project / "cache" / name
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._version = code_version(stage)
        self._limit = limit
        self._is_tidy = False

    def get(self, key: str) -> _Value | None:
        """The value of `key`, if it is there and whole."""
        path = self._path(key)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        check, data = stored[:_CHECK], stored[_CHECK:]
        if hashlib.sha256(data).digest() != check:
            return None
        _note_use(path)
        try:
            return self._decoder.decode(data)
        except msgspec.MsgspecError:
            return None

    def put(self, key: str, value: _Value) -> None:
        """Keep the value of `key`, if it can be written."""
        data = msgspec.msgpack.encode(value)
        with contextlib.suppress(OSError):
            self._tidy()
            write_whole(self._path(key), hashlib.sha256(data).digest() + data)

    def made(self, key: str, make: Callable[[], _Value]) -> _Value:
        """The value of `key`, which is made and kept where there is none."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def is_empty(self) -> bool:
        """Whether nothing was ever kept."""
        return not self._folder.is_dir()

    def _path(self, key: str) -> Path:
        return self._folder / digest(self._version, key)

    def _tidy(self) -> None:
        """Make the folder, or remove from it what was not used for the longest time."""
        if self._is_tidy:
            return
        self._is_tidy = True
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._project / ".gitignore").write_text("*\n")
        room = self._limit
        for _, size, path in sorted(_files(self._folder), reverse=True):
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When a file was used last, its size, and the file."""
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):  # another process may have removed it
            status = entry.stat()
            yield status.st_mtime, status.st_size, Path(entry)


def _note_use(path: Path) -> None:
    """Let a file be among the last that have to go."""
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _HOUR:
            os.utime(path)


def digest(*parts: object) -> str:
    """A key for values that depend on `parts` and code only; they must have a stable `repr`."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def version_of(files: Iterable[Path]) -> str:
    """Changes with the content of any of `files`."""
    contents = hashlib.sha256()
    for path in sorted(files):
        contents.update(path.read_bytes())
    return contents.hexdigest()


def code_version(stage: Stage | None) -> str:
    """Changes with all code and data that a value made in `stage` can depend on.

    That is each file of docsgen but those of the other stages, Python, the packages installed
    beside docsgen, and each file of those that register an adapter.
    """
    return digest(_own_version(_PACKAGE, stage), sys.version_info[:2], _beside(tuple(sys.path)))


def _own_version(package: Path, stage: Stage | None) -> str:
    """The same for the files of docsgen, which this process has loaded already."""
    foreign = _foreign_folders(stage) if stage else set()
    return digest([one for one in _part_versions(package).items() if one[0] not in foreign])


@functools.lru_cache(maxsize=FEW)
def _part_versions(package: Path) -> dict[str, str]:
    """For each file and folder of the package, what changes with all that is in it."""
    contents: dict[str, hashlib._Hash] = {}
    for path in sorted(_own_files(package)):
        place = path.relative_to(package)
        part = contents.setdefault(place.parts[0], hashlib.sha256())
        data = path.read_bytes()
        part.update(f"{place} {len(data)}\n".encode())
        part.update(data)
    return {name: part.hexdigest() for name, part in contents.items()}


def _own_files(package: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(folder, name) for name in files)


def _foreign_folders(stage: Stage) -> set[str]:
    """The folders of docsgen whose files no value of `stage` can depend on."""
    others = (own for other, own in _OWN_TO_STAGES.items() if other != stage)
    return _ABOVE_STAGES.union(*others)


@functools.lru_cache(maxsize=FEW)
def _beside(path: tuple[str, ...]) -> str:
    """The same for the packages beside docsgen, whose descriptions are named for their versions."""
    found = [entry for folder in path for entry in _entries(folder) if entry.suffix == ".dist-info"]
    files = registered_files() if any(map(_registers_adapter, found)) else []
    return digest(sorted(description.name for description in found), version_of(files))


def _entries(folder: str) -> list[Path]:
    try:
        return list(Path(folder).iterdir())
    except OSError:  # a zip file, or a folder that is not there
        return []


def _registers_adapter(description: Path) -> bool:
    try:
        entry_points = (description / "entry_points.txt").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return f"[{GROUP}]" in entry_points


def remembered(
    size: int,
) -> Callable[
    [Callable[Concatenate[Findings, _Arguments], _Result]],
    Callable[Concatenate[Findings, _Arguments], _Result],
]:
    """Like functools.lru_cache, for functions that collect findings in their first argument.

    The findings of the first call are reported by the later ones too. The other arguments must be
    hashable, and results must not be changed.
    """

    def decorate(
        work: Callable[Concatenate[Findings, _Arguments], _Result],
    ) -> Callable[Concatenate[Findings, _Arguments], _Result]:
        @functools.lru_cache(maxsize=size)
        def kept(*arguments: Hashable) -> tuple[_Result, Findings]:
            found = Findings()
            return work(found, *arguments), found  # type: ignore[arg-type, call-arg]

        @functools.wraps(work)
        def call(
            findings: Findings, /, *arguments: _Arguments.args, **named: _Arguments.kwargs
        ) -> _Result:
            result, found = kept(*arguments, **named)  # type: ignore[arg-type]
            findings.extend(found)
            return result

        return call

    return decorate
