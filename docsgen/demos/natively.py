# What the library makes of a demo when it runs, as the reader's browser is to find it.

from __future__ import annotations

import json
import os
import re
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import msgspec

from docsgen.adapters import Adapter
from docsgen.cache import Cache, digest
from docsgen.demos.exporting import Exporting
from docsgen.demos.published import places, published_files
from docsgen.demos.secret_values import exposed, secret_traces
from docsgen.demos.source import Source
from docsgen.imports import imported
from docsgen.model.paths import is_inside
from docsgen.native.host import Host
from docsgen.native.messages import App, Failure, Limits, renamed


class Native(App, frozen=True, kw_only=True):
    """What the library serves for a demo; `files` are those that readers need.

    `left_out` names what the script has written beside itself and they do not, `imports` are the
    packages that its scripts name. All paths are those of the reader's browser: the demo is in
    /demo, the library's temporary files are below /tmp.
    """

    imports: list[str]
    files: dict[str, bytes]
    left_out: list[str]


class Natives(Host):
    """Runs demos under the real library, each in a process of its own.

    What came out is kept by content in the `cache` of a project, given by its folder: a demo that
    has not changed is not run again.
    """

    def __init__(
        self, adapter: Adapter, limits: Limits | None = None, cache: Path | None = None
    ) -> None:
        super().__init__(adapter, "export")
        self._exporting = adapter.exporting()
        self._limits = limits or Limits()
        self._cache = Cache(cache, "demos", Native, "demos") if cache else None

    def run(self, source: Source) -> Native | Failure:
        """Run one demo to the point where it serves its app."""
        imports = imported(source.folder, source.entry, source.root)
        key = _key(source, imports)
        if self._cache and (known := self._cache.get(key)):
            return known
        with self.scratch() as scratch:
            source.copy_to(scratch / "demo")
            app = self.export(scratch, source.entry, imports, self._limits)
            if isinstance(app, Failure):
                return app
            assert self._exporting is not None  # an adapter that runs apps can export them
            package = Path(self.start().package)
            native = _native(app, package, source, scratch, imports, self._exporting)
        if self._cache and not _tells_secrets(native):
            self._cache.put(key, native)
        return native


def _key(source: Source, imports: list[str]) -> str:
    """Changes with everything but code that may change what comes out of a native run."""
    files = [(name, source.read(name)) for name in source.files]
    there = [(name, find_spec(name) is not None) for name in imports]
    return digest(source.entry, files, msgspec.to_builtins(source.selection), there)


def _tells_secrets(native: Native) -> bool:
    """Whether it has values of the environment, of which a later run may know nothing."""
    traces = secret_traces(os.environ)
    told = {"": msgspec.json.encode((native.pages, native.theme, native.title))}
    return any(exposed(path, data, traces) for path, data in (told | native.files).items())


def _native(
    app: App,
    package: Path,
    source: Source,
    scratch: Path,
    imports: list[str],
    exporting: Exporting,
) -> Native:
    """The app with all paths as in the browser; `package` is the library's folder here."""
    library = f"{exporting.pins().site_packages}/{package.name}"
    own_places = places(exporting.temporary)
    seen = {f"{scratch}/{place}": path for place, path in own_places.items()}
    names = {str(package): library, **seen, f"{scratch}/tmp": "/tmp"}
    served = msgspec.convert(renamed(app, names), App)
    configs = [page.config for page in served.pages.values()]
    shown = partial(exporting.shown_files, configs, served.theme, served.favicon)
    files, left_out = published_files(source, scratch, own_places, shown)
    return Native(
        **msgspec.structs.asdict(served),
        imports=imports,
        files=_library_files(served, package, library) | files,
        left_out=left_out,
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
