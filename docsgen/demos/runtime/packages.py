# Further packages for the browser's Python: which wheels one needs, and whether they can be had.

from __future__ import annotations

import hashlib
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

import msgspec

from docsgen.model.paths import path_inside


class Wheel(msgspec.Struct, frozen=True):
    """A wheel in a lock file of Pyodide's."""

    name: str
    file_name: str
    sha256: str
    depends: list[str]
    imports: list[str] = []


class Lock(msgspec.Struct, frozen=True):
    """A lock file of Pyodide's: wheels by their normalized names."""

    packages: dict[str, Wheel]

    def provider(self, module: str) -> str | None:
        """The name of the package that provides the top-level `module`, if there is one."""
        return next(
            (name for name, wheel in self.packages.items() if module in wheel.imports), None
        )

    def closure(self, names: Iterable[str]) -> list[Wheel]:
        """The wheels that `names` need, themselves among them, sorted; unknown names need none."""
        found: dict[str, Wheel] = {}
        waiting = [normalized(name) for name in names]
        while waiting:
            name = waiting.pop()
            if name in self.packages and name not in found:
                found[name] = self.packages[name]
                waiting += [normalized(other) for other in self.packages[name].depends]
        return [found[name] for name in sorted(found)]


def read_lock(path: Path) -> Lock:
    """The lock file at `path`."""
    lock = msgspec.json.decode(path.read_bytes(), type=Lock)
    return Lock({normalized(name): wheel for name, wheel in lock.packages.items()})


def normalized(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


class Shelf:
    """The wheels that demos can load, in the folder that their runtime serves.

    `source` is a folder or an http(s) address that has more of them; with `remote` readers load
    them from elsewhere, and all that the lock file names is there.
    """

    def __init__(self, lock: Lock, folder: Path, source: str | None, *, remote: bool = False):
        self.lock = lock
        self.taken: set[str] = set()
        self._folder, self._source, self._remote = folder, source, remote

    def take(self, name: str) -> str | None:
        """Have a package and all it needs ready; why that cannot be, or None.

        `taken` then names the files that must be served.
        """
        wheels = self.lock.closure([name])
        if not wheels:
            return "it is in no lock file of Pyodide's"
        if self._remote:
            return None
        for wheel in wheels:
            if reason := self._provide(wheel):
                return reason
        self.taken |= {wheel.file_name for wheel in wheels}
        return None

    def _provide(self, wheel: Wheel) -> str | None:
        target = self._folder / path_inside(wheel.file_name)
        if not target.is_file():
            if self._source is None:
                return f"no source is given for {wheel.file_name}"
            if reason := _fetch(wheel.file_name, self._source, target):
                return reason
        if hashlib.sha256(target.read_bytes()).hexdigest() != wheel.sha256:
            target.unlink()
            return f"{wheel.file_name} has another digest than the lock file says"
        return None


def _fetch(name: str, source: str, target: Path) -> str | None:
    try:
        if source.startswith(("https://", "http://")):
            with urllib.request.urlopen(f"{source.rstrip('/')}/{name}", timeout=60) as response:
                target.write_bytes(response.read())
        else:
            shutil.copyfile(Path(source) / name, target)
    except (OSError, urllib.error.URLError) as error:
        return f"{name} is not in {source}: {getattr(error, 'strerror', None) or error}"
    return None
