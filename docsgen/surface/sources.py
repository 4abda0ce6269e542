# Where a version of a library comes from: installed beside docsgen, a wheel, a source tree, or the
# package index through pip. Surfaces are kept by the content they were read from.

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from importlib import metadata
from pathlib import Path

import msgspec

from docsgen.adapters import NONE, Adapter
from docsgen.cache import Cache, digest, version_of
from docsgen.config import Project
from docsgen.errors import DocsgenError, MissingToolError
from docsgen.surface.values import Surface

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.!+-]+)")
_CODE = (".py", ".pyi")
"""How the names of files with source code end, and of those that stand in for it."""

COMPILED = (".so", ".pyd")
"""How the names of compiled modules end."""

_PACKAGES = re.compile(r"(?m)^([A-Za-z]\w*)/__init__\.py\b")
"""The public packages in a list of installed files."""

_MOST = 200_000_000
"""Bytes of source code that a wheel may unpack to."""


class LibraryError(DocsgenError):
    """What was given as a library is none."""


class Source(msgspec.Struct, frozen=True):
    """A version of a library before it is read.

    `key` changes with its content. `package` gives the folder of its package while a context lasts;
    it raises LibraryError where there is none.
    """

    name: str
    version: str
    key: str
    package: Callable[[], AbstractContextManager[Path]]

    def read(self, adapter: Adapter) -> Surface:
        """Its surface, with what an adapter knows of it; raises LibraryError."""
        from docsgen.surface.reading import read_surface  # griffe takes its time to import

        with self.package() as folder, errors_told():
            return read_surface(folder, self.version, adapter)


@contextmanager
def errors_told() -> Iterator[None]:
    """Makes what reading a package raises an error that says what to do."""
    try:
        yield
    except (ValueError, OSError) as error:
        python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        hint = f"check that it is a Python package with source code that {python} can read"
        raise LibraryError(str(error), hint=hint) from error


def find_source(given: str, name: str, home: Path) -> Source:
    """What `given` names: `name==version`, a wheel, a folder, or an installed package.

    A folder may have the package `name` in it; what is downloaded is kept below `home`. Raises
    LibraryError when it is no library and MissingToolError when it cannot be had.
    """
    path = Path(given)
    if path.suffix == ".whl" or path.is_file():
        return _wheel(path)
    if path.is_dir():
        return _tree(path, name)
    if wanted := _REQUIREMENT.fullmatch(given):
        return installed(wanted["name"], wanted["version"]) or _wheel(_download(given, home))
    if found := installed(given):
        return found
    raise LibraryError(
        f"{given} is neither a version, nor a wheel, nor a folder, nor an installed package",
        hint=f"write {name or 'NAME'}==VERSION or the path of a wheel",
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
    return Cache(project.root, "surfaces", Surface, None)


_READ: dict[str, Surface] = {}
"""Surfaces that this process has read, of which it never needs more than a few."""


def installed(name: str, version: str | None = None) -> Source | None:
    """The package of that name beside docsgen, if it has that version."""
    try:
        found = metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        return None
    has = found.version  # reads the whole description of the package each time
    if version not in (None, has):
        return None
    record = found.read_text("RECORD") or ""
    package = _package_name(name, record)
    folder = Path(str(found.locate_file(package)))
    key = digest(record, has)
    return Source(package, has, key, partial(_in_place, folder))


def _package_name(name: str, record: str) -> str:
    """The package of a distribution, whose list of files says it if the names differ."""
    packages = _PACKAGES.findall(record)
    usual = name.replace("-", "_")
    return usual if usual in packages or not packages else packages[0]


def _tree(folder: Path, name: str) -> Source:
    """The package in a folder: the folder itself, or one of the library's name in it."""
    for package in (folder / name, folder / "src" / name, folder):
        if (package / "__init__.py").is_file():
            key = version_of(file for kind in _CODE for file in package.rglob(f"*{kind}"))
            return Source(package.name, "from source", key, partial(_in_place, package))
    raise _no_package(folder, folder, name, "give the folder with its __init__.py")


def _wheel(path: Path) -> Source:
    try:
        key = version_of([path])
    except OSError as error:
        raise LibraryError(
            f"cannot be read: {error.strerror}", hint="check the path", path=path
        ) from error
    name, _, rest = path.name.partition("-")
    return Source(name, rest.partition("-")[0] or "unknown", key, partial(_unpacked, path, name))


def _in_place(package: Path) -> AbstractContextManager[Path]:
    return nullcontext(package)


@contextmanager
def _unpacked(path: Path, name: str) -> Iterator[Path]:
    """The package in a wheel, in a temporary folder."""
    hint = "give a wheel as the package index serves it"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder))
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
            raise LibraryError(f"is not a wheel: {error}", hint=hint, path=path) from error
        package = Path(folder) / name
        if not (package / "__init__.py").is_file():
            raise _no_package(path, Path(folder), name, hint)
        yield package


def _no_package(path: Path, folder: Path, name: str, hint: str) -> LibraryError:
    """The error of a wheel or folder at `path` without a package that can be read."""
    if any(file.suffix in COMPILED for file in folder.rglob("*")):
        hint = "give a version of it with source code: a reference is made of that"
        return LibraryError(f"holds compiled modules and no package {name}", hint=hint, path=path)
    return LibraryError(f"holds no package {name}", hint=hint, path=path)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    """Write the source code of a wheel, and of its compiled modules that they are there."""
    code = [entry for entry in archive.infolist() if entry.filename.endswith(_CODE)]
    if sum(entry.file_size for entry in code) > _MOST:
        raise ValueError(f"it unpacks to more than {_MOST:,} bytes")
    archive.extractall(folder, code)
    for entry in archive.infolist():
        path = folder / entry.filename
        if path.suffix in COMPILED and path.resolve().is_relative_to(folder.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()


def _download(requirement: str, home: Path) -> Path:
    """The wheel of a version, from the package index or from an earlier download."""
    folder = home / ".docsgen" / "cache" / "wheels" / requirement
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
