# Where the parts of a runtime come from: npm and pip, or a folder that somebody filled from them.
# Every part is checked against its digest, whatever its source.

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from docsgen.demos.runtime.pins import Pins
from docsgen.errors import MissingToolError

_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK_FILE = "pyodide-lock.json"
LOADER = "pyodide.js"
"""The module of a runtime that starts Pyodide (`modulesIn` in docsgen/player/pyodide.js)."""

_MIRROR_HINT = "give --mirror a folder with this file, or connect to the network"


class Downloads:
    """A folder with what was fetched; what is in it with the right digest is not fetched again.

    `mirror` is a folder that holds the same files for machines without a network, `shared` one
    with what was fetched before. `tell` hears of what takes long.
    """

    def __init__(
        self, folder: Path, pins: Pins, mirror: Path | None = None, shared: Path | None = None
    ) -> None:
        self.folder = folder
        self._pins = pins
        self._mirror = mirror
        self._shared = shared or folder
        self.tell: Callable[[str], None] = lambda text: None

    def pyodide(self) -> Path:
        """The npm package of Pyodide; raises MissingToolError when it cannot be had."""
        name = f"pyodide-{self._pins.pyodide.version}.tgz"
        before = self._shared / name
        path = before if self._is_genuine(before) else self.folder / name
        if not self._is_genuine(path):
            self._fetch_pyodide(path)
        if not self._is_genuine(path):
            raise MissingToolError(f"{name} is not the release that is pinned", hint=_MIRROR_HINT)
        return path

    def wheels(self) -> list[Path]:
        """The pinned wheels, by name; raises MissingToolError when one cannot be had."""
        known = self._known_wheels()
        if missing := [name for name in self._pins.wheels if self._digest(name) not in known]:
            self._fetch_wheels(missing)
            known = self._known_wheels()
        for name in missing:
            if self._digest(name) not in known:
                raise MissingToolError(
                    f"the pinned wheel of {name} was not found", hint=_MIRROR_HINT
                )
        return [known[self._digest(name)] for name in sorted(self._pins.wheels)]

    def _digest(self, name: str) -> str:
        return self._pins.wheels[name].sha256

    def _known_wheels(self) -> dict[str, Path]:
        folders = {self._shared, self.folder}
        return {_sha256(path): path for folder in folders for path in folder.glob("*.whl")}

    def _is_genuine(self, path: Path) -> bool:
        if not path.is_file():
            return False
        digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
        return f"sha512-{digest}" == self._pins.pyodide.integrity

    def _fetch_pyodide(self, path: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._mirror:
            _copy(self._mirror / path.name, path)
            return
        package = f"pyodide@{self._pins.pyodide.version}"
        self.tell(f"downloading {package}, 6 MB")
        _run(
            ["npm", "pack", "--silent", package, "--pack-destination", str(self.folder)],
            f"npm could not fetch {package}",
            "install Node.js with npm, or give --mirror a folder with " + path.name,
        )

    def _fetch_wheels(self, names: Sequence[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._mirror:
            for wheel in self._mirror.glob("*.whl"):
                _copy(wheel, self.folder / wheel.name)
            return
        self.tell(f"downloading {len(names)} packages")
        requirements = self.folder / "requirements.txt"
        requirements.write_text(self._pins.requirements(), encoding="utf-8")
        _run(
            [sys.executable, "-P", "-m", "pip", *self._pip_arguments(requirements)],
            f"pip could not fetch {', '.join(names)}",
            "check the network and pip, or give --mirror a folder with the wheels",
        )

    def _pip_arguments(self, requirements: Path) -> Iterator[str]:
        target = self._pins.python
        yield from ("download", "--quiet", "--disable-pip-version-check", "--no-deps")
        yield from ("--require-hashes", "--only-binary=:all:")
        yield from ("--python-version", target.version, "--abi", target.abi)
        for platform in target.platforms:
            yield from ("--platform", platform)
        yield from ("--requirement", str(requirements), "--dest", str(self.folder))


def unpack_pyodide(package: Path, folder: Path) -> None:
    """Write the files that a browser needs from the npm package into `folder`.

    Modules become `.js`: servers that do not know `.mjs` (Debian's nginx) send a type with which no
    browser runs them.
    """
    folder.mkdir(parents=True)
    with tarfile.open(package) as archive:
        for name in (*_CORE, LOCK_FILE):
            source = archive.extractfile(f"package/{name}")
            if source is None:
                raise MissingToolError(f"the Pyodide package lacks {name}", hint=_MIRROR_HINT)
            with source, (folder / name.replace(".mjs", ".js")).open("wb") as target:
                shutil.copyfileobj(source, target)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise MissingToolError(f"{source} is missing", hint=_MIRROR_HINT)
    shutil.copyfile(source, target)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(command: Sequence[str], failure: str, hint: str) -> None:
    """Run a program; raises MissingToolError with the last line of what it says."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise MissingToolError(f"{failure}: {command[0]} is not installed", hint=hint) from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout).strip().splitlines()
        raise MissingToolError(f"{failure}: {said[-1] if said else error}", hint=hint) from None
