# Where a version of a library comes from: installed beside docsgen, a wheel, a source tree, or the
# package index through pip. Surfaces are kept by the content they were read from.

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import msgspec

from docsgen.adapters import NONE, Adapter
from docsgen.cache import Cache, digest, version_of
from docsgen.check.library.surface import Surface
from docsgen.config import Project
from docsgen.errors import DocsgenError, MissingToolError

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.!+-]+)")
_MOST = 200_000_000
"""Bytes of source code that a wheel may unpack to."""


class LibraryError(DocsgenError):
    """What was given as a library is none."""


class Source(msgspec.Struct, frozen=True):
    """A version of a library before it is read, with what an adapter knows of it.

    `key` changes with its content.
    """

    name: str
    version: str
    key: str
    read: Callable[[Adapter], Surface]


def find_source(given: str, project: Project) -> Source:
    """What `given` names: `name==version`, a wheel, a folder, or an installed package.

    Raises LibraryError when it is no library and MissingToolError when it cannot be had.
    """
    path = Path(given)
    if path.suffix == ".whl" or path.is_file():
        return _wheel(path)
    if path.is_dir():
        return _tree(path, project.config.library.name)
    if wanted := _REQUIREMENT.fullmatch(given):
        return installed(wanted["name"], wanted["version"]) or _wheel(_download(given, project))
    if found := installed(given):
        return found
    raise LibraryError(
        f"{given} is neither a version, nor a wheel, nor a folder, nor an installed package",
        hint=f"write {project.config.library.name}==VERSION or the path of a wheel",
    )


def surface(source: Source, project: Project) -> Surface:
    """The surface of a library, read once; the project's adapter knows the documented one only."""
    is_documented = source.name.replace("-", "_") == project.config.library.name
    adapter = project.adapter if is_documented else NONE
    key = digest(source.key, adapter.library)
    if key not in _READ:
        _READ[key] = _cache(project).made(key, lambda: source.read(adapter))
    return _READ[key]


def has_surfaces(project: Project) -> bool:
    """Whether any library has been read for a project before."""
    return not _cache(project).is_empty()


def _cache(project: Project) -> Cache[Surface]:
    return Cache(project.root, "surfaces", Surface, "check")


_READ: dict[str, Surface] = {}
"""Surfaces that this process has read, of which it never needs more than a few."""


def installed(name: str, version: str | None = None) -> Source | None:
    """The package of that name beside docsgen, if it has that version."""
    try:
        found = metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        return None
    if version not in (None, found.version):
        return None
    record = found.read_text("RECORD") or ""
    package = Path(str(found.locate_file(name.replace("-", "_"))))
    return Source(
        name, found.version, digest(record, found.version), _reader(package, found.version)
    )


def _tree(folder: Path, name: str) -> Source:
    """The package in a folder: the folder itself, or one of the library's name in it."""
    for package in (folder / name, folder / "src" / name, folder):
        if (package / "__init__.py").is_file():
            key = version_of(package.rglob("*.py"))
            return Source(package.name, "its source tree", key, _reader(package, ""))
    raise LibraryError(
        f"{folder} holds no package {name}",
        hint="give the folder with its __init__.py",
        path=folder,
    )


def _wheel(path: Path) -> Source:
    try:
        key = version_of([path])
    except OSError as error:
        raise LibraryError(
            f"cannot be read: {error.strerror}", hint="check the path", path=path
        ) from error
    name, _, rest = path.name.partition("-")
    version = rest.partition("-")[0] or "unknown"
    return Source(name, version, key, lambda adapter: _read_wheel(path, name, version, adapter))


def _read_wheel(path: Path, name: str, version: str, adapter: Adapter) -> Surface:
    hint = "give a wheel as the package index serves it"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder))
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
            raise LibraryError(f"is not a wheel: {error}", hint=hint, path=path) from error
        package = Path(folder) / name
        if not (package / "__init__.py").is_file():
            raise LibraryError(f"holds no package {name}", hint=hint, path=path)
        return _reader(package, version)(adapter)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    code = [entry for entry in archive.infolist() if entry.filename.endswith(".py")]
    if sum(entry.file_size for entry in code) > _MOST:
        raise ValueError(f"it unpacks to more than {_MOST:,} bytes")
    archive.extractall(folder, code)


def _reader(package: Path, version: str) -> Callable[[Adapter], Surface]:
    def read(adapter: Adapter) -> Surface:
        from docsgen.check.library.reading import read_surface  # griffe takes its time to import

        try:
            return read_surface(package, version, adapter)
        except (ValueError, OSError) as error:
            raise LibraryError(str(error), hint="check that it is a Python package") from error

    return read


def _download(requirement: str, project: Project) -> Path:
    """The wheel of a version, from the package index or from an earlier download."""
    folder = project.root / ".docsgen" / "cache" / "wheels" / requirement
    if not any(folder.glob("*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary", ":all:", "--dest", str(folder), requirement]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingToolError(
                f"{requirement} cannot be downloaded: {_last_line(done.stderr)}",
                hint="connect to a package index and check that it has this version, "
                "or give the path of a wheel",
            )
    return next(folder.glob("*.whl"))


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("ERROR")] or ["pip failed"]
    return lines[-1].removeprefix("ERROR: ")
