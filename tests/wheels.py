# Small real wheels, for tests that need packages of which they know everything.

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from docsgen.archive import archive

PURE = "py3-none-any"


def write_wheel(
    folder: Path,
    name: str,
    version: str,
    *,
    tag: str = PURE,
    requires: Sequence[str] = (),
    modules: Mapping[str, str] | None = None,
) -> Path:
    """Write a wheel of the package `name` into `folder`; `modules` are sources by their paths."""
    stem = f"{name.replace('-', '_')}-{version}"
    needs = "".join(f"Requires-Dist: {one}\n" for one in requires)
    files = {
        **{path: source.encode() for path, source in (modules or {}).items()},
        f"{stem}.dist-info/METADATA": (
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}"
        ).encode(),
        f"{stem}.dist-info/WHEEL": (
            f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n"
        ).encode(),
    }
    record = "".join(f"{path},,\n" for path in files)
    files[f"{stem}.dist-info/RECORD"] = record.encode()
    path = folder / f"{stem}-{tag}.whl"
    path.write_bytes(archive(files))
    return path


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
