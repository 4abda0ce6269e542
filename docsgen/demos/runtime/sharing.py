# One folder with the runtimes of several versions, for exports that are given its address: names
# tell contents apart, so that what versions have in common is there once.

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from docsgen.demos.runtime.runtime import MANIFEST, Runtime
from docsgen.errors import OutputError


def add_to(out: Path, folder: Path, runtime: Runtime) -> int:
    """Add the runtime in `folder` to the folder `out`: how many files that were not there.

    The manifest comes last, so that it vouches for the rest. Raises OutputError.
    """
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    last = Path(runtime.manifest)
    wanted = sorted((name for name in names if name != Path(MANIFEST)), key=lambda n: n == last)
    missing = [name for name in wanted if not (out / name).exists()]
    try:
        for name in missing:
            _copy(folder / name, out / name)
    except OSError as error:
        hint = "choose another --out"
        raise OutputError(f"cannot be written: {error.strerror}", hint=hint, path=out) from error
    return len(missing)


def _copy(source: Path, target: Path) -> None:
    """Copy a file in one step: what has its name is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, new)
    new.replace(target)


def is_packed(site: Path) -> bool:
    """Whether the runtimes of a built site are as small as they can be made."""
    manifests = (site / "runtime").glob("runtime-*.json")
    return all(msgspec.json.decode(path.read_bytes(), type=Runtime).is_packed for path in manifests)
