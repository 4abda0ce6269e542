# What one app is exported with: the adapter of its library, the version that is wanted, a runtime,
# and who provides packages.

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.adapters import Adapter, exporters
from docsgen.config import Project, load_project
from docsgen.demos.export import ExportContext
from docsgen.demos.exportability import exporting_of
from docsgen.demos.exporting import Exporting
from docsgen.demos.package import Package, documented_package
from docsgen.demos.preparing import Sources, chosen, prepared_runtime
from docsgen.demos.provisioning import provisioner
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.single_file import carried
from docsgen.demos.source import Source
from docsgen.errors import DocsgenError

RUNTIME = "runtime"
"""The folder of an export that holds the runtime."""


class AmbiguousLibraryError(DocsgenError):
    """It cannot be told which library's apps are to be exported."""


class Prepared(NamedTuple):
    """What an export is made with: the runtime in `folder`, and what is kept in `home`.

    `cache` is the folder of the project, or `home` without one.
    """

    adapter: Adapter
    context: ExportContext
    folder: Path
    home: Path
    cache: Path
    package: Package | None

    def in_a_page(self, *, with_snapshot: bool) -> Prepared:
        """The same for a page that carries its runtime."""
        runtime = carried(self.context.runtime, with_snapshot=with_snapshot)
        return self._replace(context=msgspec.structs.replace(self.context, runtime=runtime))

    def sharing(self, runtime_url: str) -> Prepared:
        """The same for exports that share one runtime, with all of their packages in it."""
        context = msgspec.structs.replace(self.context, runtime_url=runtime_url)
        return self._replace(context=context)


def prepare(
    source: Source,
    project: Path | None,
    version: str | None,
    sources: Sources,
    runtime_url: str | None,
    tell: Callable[[str], None],
) -> Prepared:
    """Find or build what an app is exported with; raises DocsgenError where that cannot be had."""
    adapter, exporting = exporter_at(project, version, tell, source.imports)
    folder, runtime = prepared_runtime(exporting, project, sources, tell)
    home = runtime_home(project)
    packages = provisioner(exporting, home, folder, runtime, sources.packages_from, sources.mirror)
    url = _with_slash(runtime_url or RUNTIME)
    context = ExportContext(exporting, runtime, url, packages, elsewhere=runtime_url is not None)
    documenting = _loaded(project)
    package = documented_package(documenting) if documenting else None
    return Prepared(adapter, context, folder, home, project or home, package)


def exporter(project: Path | None, imports: Collection[str] = ()) -> tuple[Adapter, Exporting]:
    """The adapter whose library's apps are exported, and what it knows of that.

    It is that of the project, if `project` has a site.yaml, else the one whose library `imports`
    name, else the only one that can export. Raises ConfigError when the project's cannot, and
    AmbiguousLibraryError when several can.
    """
    if loaded := _loaded(project):
        return loaded.adapter, exporting_of(loaded)
    known = exporters()
    fitting = {name: one for name, one in known.items() if one[0].library in imports} or known
    if len(fitting) > 1:
        names = ", ".join(f"{name} ({adapter.library})" for name, (adapter, _) in fitting.items())
        raise AmbiguousLibraryError(
            f"several adapters can export apps, and nothing says which is meant: {names}",
            hint="give --project a folder whose content/site.yaml names one as `library.adapter`",
        )
    return next(iter(fitting.values()))


def exporter_at(
    project: Path | None,
    version: str | None,
    tell: Callable[[str], None],
    imports: Collection[str] = (),
) -> tuple[Adapter, Exporting]:
    """The same with the version of the library that is wanted (`preparing.chosen`)."""
    adapter, exporting = exporter(project, imports)
    return adapter, chosen(exporting, _loaded(project), runtime_home(project), version, tell)


def _loaded(project: Path | None) -> Project | None:
    """The project in a folder, if that has one."""
    is_there = project and (project / "content" / "site.yaml").exists()
    return load_project(project) if project and is_there else None


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
