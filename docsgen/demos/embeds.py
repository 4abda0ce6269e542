# The demos of a project as embeds of its site: a page for each, and the runtime that all share.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from docsgen.cache import digest, version_of
from docsgen.config import Project
from docsgen.demos.export import Export, ExportContext, export
from docsgen.demos.exportability import exporting_of
from docsgen.demos.exporting import Exporting, Needs
from docsgen.demos.natively import Natives
from docsgen.demos.package import documented_package
from docsgen.demos.preparing import Sources, chosen, prepared_runtime, silent
from docsgen.demos.program_page import RUNTIME, page_name, program_page
from docsgen.demos.provisioning import provisioner
from docsgen.demos.run_findings import report_confinement
from docsgen.demos.runtime import complete
from docsgen.demos.runtime.place import runtime_folder, runtime_home
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.runtime.versions import VersionError
from docsgen.demos.selection import Selection
from docsgen.demos.sizes import SourceError
from docsgen.demos.source import Settings, Source, find_source
from docsgen.diagnostics import Findings, Location
from docsgen.files import UnusableFile
from docsgen.model import playground
from docsgen.model.demo import Demo, Embed, Origin
from docsgen.model.hosts import checked_host
from docsgen.model.page_types import EMBED, PLAYGROUND


class Embedded(NamedTuple):
    """Files by their path in the site, and what pages must know of a demo that they are for."""

    embed: Embed | None
    files: dict[str, bytes]


def embedded(
    demos: Iterable[Demo],
    project: Project,
    findings: Findings,
    *,
    home_url: str = "../../",
    address: str = "",
    jobs: int = 1,
    full: bool = False,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Iterator[Embedded]:
    """Each of a project's demos that runs in a browser, and their runtimes.

    Those of several versions of the library come one after the other: its demos, then its runtime.

    `home_url` leads from an embed to the site. `address` is the absolute URL of the folder below
    which their paths are, where that is known, and ends with a slash. `jobs` demos run at the same
    time; with `full`, the runtime is packed for readers; `progress` hears (stage, parts done, parts
    in all). Demos that cannot be exported are reported and left out. Raises MissingToolError when
    the library or a part of the runtime cannot be had, ConfigError when it is not known how apps of
    the library are exported.
    """
    live = [demo for demo in demos if demo.is_live]
    by_version = _by_version(live, project)
    shared = {}
    for done, version in enumerate(by_version):
        progress("Preparing the runtime", done, len(by_version))  # it may take minutes to build
        shared[version] = _shared(project, version, full=full)
        progress("Preparing the runtime", done + 1, len(by_version))
    advance = partial(next, count(1))
    there: set[str] = set()
    for version, group in by_version.items():
        folder, site = shared[version]
        needs = Needs(frozenset(), media=False)
        exports = _exports(group, project, site, findings, home_url, address, jobs)
        for demo, exported in zip(group, exports, strict=True):
            progress("Preparing demos", advance(), len(live))
            if exported:
                needs |= exported.needs
                yield _embedded(demo, exported, project.root, site, findings)
        for name, data in _runtime(folder, site, needs, project.root, there):
            yield Embedded(None, {f"{RUNTIME}/{name}": data})
        home = runtime_home(project.root)
        page = program_page(site.exporting, folder, site.runtime, site.language, home)
        yield Embedded(None, {f"{RUNTIME}/{site.program_page}": page})


def _by_version(demos: Iterable[Demo], project: Project) -> dict[str, list[Demo]]:
    """Demos by the version of the library that they run with.

    Where one cannot be had, the error names the first demo that wants it.
    """
    known: dict[str | None, str] = {}
    groups: dict[str, list[Demo]] = {}
    for demo in demos:
        wanted = demo.manifest.library_version
        try:
            if wanted not in known:
                known[wanted] = project_exporting(project, wanted).version
        except VersionError as error:
            error.path = demo.folder / "demo.yaml" if wanted else error.path
            raise
        groups.setdefault(known[wanted], []).append(demo)
    return groups


def _runtime(
    folder: Path, site: ExportContext, needs: Needs, root: Path, there: set[str]
) -> Iterator[tuple[str, bytes]]:
    """The files of a runtime that are not `there` yet, because another version has them, too."""
    taken = site.provisioner.shelf.taken
    for name, part in pruned(site.exporting, folder, site.runtime, taken, needs, root):
        if name not in there:
            there.add(name)
            yield name, part.read_bytes() if isinstance(part, Path) else part


def _exports(
    demos: list[Demo],
    project: Project,
    site: ExportContext,
    findings: Findings,
    home_url: str,
    address: str,
    jobs: int,
) -> Iterator[Export | None]:
    """The exports of `demos` in their order, made by `jobs` processes of the library's."""
    idle: SimpleQueue[Natives] = SimpleQueue()

    def exported(demo: Demo) -> Export | None:
        source = _source(demo, project.root, findings)
        if source is None:
            return None
        running = idle.get()
        try:
            return export(
                source,
                running,
                site,
                findings,
                title=demo.manifest.title,
                home=home_url + demo.page,
                playground=home_url + PLAYGROUND.path,
                address=_address(demo, address),
            )
        finally:
            idle.put(running)

    package = documented_package(project)
    with ThreadPoolExecutor(jobs) as pool, ExitStack() as stack:  # who waits ends with the latter
        adapter, cache = project.adapter, project.root
        made = partial(Natives, adapter, cache=cache, package=package, exporting=site.exporting)
        natives = (made() for _ in range(jobs))
        running = [stack.enter_context(one) for one in natives]
        for one in running:
            idle.put(one)
        yield from pool.map(exported, demos)
    report_confinement(running, findings)


def _address(demo: Demo, address: str) -> str:
    """The absolute URL of an embed, where pages elsewhere can learn there how to show it."""
    is_told = address and demo.name != playground.NAME
    return f"{address}{quote(EMBED.at(demo.name))}" if is_told else ""


def _embedded(
    demo: Demo, exported: Export, root: Path, site: ExportContext, findings: Findings
) -> Embedded:
    files = {f"embed/{demo.name}/{path}": data for path, data in exported.files.items()}
    origin = Origin(source_digest(demo, root, findings), len(demo.manifest.steps))
    return Embedded(
        Embed(
            demo.name,
            site.exporting.endpoints(exported.api),
            exported.packages,
            exported.unavailable,
            origin,
            f"{RUNTIME}/{site.runtime.player}/",
        ),
        files,
    )


def source_digest(demo: Demo, root: Path, findings: Findings) -> str:
    """Changes with all that the embed of a demo is made of; empty where that cannot be read."""
    source = _source(demo, root, findings)
    if source is None:
        return ""
    contents = [version_of([source.folder / name]) for name in source.files]
    settings = msgspec.to_builtins(source.settings)
    told = (demo.manifest.title, demo.manifest.library_version)
    return digest(told, settings, source.files, contents)


def project_exporting(project: Project, version: str | None = None) -> Exporting:
    """How a project's demos are exported, in a `version` of the library or in the project's."""
    return chosen(exporting_of(project), project, runtime_home(project.root), version)


def project_runtimes(project: Project, demos: Iterable[Demo]) -> list[Path]:
    """The folders in which the runtimes of a project's demos are built."""
    home = runtime_home(project.root)
    versions = _by_version(demos, project)
    return [runtime_folder(project_exporting(project, version), home) for version in versions]


def _shared(project: Project, version: str, *, full: bool) -> tuple[Path, ExportContext]:
    """The folder of a version's runtime, and what all exports with it need to know of it."""
    exporting, home = project_exporting(project, version), runtime_home(project.root)
    folder, runtime = prepared_runtime(exporting, project.root, Sources())
    if full:
        runtime = complete(exporting, folder, runtime, silent, full=True)
    packages = provisioner(exporting, home, folder, runtime)
    language, *further = project.config.all_languages
    site = ExportContext(exporting, runtime, f"../../{RUNTIME}/", packages, language)
    page = page_name(runtime, language)
    return folder, msgspec.structs.replace(site, further=further, program_page=page)


def _source(demo: Demo, root: Path, findings: Findings) -> Source | None:
    """What a demo is made of, without what only docsgen reads."""
    try:
        wanted = Selection(demo.manifest.include, demo.manifest.exclude)
        manifest = demo.manifest
        hosts = [checked_host(host) for host in manifest.connect]
        is_open = demo.name == playground.NAME
        settings = Settings(manifest.packages, manifest.environment, hosts, is_open)
        source = find_source(
            demo.folder, Findings(), demo.name, root=root, selection=wanted, settings=settings
        )
    except (SourceError, UnusableFile) as error:  # other findings were reported when it was read
        at = Location(file=(error.path or demo.folder).as_posix())
        findings.add("DG061", f"demo {demo.name}: {error.message}", hint=error.hint, at=at)
        return None
    own = {"demo.yaml", *(demo.poster(theme).name for theme in ("light", "dark"))}
    return msgspec.structs.replace(source, files=[f for f in source.files if f not in own])
