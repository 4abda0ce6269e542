# What the library makes of a demo when it runs, as the reader's browser is to find it.

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import msgspec

from docsgen.adapters import Adapter
from docsgen.cache import Cache, digest
from docsgen.demos.exporting import Exporting
from docsgen.demos.package import Package, installed_package
from docsgen.demos.provision import Provision
from docsgen.demos.published import places, published_files
from docsgen.demos.secret_values import exposed, secret_traces
from docsgen.demos.source import Source
from docsgen.model.paths import is_inside
from docsgen.native.host import Host
from docsgen.native.messages import BESIDE, TEMPORARY, WHEELS, App, Failure, Limits, renamed
from docsgen.player.bridge import PACKAGES


class Native(App, frozen=True, kw_only=True):
    """What the library serves for a demo; `files` are those that readers need.

    `left_out` names what the script has written beside itself and they do not. `served` are files
    that the front end asks for, by their paths in the export. All other paths are those of the
    reader's browser: the demo is in /demo, the library's temporary files are below /tmp.
    """

    files: dict[str, bytes]
    left_out: list[str]
    served: dict[str, bytes]


class Natives(Host):
    """Runs demos under the real library, each in a process of its own.

    They run under the version of the library that is `exporting` them, may import a `package` that
    is at hand, and take along installed ones that have a front end of their own. What came out is
    kept by content in the `cache` of a project, given by its folder: a demo that has not changed is
    not run again, unless it has asked other hosts. `about_to_run` is called before one is run.
    """

    def __init__(
        self,
        adapter: Adapter,
        limits: Limits | None = None,
        cache: Path | None = None,
        package: Package | None = None,
        exporting: Exporting | None = None,
        tell: Callable[[str], None] = lambda text: None,
        about_to_run: Callable[[], None] = lambda: None,
    ) -> None:
        self._exporting = exporting or adapter.exporting()
        version = self._exporting.version if self._exporting else None
        super().__init__(adapter, "export", version, tell)
        self._package, self._library = package, adapter.library
        self._about_to_run = about_to_run
        self._limits = limits or Limits()
        self._cache = Cache(cache, "demos", Native, "demos") if cache else None

    def run(
        self, source: Source, provision: Provision, packages: Sequence[Package]
    ) -> Native | Failure:
        """Run one demo, with what its readers have of packages, until it serves its app.

        `packages` are those that it takes along, installed ones and ones of the index.
        """
        key = _key(source, provision, packages, self._version)
        if self._cache and (known := self._cache.get(key)):
            return known
        if unfit := self._unfit(packages):
            return unfit
        self._about_to_run()
        with self.scratch() as scratch:
            source.copy_to(scratch / "demo")
            for package in packages:
                package.write_to(scratch / BESIDE)
            for wheel in provision.pure:
                shutil.unpack_archive(wheel, scratch / WHEELS, "zip")
            app = self.export(
                scratch,
                source.entry,
                provision.imports,
                provision.hidden,
                self._limits,
                source.settings.environment,
                source.settings.connect,
            )
            if isinstance(app, Failure):
                return app
            assert self._exporting is not None  # an adapter that runs apps can export them
            library = Path(self.start().package)
            native = _native(app, library, source, scratch, self._exporting)
            for package in packages:
                native = _with_package(native, package, scratch, self._exporting)
        if self._cache and not native.asked and not _tells_secrets(native):
            self._cache.put(key, native)
        return native

    def packages_of(self, imports: Collection[str]) -> list[Package]:
        """Those of the imported packages that readers get from here, by their names."""
        known = {self._package.name: self._package} if self._package else {}
        found = (
            known.get(name) or (installed_package(name) if self._is_apart(name) else None)
            for name in sorted(imports)
        )
        return [package for package in found if package]

    def _is_apart(self, name: str) -> bool:
        """Whether an installed package has a front end that is not the library's."""
        spec = find_spec(name) if name != self._library else None
        folders = (spec and spec.submodule_search_locations) or ()
        exporting = self._exporting
        return exporting is not None and any(
            exporting.brings_front_end(_names_below(folder)) for folder in folders
        )

    def _unfit(self, packages: Sequence[Package]) -> Failure | None:
        """What is said of the first package whose front end the library cannot show."""
        for package in packages:
            if reason := self._exporting and self._exporting.front_end_fault(package.files):
                message = f"{package.name} {package.version} cannot be used here: {reason}"
                return Failure("unfit-package", message)
        return None


def _names_below(folder: str) -> Iterator[str]:
    """The paths of all files in a folder, of which there may be thousands."""
    for place, _, names in os.walk(folder):
        yield from (f"{Path(place).as_posix()}/{name}" for name in names)


def _key(
    source: Source, provision: Provision, packages: Sequence[Package], version: str | None
) -> str:
    """Changes with everything but code that may change what comes out of a native run."""
    files = [(name, source.read(name)) for name in source.files]
    there = [(name, find_spec(name) is not None) for name in provision.imports]
    settings = source.settings
    wanted = msgspec.to_builtins((source.selection, settings.environment, settings.connect))
    given = (provision.hidden, msgspec.to_builtins(provision.resolution), version)
    return digest(source.entry, files, wanted, there, given, [one.key for one in packages])


def _with_package(native: Native, package: Package, scratch: Path, exporting: Exporting) -> Native:
    """What a demo is with the package that it uses: its code, and what it has of a front end."""
    here = str(scratch / BESIDE)
    configs = [page.config for page in native.pages.values()]
    code = "\n".join(
        data.decode("utf-8", "replace")
        for path, data in native.files.items()
        if path.endswith(".py")
    )
    parts = exporting.parts(configs, code, package.files, here, PACKAGES)
    app = {field: getattr(native, field) for field in App.__struct_fields__}
    settled = msgspec.convert(renamed(App(**app), {**parts.names, here: PACKAGES}), App)
    files = {
        f"{PACKAGES}/{name}": data
        for name, data in package.files.items()
        if name not in parts.front_end
    }
    return Native(
        **msgspec.structs.asdict(settled),
        files=native.files | files,
        left_out=native.left_out,
        served=native.served | {path: package.files[name] for path, name in parts.served.items()},
    )


def _tells_secrets(native: Native) -> bool:
    """Whether it has values of the environment, of which a later run may know nothing."""
    traces = secret_traces(os.environ)
    told = {"": msgspec.json.encode((native.pages, native.theme, native.title))}
    return any(
        exposed(path, data, traces) for path, data in (told | native.files | native.served).items()
    )


def _native(
    app: App,
    package: Path,
    source: Source,
    scratch: Path,
    exporting: Exporting,
) -> Native:
    """The app with all paths as in the browser; `package` is the library's folder here."""
    library = f"{exporting.pins().site_packages}/{package.name}"
    own_places = places(exporting.temporary)
    seen = {f"{scratch}/{place}": path for place, path in own_places.items()}
    temporary = {f"{scratch}/{place}": name for name, place in TEMPORARY.items()}
    wheels = {f"{scratch}/{WHEELS}": exporting.pins().site_packages.as_posix()}
    names = {str(package): library, **seen, **wheels, **temporary}
    served = msgspec.convert(renamed(app, names), App)
    configs = [page.config for page in served.pages.values()]
    shown = partial(exporting.shown_files, configs, served.theme, served.favicon)
    files, left_out = published_files(source, scratch, own_places, shown)
    return Native(
        **msgspec.structs.asdict(served),
        files=_library_files(served, package, library) | files,
        left_out=left_out,
        served={},
    )


def _library_files(app: App, package: Path, seen: str) -> dict[str, bytes]:
    """The library's own files that an app names, such as icons; `seen` is their folder there."""
    text = json.dumps(msgspec.to_builtins(app))
    paths = sorted(set(re.findall(rf"{re.escape(seen)}/[\w./-]+\.\w+", text)))
    present = {path: package / path.removeprefix(f"{seen}/") for path in paths}
    return {
        path: file.read_bytes()
        for path, file in present.items()
        if is_inside(path.removeprefix("/")) and file.is_file()
    }
