# Where a version of a library comes from: installed beside docsgen, a wheel, a source tree, or the
# package index through pip. Surfaces are kept by the content they were read from.

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from email import message_from_string
from functools import partial
from importlib import metadata
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

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

_MOST = 200_000_000
"""Bytes that a wheel may unpack to."""


class LibraryError(DocsgenError):
    """What was given as a library is none."""


class Metadata(msgspec.Struct, frozen=True):
    """What a package says of itself: its name in the index, one sentence, what it requires."""

    name: str
    summary: str = ""
    requirements: list[str] = []


class Source(msgspec.Struct, frozen=True):
    """A version of a library before it is read.

    `name` is the one that is imported; `key` changes with its content. `package` gives the folder
    of its package with its code while a context lasts, `whole` the same with all files; both raise
    LibraryError where there is none.
    """

    name: str
    version: str
    key: str
    package: Callable[[], AbstractContextManager[Path]]
    whole: Callable[[], AbstractContextManager[Path]]
    about: Callable[[], Metadata]

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
    if found := _present(given, name, home):
        return found
    if _REQUIREMENT.fullmatch(given):
        return _wheel(_download(given, _wheels(home, given)))
    raise LibraryError(
        f"{given} is neither a version, nor a wheel, nor a folder, nor an installed package",
        hint=f"write {name or 'NAME'}==VERSION or the path of a wheel",
    )


def newest_source(name: str, home: Path) -> Source:
    """The newest version of the package `name` in the package index, which is kept below `home`.

    Raises MissingToolError when it cannot be had.
    """
    with tempfile.TemporaryDirectory() as folder:
        wheel = _download(name, Path(folder))
        distribution, version = wheel.name.split("-")[:2]
        kept = _wheels(home, f"{distribution}=={version}") / wheel.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(wheel, kept)
    return _wheel(kept)


def documented_source(project: Project) -> Source:
    """The library that a project documents: its `source`, or else `name==version`.

    Raises LibraryError when it is no library and MissingToolError when it cannot be had.
    """
    return find_source(_documented(project), project.config.library.name, project.root)


def present_source(project: Project) -> Source | None:
    """The same as far as it is on this machine; raises LibraryError."""
    return _present(_documented(project), project.config.library.name, project.root)


def _documented(project: Project) -> str:
    library = project.config.library
    if library.source is None:
        return f"{library.name}=={library.version}"
    is_requirement = _REQUIREMENT.fullmatch(library.source)
    return library.source if is_requirement else str(project.root / library.source)


def _present(given: str, name: str, home: Path) -> Source | None:
    if wanted := _REQUIREMENT.fullmatch(given):
        kept = sorted(_wheels(home, given).glob("*.whl"))
        found = installed(wanted["name"], wanted["version"])
        return found or (_wheel(kept[0]) if kept else None)
    path = Path(given)
    if path.suffix == ".whl" or path.is_file():
        return _wheel(path)
    if path.is_dir():
        return _tree(path, name)
    return installed(given)


def surface(source: Source, project: Project) -> Surface:
    """The surface of a library, read once; the project's adapter knows the documented one only."""
    is_documented = source.name.replace("-", "_") == project.config.library.name
    adapter = project.adapter if is_documented else NONE
    key = digest(source.key, adapter.library)
    if key not in _READ:
        _READ[key] = _cache(project.root).made(key, lambda: source.read(adapter))
    return _READ[key]


def keep_surface(found: Surface, source: Source, adapter: Adapter, home: Path) -> None:
    """Keep the surface of a library, read with what `adapter` knows, for the project in `home`."""
    _cache(home).put(digest(source.key, adapter.library), found)


def has_surfaces(project: Project) -> bool:
    """Whether any library has been read for a project before."""
    return not _cache(project.root).is_empty()


def _cache(home: Path) -> Cache[Surface]:
    return Cache(home, "surfaces", Surface, None)


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
    package = _package_of(found)
    is_editable = not package.is_relative_to(Path(str(found.locate_file(""))))
    record = found.read_text("RECORD") or ""
    content = version_of(package.rglob("*.py")) if is_editable else record
    place = partial(_in_place, package)
    return Source(
        package.name,
        has,
        digest(content, has),
        place,
        place,
        lambda: _metadata(found.metadata, package.name),
    )


def _package_of(found: metadata.Distribution) -> Path:
    """The folder of an installed package, which may be imported under another name."""
    usual = found.name.replace("-", "_")
    for name in chain((usual, usual.lower()), _tops(found)):
        place = Path(str(found.locate_file(name)))
        if (place / "__init__.py").is_file():
            return place
    spec = find_spec(usual)  # an editable installation has its files elsewhere
    return Path(spec.origin).parent if spec and spec.origin else place


def _tops(found: metadata.Distribution) -> Iterator[str]:
    """The folders of an installed package, from its list of files, which takes long to read."""
    tops = (file.parts[0] for file in found.files or () if file.name == "__init__.py")
    yield from dict.fromkeys(filter(_is_public, tops))


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def _tree(folder: Path, name: str) -> Source:
    """The package in a folder: the folder itself, or one of the library's name in it."""
    own = _project_of(folder).get("name", "").replace("-", "_")
    names = dict.fromkeys(filter(None, (name, own)))
    inside = (folder / above / one for one in names for above in ("", "src", "backend"))
    for package in (*inside, folder):
        if (package / "__init__.py").is_file():
            return _tree_of(package.resolve())
    raise _no_package(folder, folder, name, "give the folder with its __init__.py")


def _tree_of(package: Path) -> Source:
    described = next(
        (found for above in package.parents[:2] if (found := _project_of(above))),
        {},
    )
    is_own = described.get("name", "").replace("-", "_").lower() == package.name.lower()
    about = described if is_own else {}
    place = partial(_in_place, package)
    return Source(
        package.name,
        about.get("version", "from source"),
        version_of(path for path in package.rglob("*") if _is_source(path)),
        place,
        place,
        lambda: Metadata(
            about.get("name", package.name),
            about.get("description", ""),
            list(about.get("dependencies", ())),
        ),
    )


def _in_place(package: Path) -> AbstractContextManager[Path]:
    return nullcontext(package)


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _project_of(folder: Path) -> dict[str, Any]:
    """What the pyproject.toml of a folder says of its package; nothing where that is not known."""
    try:
        text = (folder / "pyproject.toml").read_text(encoding="utf-8")
        return dict(tomllib.loads(text)["project"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _wheel(path: Path) -> Source:
    try:
        key = version_of([path])
    except OSError as error:
        raise LibraryError(
            f"cannot be read: {error.strerror}", hint="check the path", path=path
        ) from error
    name, _, rest = path.name.partition("-")
    package = _package_in(path, name)
    return Source(
        package,
        rest.partition("-")[0] or "unknown",
        key,
        partial(_unpacked, path, package, only_code=True),
        partial(_unpacked, path, package, only_code=False),
        partial(_described, path, package),
    )


def _package_in(wheel: Path, name: str) -> str:
    """The name under which the package in a wheel is imported: its own, or that of the only one."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            inits = [entry.split("/") for entry in archive.namelist()]
    except (zipfile.BadZipFile, OSError):
        return name  # whoever unpacks it says what is wrong
    packages = {
        parts[0] for parts in inits if parts[1:] == ["__init__.py"] and _is_public(parts[0])
    }
    same = [package for package in packages if package.lower() == name.lower()]
    return (same or [*packages, name])[0] if same or len(packages) == 1 else name


def _described(wheel: Path, package: str) -> Metadata:
    """What the metadata of a wheel says."""
    with zipfile.ZipFile(wheel) as archive:
        files = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        text = archive.read(files[0]).decode("utf-8", "replace") if files else ""
    return _metadata(message_from_string(text), package)


def _metadata(headers: Any, package: str) -> Metadata:
    name, summary = headers.get("Name") or package, headers.get("Summary") or ""
    return Metadata(name, summary.strip(), headers.get_all("Requires-Dist") or [])


@contextmanager
def _unpacked(path: Path, name: str, *, only_code: bool) -> Iterator[Path]:
    """The package in a wheel, in a temporary folder."""
    hint = "give a wheel as the package index serves it"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder), only_code=only_code)
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


def _unpack(archive: zipfile.ZipFile, folder: Path, *, only_code: bool) -> None:
    """Write the files of a wheel, or its source code, and that its compiled modules are there."""
    entries = archive.infolist()
    wanted = [entry for entry in entries if not only_code or entry.filename.endswith(_CODE)]
    if sum(entry.file_size for entry in wanted) > _MOST:
        raise ValueError(f"it unpacks to more than {_MOST:,} bytes")
    archive.extractall(folder, wanted)
    for entry in entries:
        path = folder / entry.filename
        if path.suffix in COMPILED and path.resolve().is_relative_to(folder.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()


def _wheels(home: Path, requirement: str) -> Path:
    """Where the wheel of a version is kept once it has been downloaded."""
    return home / ".docsgen" / "cache" / "wheels" / requirement


def _download(requirement: str, folder: Path) -> Path:
    """The wheel of a package, or of one version, from the package index in `folder`."""
    command = [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingToolError(
            f"{requirement} cannot be downloaded: {_last_line(done.stderr)}",
            hint="connect to a package index and check that it has this "
            + ("version" if "==" in requirement else "package")
            + ", or give the path of a wheel",
        )
    return next(folder.glob("*.whl"))


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("ERROR")] or ["pip failed"]
    return lines[-1].removeprefix("ERROR: ")
