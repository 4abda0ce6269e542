# What the library makes of a demo when it runs, as the reader's browser is to find it.

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import msgspec

from docsgen.adapters import Adapter
from docsgen.cache import Cache, digest
from docsgen.demos.exporting import Exporting
from docsgen.demos.package import Package
from docsgen.demos.provisioning import Provision
from docsgen.demos.published import places, published_files
from docsgen.demos.secret_values import exposed, secret_traces
from docsgen.demos.source import Source
from docsgen.model.paths import is_inside
from docsgen.native.host import Host
from docsgen.native.messages import BESIDE, WHEELS, App, Failure, Limits, renamed
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

    They may import a `package` that is at hand. What came out is kept by content in the `cache` of
    a project, given by its folder: a demo that has not changed is not run again.
    """

    def __init__(
        self,
        adapter: Adapter,
        limits: Limits | None = None,
        cache: Path | None = None,
        package: Package | None = None,
    ) -> None:
        super().__init__(adapter, "export")
        self._package = package
        self._exporting = adapter.exporting()
        self._limits = limits or Limits()
        self._cache = Cache(cache, "demos", Native, "demos") if cache else None

    def package_of(self, modules: Collection[str]) -> Package | None:
        """The package that is at hand, if a demo that imports `modules` uses it."""
        return self._package if self._package and self._package.name in modules else None

    def run(self, source: Source, provision: Provision) -> Native | Failure:
        """Run one demo, with what its readers have of packages, until it serves its app."""
        package = self.package_of(provision.imports)
        key = _key(source, provision, package)
        if self._cache and (known := self._cache.get(key)):
            return known
        with self.scratch() as scratch:
            source.copy_to(scratch / "demo")
            if package:
                package.write_to(scratch / BESIDE)
            for wheel in provision.pure:
                shutil.unpack_archive(wheel, scratch / WHEELS, "zip")
            app = self.export(
                scratch, source.entry, provision.imports, provision.hidden, self._limits
            )
            if isinstance(app, Failure):
                return app
            assert self._exporting is not None  # an adapter that runs apps can export them
            library = Path(self.start().package)
            native = _native(app, library, source, scratch, self._exporting)
            native = _with_package(native, package, scratch, self._exporting) if package else native
        if self._cache and not _tells_secrets(native):
            self._cache.put(key, native)
        return native


def _key(source: Source, provision: Provision, package: Package | None) -> str:
    """Changes with everything but code that may change what comes out of a native run."""
    files = [(name, source.read(name)) for name in source.files]
    there = [(name, find_spec(name) is not None) for name in provision.imports]
    given = (provision.hidden, msgspec.to_builtins(provision.resolution), package and package.key)
    return digest(source.entry, files, msgspec.to_builtins(source.selection), there, given)


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
        served={path: package.files[name] for path, name in parts.served.items()},
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
    wheels = {f"{scratch}/{WHEELS}": exporting.pins().site_packages.as_posix()}
    names = {str(package): library, **seen, **wheels, f"{scratch}/tmp": "/tmp"}
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
