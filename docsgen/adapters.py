# The one seam between docsgen and the libraries that it documents. What knows a library stands in
# docsgen/libraries/<name>/ and is reached through its adapter, which this module finds; nothing
# else imports from there. Every facet of an adapter may be missing: docsgen then does without.

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    import griffe

    from docsgen.assemble.examples.knowledge import ExampleKnowledge
    from docsgen.assemble.running.knowledge import RunningKnowledge
    from docsgen.check.samples.knowledge import SampleKnowledge
    from docsgen.demos.exporting import Exporting
    from docsgen.extract.knowledge import ReferenceKnowledge
    from docsgen.ingest.restore.knowledge import Conventions
    from docsgen.model import Page, SupportMatrix
    from docsgen.model.lab import Lab
    from docsgen.surface.values import Surface
    from docsgen.verify.front_end import FrontEnd

GROUP = "docsgen.libraries"
"""The entry points with which other packages register adapters, and the package of our own."""


class Adapter:
    """What docsgen knows of one library beyond its records; this one knows nothing.

    `library` is the package that it knows and `alias` its customary short name. Methods are its
    facets, in the order of the pipeline.
    """

    library = ""
    alias = ""

    def conventions(self) -> Conventions | None:
        """How the library's apps are laid out, which tells how a flattened sample was indented."""
        return None

    def refined(self, surface: Surface, root: griffe.Module) -> Surface:
        """The statically read `surface` with the events and shortcuts of the library's classes."""
        return surface

    def reference(self) -> ReferenceKnowledge | None:
        """What the library's code says of its classes beyond signatures and docstrings."""
        return None

    def samples(self) -> SampleKnowledge | None:
        """Which mistakes only this library's samples can make."""
        return None

    def running(self) -> RunningKnowledge | None:
        """What decides whether samples of the library run as they are copied."""
        return None

    def examples(self) -> ExampleKnowledge | None:
        """What examples of components need; None: pages of components have no examples."""
        return None

    def labs(self, matrix: SupportMatrix) -> list[Lab]:
        """An app for each component of the matrix in which all its events can be made to fire."""
        return []

    def playground(self) -> str | None:
        """The script with which an empty playground begins; None: the site has no playground."""
        return None

    def exporting(self) -> Exporting | None:
        """How apps become static files; None: demos are shown as code, and there are no labs."""
        return None

    def native(self) -> str | None:
        """The module that runs the library's apps on this machine (docsgen/native/library.py)."""
        return None

    def front_end(self) -> FrontEnd | None:
        """How the library shows its apps on a page."""
        return None

    def themed(self, theme: str) -> str | None:
        """The code of a small app in a theme of the library; None where none is known."""
        return None

    def starter(self) -> dict[str, str]:
        """Files of a new project by path, in the place of those that any library gets."""
        return {}

    def starter_demo(self, package: str, component: Page) -> dict[str, str]:
        """The files of a first demo of a package that builds on the library; none if it has none.

        `component` is the page of one of its components.
        """
        return {}


NONE = Adapter()
"""What stands in for the adapter of a library that has none."""


class AdapterError(ValueError):
    """No adapter, or more than one, fits what site.yaml says; `hint` is what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@cache
def adapter_for(library: str, chosen: str | None = None) -> Adapter:
    """The adapter named `chosen`, or else the one that knows `library`; NONE when there is none.

    Raises AdapterError where `chosen` does not exist, where several know the library, and where a
    package registers one that cannot be used.
    """
    known = _adapters()
    if chosen is not None:
        if chosen not in known:
            raise AdapterError(f"there is no adapter {chosen!r}", _similar(chosen, known))
        return known[chosen]
    fitting = [name for name, adapter in known.items() if adapter.library == library]
    if len(fitting) > 1:
        message = f"there are {len(fitting)} adapters for the library {library!r}"
        raise AdapterError(message, f"choose one with library.adapter: {', '.join(fitting)}")
    return known[fitting[0]] if fitting else NONE


def adapter_among(libraries: Collection[str]) -> Adapter:
    """The adapter that knows one of several libraries; NONE when there is none."""
    fitting = (one for one in _adapters().values() if one.library in libraries)
    return next(fitting, NONE)


def name_of(adapter: Adapter) -> str:
    """The name of an adapter in site.yaml."""
    return next(name for name, one in _adapters().items() if one is adapter)


def exporters() -> dict[str, tuple[Adapter, Exporting]]:
    """The adapters that know how apps of their library are exported, by name."""
    return {
        name: (adapter, exporting)
        for name, adapter in _adapters().items()
        if (exporting := adapter.exporting())
    }


def _similar(name: str, known: Mapping[str, Adapter]) -> str:
    from difflib import get_close_matches  # only for somebody who made a mistake

    close = get_close_matches(name, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"the adapters are {', '.join(known)}"


@cache
def _adapters() -> Mapping[str, Adapter]:
    """All adapters by name: docsgen's own, those that other packages register, and `none`.

    One whose name is taken has that of its package in front.
    """
    from importlib import metadata  # most commands end before they need it

    found = {"none": NONE} | dict(_own())
    for entry in metadata.entry_points(group=GROUP):
        package = entry.dist.name if entry.dist else "a package"
        name = f"{package}:{entry.name}" if entry.name in found else entry.name
        found[name] = _loaded(entry, package)
    return MappingProxyType(found)


def _loaded(entry: EntryPoint, package: str) -> Adapter:
    """What an entry point names; raises AdapterError where that is no adapter."""
    hint = f"correct the entry point of {package}, or uninstall it"
    try:
        adapter = entry.load()
    except Exception as error:  # whatever goes wrong while somebody's package is imported
        message = f"the adapter {entry.name!r} of {package} cannot be loaded: {error}"
        raise AdapterError(message, hint) from error
    if not isinstance(adapter, Adapter):
        raise AdapterError(f"{entry.value} of {package} is no docsgen.adapters.Adapter", hint)
    return adapter


def _own() -> Iterator[tuple[str, Adapter]]:
    import pkgutil

    folder = importlib.import_module(GROUP).__path__
    for module in pkgutil.iter_modules(folder):
        yield module.name, importlib.import_module(f"{GROUP}.{module.name}").ADAPTER


def registered_files() -> list[Path]:
    """All files of the packages that register adapters, which may change from run to run."""
    from importlib import metadata, util

    found: set[Path] = set()
    for entry in metadata.entry_points(group=GROUP):
        spec = util.find_spec(entry.module.partition(".")[0])
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            found |= {path for path in Path(folder).rglob("*") if path.is_file()}
        if spec and spec.origin:
            found.add(Path(spec.origin))
    return sorted(path for path in found if path.suffix != ".pyc")
