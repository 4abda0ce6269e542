# One app by itself: a script becomes a folder of static files, without a documentation project.
# Calls the stages in order, as the build does for a site.

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import msgspec

from docsgen.adapters import Adapter, exporters
from docsgen.config import load_project
from docsgen.demos.contents import Content
from docsgen.demos.export import Export, ExportContext, export, report_confinement
from docsgen.demos.exporting import Exporting, exporting_of
from docsgen.demos.lock_file import place, written
from docsgen.demos.natively import Natives
from docsgen.demos.package import Package, documented_package
from docsgen.demos.provisioning import provisioner
from docsgen.demos.runtime import Downloads, Runtime, build
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.selection import Selection
from docsgen.demos.source import Settings, Source, find_source
from docsgen.diagnostics import Findings, Location
from docsgen.errors import DocsgenError
from docsgen.native.messages import Limits
from docsgen.publish import Staging
from docsgen.residue import EXPORTED
from docsgen.workflows.rehearsal import rehearsed

RUNTIME = "runtime"
"""The folder of an export that holds the runtime."""


class AmbiguousLibraryError(DocsgenError):
    """It cannot be told which library's apps are to be exported."""


class Sources(msgspec.Struct, frozen=True):
    """Where the parts of a runtime come from.

    `mirror` is a folder with what npm and pip would fetch; `pyodide_url` a host that readers load
    Pyodide from; `packages_from` a folder or address with further wheels for it.
    """

    mirror: Path | None = None
    pyodide_url: str | None = None
    packages_from: str | None = None


class Exported(msgspec.Struct, frozen=True):
    """What an export made: its title, what it contains, packages it lacks."""

    title: str
    contents: list[Content]
    unavailable: list[str]

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(content.size for content in self.contents)


def exporter(project: Path | None, imports: Collection[str] = ()) -> tuple[Adapter, Exporting]:
    """The adapter whose library's apps are exported, and what it knows of that.

    It is that of the project, if `project` has a site.yaml, else the one whose library `imports`
    name, else the only one that can export. Raises ConfigError when the project's cannot, and
    AmbiguousLibraryError when several can.
    """
    if project and (project / "content" / "site.yaml").exists():
        loaded = load_project(project)
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


def prepared_runtime(
    exporting: Exporting,
    project: Path | None,
    sources: Sources,
    tell: Callable[[str], None] = lambda text: None,
) -> tuple[Path, Runtime]:
    """The runtime of a library in a project, or the user's: its folder and its description.

    It is built when it is not there; `tell` hears what takes long, and what it has to do without.
    Raises MissingToolError when a part of it cannot be had.
    """
    home = runtime_home(project)
    folder = home / ("remote" if sources.pyodide_url else "built")
    downloads = Downloads(home / "downloads", exporting.pins(), sources.mirror)
    built = build(exporting, folder, downloads, pyodide_url=sources.pyodide_url, tell=tell)
    return folder, built


def export_app(
    path: Path,
    out: Path | None,
    findings: Findings,
    *,
    name: str | None = None,
    selection: Selection | None = None,
    settings: Settings | None = None,
    project: Path | None = None,
    runtime_url: str | None = None,
    sources: Sources | None = None,
    limits: Limits | None = None,
    rehearsal: bool = False,
) -> Exported | None:
    """Export the app at `path` into the folder `out`; None when it does not run or is refused.

    Nothing is written without `out`. `selection` says which files of the app's folder go in,
    `settings` what else its author wants. With `runtime_url`, an address relative to `out` or
    absolute, no runtime is copied. With `rehearsal`, an app that does not start in a browser is
    not exported. Raises DocsgenError where there is nothing to export or something is missing on
    this machine.
    """
    source = find_source(path, findings, name, selection=selection, settings=settings)
    read = [source.folder / name for name in source.files]
    staging = Staging(out, [*read, runtime_home(project)]) if out else None
    sources = sources or Sources()
    adapter, exporting = exporter(project, source.imports)
    folder, runtime = prepared_runtime(exporting, project, sources)
    packages = provisioner(
        exporting.pins(),
        runtime_home(project),
        folder,
        runtime,
        sources.packages_from,
        sources.mirror,
    )
    package = _package(project)
    with Natives(adapter, limits, project or runtime_home(None), package) as running:
        site = ExportContext(exporting, runtime, _with_slash(runtime_url or RUNTIME), packages)
        made = export(source, running, site, findings)
        report_confinement([running], findings)
    if made is None:
        return None
    if rehearsal and not rehearsed(source, made, folder, site, runtime_home(project), findings):
        return None
    _keep_choice(source, made, findings)
    files = _files(made, folder, site, with_runtime=runtime_url is None)
    listed = _written(files, staging) if staging else [content for content, _ in files]
    return Exported(made.title, listed, made.unavailable)


def _package(project: Path | None) -> Package | None:
    """What the project documents, where its apps need that besides the library."""
    if project and (project / "content" / "site.yaml").exists():
        return documented_package(load_project(project))
    return None


def _keep_choice(source: Source, made: Export, findings: Findings) -> None:
    """Let later exports of an app take the packages that were chosen now."""
    choice = made.provision
    if choice.resolution and choice.wheels and not written(source, choice.asked, choice.resolution):
        findings.add(
            "DG353",
            f"demo {source.name}: the choice of its packages cannot be kept",
            hint="make the folder writable, so that later exports take the same versions",
            at=Location(file=place(source).as_posix()),
        )


def _files(
    made: Export, folder: Path, site: ExportContext, *, with_runtime: bool
) -> Iterator[tuple[Content, bytes]]:
    for content in made.contents:
        yield content, made.files[content.path]
    if with_runtime:
        wheels = site.provisioner.shelf.taken
        for name, data in pruned(site.exporting, folder, site.runtime, wheels, made.needs):
            reason = "Python, the library and the player"
            yield Content(f"{RUNTIME}/{name}", len(data), reason), data


def _written(files: Iterator[tuple[Content, bytes]], staging: Staging) -> list[Content]:
    """What was written to the output, with a list of it beside it."""
    listed: list[Content] = []
    with staging:
        for content, data in files:
            staging.add({content.path: data})
            listed.append(content)
        text = msgspec.json.format(msgspec.json.encode({"schema": 1, "files": listed}), indent=1)
        staging.add({EXPORTED: text + b"\n"})
        staging.commit()
    return listed


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
