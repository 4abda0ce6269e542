# Which packages an app's readers get, decided before the app runs for its export: those that its
# code imports, from Pyodide's distribution or else from the index, in versions that it may ask for.

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from packaging.requirements import Requirement

from docsgen.cache import Cache, digest
from docsgen.demos.module_uses import Use, optional
from docsgen.demos.package_choice import Answer, Choice, Kept
from docsgen.demos.provision import Lack, Provision
from docsgen.demos.requirements import Declared
from docsgen.demos.runtime import Downloads, Runtime
from docsgen.demos.runtime.packages import Shelf, distribution, normalized, read_lock
from docsgen.demos.runtime.pins import PinnedWheel, Pins
from docsgen.demos.runtime.resolving import ResolutionError, resolve
from docsgen.demos.runtime.sources import LOADER
from docsgen.demos.runtime.standard_library import is_complete, is_standard, successor
from docsgen.errors import MissingToolError

if TYPE_CHECKING:
    from docsgen.demos.exporting import Exporting

_DISTRIBUTIONS = {
    "Crypto": "pycryptodome",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "jwt": "pyjwt",
    "pptx": "python-pptx",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "yaml": "pyyaml",
}
"""Packages by modules that are called otherwise, as far as neither Pyodide's lock file nor what is
installed here tells."""


_UNDECLARED = {"huggingface-hub": ("httpcore2",)}
"""Packages that others import in a browser, too, although they say that they do not need them."""

_OF_PYODIDE = frozenset({"_pyodide", "js", "pyodide", "pyodide_js"})
"""Modules that Pyodide itself brings."""


class Provisioner:
    """Provides the packages of apps that share a runtime.

    `shelf` has the wheels that are served; `pins` tell the browser's Python and what every runtime
    has, `archive` is the file with that. Wheels of the index and its answers are kept in `home`;
    `mirror` is a folder that takes the place of the index. `brings_front_end` tells, by the names
    of its files, whether browsers ask for parts of a package.
    """

    def __init__(
        self,
        shelf: Shelf,
        pins: Pins,
        archive: Path,
        home: Path,
        mirror: Path | None = None,
        brings_front_end: Callable[[Iterable[str]], bool] = lambda names: False,
    ) -> None:
        self.shelf = shelf
        self._pins, self._archive, self._home, self._mirror = pins, archive, home, mirror
        self._brings_front_end = brings_front_end
        self._cache = Cache(home, "packages", Answer, "demos")
        self._turn = threading.Lock()  # demos of a site are exported side by side

    def provide(
        self,
        found: Collection[Use],
        declared: Collection[Declared],
        wanted: Collection[str],
        kept: Kept = lambda asked: None,
    ) -> Provision:
        """The packages of an app whose code has the imports `found` of what is not its own.

        `declared` says which versions it means, `wanted` are packages that it needs in any case.
        """
        needs = self._needs(found, declared, wanted)
        with self._turn:
            choice = Choice(self.shelf, self._pins, self._answered)
            choice.choose(needs, kept)
            fetched = self._fetched(choice)
            apart = [path for path in fetched if self._is_apart(path)]
            paths = [path for path in fetched if path not in apart]
            for path in paths:
                self.shelf.add(path)
        can_miss = optional(found)
        return Provision(
            names=sorted(choice.names),
            wheels=[path.name for path in paths],
            pure=[path for path in paths if path.name.endswith("-none-any.whl")],
            apart=apart,
            lacks=[
                Lack(module, reason, module in choice.final)
                for module, reason in sorted(choice.reasons.items())
            ],
            hidden=sorted(can_miss & choice.reasons.keys()),
            imports=sorted(_needed(found, choice.reasons)),
            asked=choice.asked,
            resolution=choice.resolution,
            others=choice.others,
        )

    @cached_property
    def _present(self) -> set[str]:
        """The top-level modules that every runtime has."""
        with zipfile.ZipFile(self._archive) as archive:
            names = {name.partition("/")[0].removesuffix(".py") for name in archive.namelist()}
        return names | _OF_PYODIDE

    def _needs(
        self, found: Iterable[Use], declared: Iterable[Declared], wanted: Iterable[str]
    ) -> dict[str, Requirement | None]:
        """What has to be had for each module or package; None where no package is known."""
        asked: dict[str, Requirement] = {}
        for requirement in filter(None, (one.requirement for one in declared)):
            requirement.marker = None  # whoever imports a package needs it
            asked.setdefault(normalized(requirement.name), requirement)
        needs: dict[str, Requirement | None] = {}
        for module in dict.fromkeys(use.module for use in found):
            if module in self._present or is_complete(module):
                continue
            name = self._distribution(module, asked)
            needs[module] = asked.get(normalized(name), Requirement(name)) if name else None
        there = {normalized(name) for name in self._pins.wheels}
        chosen = [normalized(requirement.name) for requirement in needs.values() if requirement]
        undeclared = [name for one in chosen for name in _UNDECLARED.get(one, ())]
        for name in (*wanted, *undeclared):
            if normalized(name) not in there:
                needs.setdefault(name, asked.get(normalized(name), Requirement(name)))
        return needs

    def _distribution(self, module: str, asked: Collection[str]) -> str | None:
        """The package that provides a module, as far as one can know."""
        if is_standard(module):
            return successor(module)
        installed = _installed().get(module, [])
        usual = _DISTRIBUTIONS.get(module, module)
        for name in (module, usual, *installed):
            if normalized(name) in asked:
                return name
        return self.shelf.lock.provider(module) or next(iter(installed), usual)

    def _answered(self, asked: list[str], provided: Mapping[str, str]) -> Answer:
        """What the index says; what it has said once is not asked again."""
        asking = (asked, sorted(provided.items()), str(self._mirror))
        key = digest(asking, msgspec.to_builtins(self._pins.python))
        if known := self._cache.get(key):
            return known
        try:
            answer = Answer(resolve(asked, self._pins.python, provided, self._mirror))
        except ResolutionError as error:
            answer = Answer(None, error.message, error.is_final)
            if not error.is_final:
                return answer
        self._cache.put(key, answer)
        return answer

    def _fetched(self, choice: Choice) -> list[Path]:
        """The wheels of the index that were chosen; none where they cannot be had."""
        wheels = {one.name: PinnedWheel(one.version, one.sha256) for one in choice.wheels}
        if not wheels:
            return []
        pins = Pins(self._pins.pyodide, self._pins.python, wheels)
        try:
            return Downloads(self._home / "wheels", pins, self._mirror).wheels()
        except MissingToolError as error:
            choice.give_up(error.message)
            return []

    def _is_apart(self, wheel: Path) -> bool:
        """Whether a wheel brings a front end."""
        with zipfile.ZipFile(wheel) as archive:
            return self._brings_front_end(archive.namelist())


def provisioner(
    exporting: Exporting,
    home: Path,
    folder: Path,
    runtime: Runtime,
    packages_from: str | None = None,
    mirror: Path | None = None,
) -> Provisioner:
    """Who provides the packages of the library's apps that share the `runtime` in `folder`.

    What is fetched is kept in `home`. The wheels of Pyodide's distribution are in `packages_from`,
    a folder or an address; without it they are where Pyodide itself says.
    """
    pins, is_remote = exporting.pins(), not (folder / runtime.pyodide).is_dir()
    script = folder / runtime.pyodide / LOADER
    source = packages_from or (None if is_remote else distribution(script, pins.pyodide.version))
    lock = read_lock(folder / runtime.lock)
    shelf = Shelf(lock, home / "packages", source, remote=is_remote and not packages_from)
    archive = folder / runtime.python
    return Provisioner(shelf, pins, archive, home, mirror, exporting.brings_front_end)


@cache
def _installed() -> Mapping[str, list[str]]:
    """The packages that are installed here by their modules, which takes a look at all of them."""
    return packages_distributions()


def _needed(found: Iterable[Use], lacking: Collection[str]) -> set[str]:
    """The modules that an app cannot do without, those that every Python has excepted."""
    needed = {use.module for use in found if not use.is_guarded}
    return {module for module in needed if module in lacking or not is_standard(module)}
