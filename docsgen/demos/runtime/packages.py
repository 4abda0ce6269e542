# Further packages for the browser's Python: which wheels one needs, and whether they can be had.

from __future__ import annotations

import hashlib
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

import msgspec

from docsgen.files import write_whole
from docsgen.model.paths import path_inside

_ADDRESS = re.compile(r"https://[\w./-]+/v(\$\{\w+\})/full/")
_PATIENCE = 30
"""Seconds in which a host has to begin its answer."""


class Wheel(msgspec.Struct, frozen=True):
    """A wheel in a lock file of Pyodide's."""

    name: str
    file_name: str
    sha256: str
    depends: list[str]
    imports: list[str] = []
    version: str = ""

    @property
    def is_pure(self) -> bool:
        """Whether it runs on any machine."""
        return self.file_name.endswith("-none-any.whl")


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


def distribution(script: Path, version: str) -> str | None:
    """The address of Pyodide's own distribution in a `version`, which its `script` names itself."""
    found = _ADDRESS.search(script.read_text(encoding="utf-8"))
    return found[0].replace(found[1], version) if found else None


class Shelf:
    """The wheels that demos can load, kept in a `folder` that outlives the runtimes.

    `source` is a folder or an http(s) address that has more of them; with `remote` readers load
    them from elsewhere, and all that the lock file names is there. `taken` are the files that must
    be served, by their names; `unreachable` says why the source cannot be reached, if that is so.
    """

    def __init__(self, lock: Lock, folder: Path, source: str | None, *, remote: bool = False):
        self.lock = lock
        self.taken: dict[str, Path] = {}
        self._folder, self._source, self._remote = folder, source, remote
        self.unreachable: str | None = None

    def take(self, name: str) -> str | None:
        """Have a package and all it needs ready; why that cannot be, or None."""
        wheels = self.lock.closure([name])
        if not wheels:
            return "it is in no lock file of Pyodide's"
        if self._remote:
            return None
        for wheel in wheels:
            if reason := self._provide(wheel):
                return reason
        self.taken |= {wheel.file_name: self._place(wheel) for wheel in wheels}
        return None

    def add(self, wheel: Path) -> None:
        """Serve a wheel that comes from elsewhere."""
        self.taken[wheel.name] = wheel

    def _place(self, wheel: Wheel) -> Path:
        return self._folder / path_inside(wheel.file_name)

    def _provide(self, wheel: Wheel) -> str | None:
        place = self._place(wheel)
        if not place.is_file() and (reason := self._fetch(wheel.file_name, place)):
            return reason
        if hashlib.sha256(place.read_bytes()).hexdigest() != wheel.sha256:
            place.unlink()
            return f"{wheel.file_name} has another digest than the lock file says"
        return None

    def _fetch(self, name: str, place: Path) -> str | None:
        """Fetch a wheel from the source; why that cannot be, or None."""
        if self._source is None:
            return f"no source is given for {name}"
        if self.unreachable:
            return self.unreachable
        try:
            data = _read(f"{self._source.rstrip('/')}/{name}")
        except urllib.error.HTTPError as error:
            return f"{name} is not in {self._source}: status {error.code}"
        except urllib.error.URLError as error:  # it would be the same for all the others
            self.unreachable = f"{self._source} cannot be reached: {_told(error)}"
            return self.unreachable
        except OSError as error:
            return f"{name} is not in {self._source}: {error.strerror or error}"
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(place, data)
        return None


def _read(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        return Path(address).read_bytes()
    with urllib.request.urlopen(address, timeout=_PATIENCE) as response:
        return bytes(response.read())


def _told(error: urllib.error.URLError) -> str:
    return getattr(error.reason, "strerror", None) or str(error.reason)
