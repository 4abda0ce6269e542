# The exact versions that a runtime is made of, read from one reviewed file.

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath

import msgspec


class Pyodide(msgspec.Struct, frozen=True):
    """The npm release of Pyodide; `integrity` is npm's own digest of the package."""

    version: str
    integrity: str


class Target(msgspec.Struct, frozen=True):
    """The Python that Pyodide is: version, ABI tag and platform tags, the preferred one first."""

    version: str
    abi: str
    platforms: list[str]


class PinnedWheel(msgspec.Struct, frozen=True):
    """One wheel from PyPI."""

    version: str
    sha256: str


class Pins(msgspec.Struct, frozen=True):
    """Everything that a runtime is made of; wheels by their name on PyPI."""

    pyodide: Pyodide
    python: Target
    wheels: dict[str, PinnedWheel]

    @property
    def site_packages(self) -> PurePosixPath:
        """Where Pyodide's Python looks for packages."""
        return PurePosixPath(f"/lib/python{self.python.version}/site-packages")

    def requirements(self) -> str:
        """The wheels as a pip requirements file with digests."""
        return "".join(
            f"{name}=={wheel.version} --hash=sha256:{wheel.sha256}\n"
            for name, wheel in sorted(self.wheels.items())
        )


def load_pins(path: Path) -> Pins:
    """The pins in a TOML file of docsgen's own."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Pins)
