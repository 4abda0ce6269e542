# What came of looking for the packages of an app: what its readers have, and what they lack.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.demos.runtime.packages import normalized
from docsgen.demos.runtime.resolving import Resolution


class Lack(msgspec.Struct, frozen=True):
    """A module or package that readers cannot have, and why.

    `is_final` says that nobody could have it, on no machine and with no network.
    """

    module: str
    reason: str
    is_final: bool = False


class Provision(msgspec.Struct, frozen=True):
    """What an app's readers have of packages.

    `names` are loaded from Pyodide's distribution, `wheels` are files on the shelf; the app uses
    the `pure` ones at export, too. Those that are `apart` bring a front end of their own: the
    export takes parts of them along, and they are not loaded as wheels. `lacks` are not to be had:
    the app can do without the modules that are `hidden` from it; stand-ins take the place of
    others, which are among the `imports` that it cannot do without. The index was `asked` for
    requirements; `resolution` is its answer. `others` are requirements that are met by another
    version.
    """

    names: list[str] = []
    wheels: list[str] = []
    pure: list[Path] = []
    apart: list[Path] = []
    lacks: list[Lack] = []
    hidden: list[str] = []
    imports: list[str] = []
    asked: list[str] = []
    resolution: Resolution | None = None
    others: dict[str, str] = {}

    @property
    def packages(self) -> list[str]:
        """The names of all packages that the browser loads."""
        return sorted({*self.names, *(normalized(name.partition("-")[0]) for name in self.wheels)})
