# Puts a runtime together from its downloaded parts. A half-built one is never seen: it grows under
# another name and is renamed when it is complete.

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from docsgen.archive import archive
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime.archive import members, short_digest
from docsgen.demos.runtime.runtime import Runtime, read_runtime, write_manifest
from docsgen.demos.runtime.slimming import slim
from docsgen.demos.runtime.sources import LOCK_FILE, Downloads, unpack_pyodide
from docsgen.demos.runtime.warming import packed, warmed
from docsgen.model.paths import path_inside

_PLAYER = Path(__file__).parents[2] / "player"
_PACKAGE = Path(__file__).parents[2]
_MAKERS = ("archive.py", "building.py", "runtime.py", "slimming.py", "sources.py", "warming.py")
"""The modules beside this one that decide what is in a runtime."""


def key(exporting: Exporting, pyodide_url: str | None = None) -> str:
    """What a runtime that is built now would be called: it changes with pins and own code."""
    pins = msgspec.json.encode(exporting.pins())
    own = [
        path.read_bytes()
        for path in (*sorted(_own_code(exporting.player)), *sorted(exporting.files))
    ]
    return short_digest((pyodide_url or "").encode(), pins, *own)


def build(
    exporting: Exporting,
    folder: Path,
    downloads: Downloads,
    *,
    pyodide_url: str | None = None,
    tell: Callable[[str], None] = lambda text: None,
    try_out: Callable[[Path, Runtime], None] = lambda folder, runtime: None,
    shared: Path | None = None,
) -> Runtime:
    """Build the runtime of a library in `folder`, unless it is there already.

    With `pyodide_url` Pyodide's own files are not included but loaded from that address. `tell`
    hears what takes long, and what it has to do without; `try_out` is given the new runtime before
    anybody sees it and may raise what speaks against it. `shared` is the folder in which other
    projects look for the same runtime: it is taken from there, or left there. Raises
    MissingToolError when a part cannot be had.
    """
    wanted = key(exporting, pyodide_url)
    present = read_runtime(folder)
    if present and present.key == wanted:
        return present
    if shared and (twin := read_runtime(shared)) and twin.key == wanted:
        put_in_place(shared, folder)
        return twin
    tell(f"building the runtime of {exporting.label()}, once: about a minute")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".runtime-", dir=folder.parent) as scratch:
        new = Path(scratch) / "runtime"
        new.mkdir()
        assembled = _assemble(exporting, new, downloads, wanted, pyodide_url)
        runtime = warmed(exporting, new, assembled, tell)
        write_manifest(new, runtime)
        try_out(new, runtime)
        if shared and shared != folder:
            with suppress(OSError):  # it would only have saved time elsewhere
                put_in_place(new, shared)
        _rename(new, folder, wanted)
    return runtime


def put_in_place(source: Path, folder: Path) -> None:
    """Let `folder` have the same runtime as `source`, without copying its files where possible."""
    wanted = read_runtime(source)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".runtime-", dir=folder.parent) as scratch:
        new = Path(scratch) / "runtime"
        shutil.copytree(source, new, copy_function=_linked)
        _rename(new, folder, wanted.key if wanted else "")


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk
        shutil.copyfile(source, target)


def _rename(new: Path, folder: Path, wanted: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    try:
        new.rename(folder)
    except OSError:
        if not _is_there(folder, wanted):  # by another process, which was faster
            raise


def _is_there(folder: Path, wanted: str) -> bool:
    present = read_runtime(folder)
    return present is not None and present.key == wanted


def complete(
    exporting: Exporting,
    folder: Path,
    runtime: Runtime,
    tell: Callable[[str], None],
    *,
    full: bool = False,
) -> Runtime:
    """The runtime in `folder` with what it lacked when it was built, if that can be had now.

    With `full`, its snapshot is packed for readers, which takes minutes.
    """
    made = runtime if runtime.snapshots else warmed(exporting, folder, runtime, tell)
    if full:
        made = packed(folder, made, tell)
    if made != runtime:
        write_manifest(folder, made)
    return made


def _assemble(
    exporting: Exporting, folder: Path, downloads: Downloads, wanted: str, url: str | None
) -> Runtime:
    pins, wheels = exporting.pins(), downloads.wheels()
    core = f"pyodide-{pins.pyodide.version}"
    unpack_pyodide(downloads.pyodide(), folder / core)
    if url:
        lock = (folder / core / LOCK_FILE).read_bytes()
        shutil.rmtree(folder / core)
        (folder / core).mkdir()
        (folder / core / LOCK_FILE).write_bytes(lock)
    sources = members(wheels, exporting.is_needed) | worker_code(exporting.player)
    python = archive({name: _slim(name, data) for name, data in sources.items()})
    python_name = f"python-{short_digest(python)}.zip"
    (folder / python_name).write_bytes(python)
    front = next(path for path in wheels if path.name.startswith(f"{exporting.distribution}-"))
    entry = exporting.entry(front)
    extracted = partial(_extracted, front, exporting.is_served, folder)
    frontend, _ = extracted(exporting.frontend, "frontend")
    media, media_files = extracted(exporting.media, "media")
    player = copied_player(exporting.player, folder)
    return Runtime(
        key=wanted,
        pyodide=url or core,
        lock=f"{core}/{LOCK_FILE}",
        python=python_name,
        player=player,
        frontend=frontend,
        media=media,
        packages="packages",
        entry_script=entry.script,
        entry_style=entry.style,
        session=f"{exporting.player}.session",
        media_root=exporting.media.as_posix(),
        media_files=media_files,
        sizes={path.name: sum(f.stat().st_size for f in _files(path)) for path in folder.iterdir()},
    )


def _slim(name: str, data: bytes) -> bytes:
    return slim(data) if name.endswith(".py") else data


def _files(path: Path) -> Iterator[Path]:
    return (file for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file())


def _extracted(
    wheel: Path,
    is_served: Callable[[PurePosixPath], bool],
    folder: Path,
    inside: PurePosixPath,
    title: str,
) -> tuple[str, dict[str, int]]:
    """Unpack one folder of a wheel under a name made from its content: the name and its files."""
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(wheel) as source:
        for name in sorted(source.namelist()):
            path = PurePosixPath(name)
            if not name.endswith("/") and path.is_relative_to(inside) and is_served(path):
                files[path.relative_to(inside).as_posix()] = source.read(name)
    digest = short_digest(*(part for name, data in files.items() for part in (name.encode(), data)))
    target = f"{title}-{digest}"
    for name, data in files.items():
        copy = folder / target / path_inside(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
    return target, {name: len(data) for name, data in files.items()}


def copied_player(package: str, folder: Path) -> str:
    """Copy the player's scripts, with those of a library's `package`, into `folder`: their folder.

    Its name changes with everything in it.
    """
    scripts = sorted(path for part in (_PLAYER, _folder(package)) for path in part.glob("*.js"))
    name = f"player-{short_digest(*(path.read_bytes() for path in scripts))}"
    (folder / name).mkdir()
    for path in scripts:
        shutil.copyfile(path, folder / name / path.name)
    return name


def worker_code(package: str) -> dict[str, bytes]:
    """The Python that docsgen itself brings into the worker, by its name in the archive.

    Of what is around a library's `package` there is nothing: that knows more of docsgen.
    """
    own = [_PACKAGE / "__init__.py", *_PLAYER.rglob("*.py")]
    found = {path.relative_to(_PACKAGE.parent).as_posix(): path.read_bytes() for path in own}
    place = PurePosixPath(*package.split("."))
    around = {f"{outer}/__init__.py": b"" for outer in place.parents if outer.name}
    librarys = {f"{place}/{path.name}": path.read_bytes() for path in _folder(package).glob("*.py")}
    return around | found | librarys


def _folder(package: str) -> Path:
    """Where a package is, which need not be imported for that."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def _own_code(package: str) -> Iterator[Path]:
    for part in (_PLAYER, _folder(package)):
        yield from (path for path in part.rglob("*") if path.suffix in (".py", ".js"))
    yield from (Path(__file__).with_name(name) for name in _MAKERS)
