# Rules about the reference and the library that it documents: the installed one, where it has the
# documented version, or the one that `docsgen check --against` names.

from __future__ import annotations

from docsgen.cache import Cache, digest
from docsgen.check.library.comparing import compare
from docsgen.check.library.documented import documented
from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings, collected
from docsgen.installed import find_library
from docsgen.kinds import CHOSEN, PageKind
from docsgen.model import Site
from docsgen.processes import Background
from docsgen.surface.sources import (
    Source,
    find_source,
    has_surfaces,
    installed,
    surface,
)
from docsgen.surface.values import Surface


def begin_reading(project: Project) -> Background[None]:
    """Begin to read the installed library, which needs nothing of the site, where none was read."""
    is_first = not has_surfaces(project)

    def read() -> None:
        for source in libraries(project).values() if is_first else ():
            surface(source, project)

    return Background(read, begin=is_first)


def check_library(site: Site, project: Project, findings: Findings) -> None:
    """Compare the reference with the installed library of the documented version, if any."""
    _compare(site, project, libraries(project), findings)


def check_against(site: Site, project: Project, given: str, findings: Findings) -> None:
    """Compare the reference with the library that `given` names.

    Raises LibraryError when it is no library and MissingToolError when it cannot be had.
    """
    source = find_source(given, project.config.library.name, project.root)
    name = source.name if source.name in packages(project) else project.config.library.name
    _compare(site, project, {name: source}, findings)


def libraries(project: Project) -> dict[str, Source]:
    """The packages that the reference documents, as far as they are installed.

    There are none when the library itself is not installed in the documented version.
    """
    if find_library(project) is None:
        return {}
    found = {name: installed(name) for name in packages(project)}
    return {name: source for name, source in found.items() if source}


def surfaces(site: Site, project: Project, sources: dict[str, Source]) -> dict[str, Surface]:
    """The surface of each package: its own, or what the reference says where there is no source.

    Events are those of the reference as well, where no adapter finds them in the source.
    """
    kinds = package_of_kinds(project)
    described = {
        name: documented(site, name, [kind for kind, package in kinds.items() if package == name])
        for name in packages(project)
    }
    if not sources:
        return described
    read = {name: surface(source, project) for name, source in sources.items()}
    return {
        name: found if found.events else found.with_events_of(described[name])
        for name, found in read.items()
    }


def package_of_kinds(project: Project) -> dict[str, str]:
    """For each name of a kind whose pages describe something, the package that has it."""
    config = project.config
    names = {name for name in (*config.kinds, *CHOSEN) if config.kind(name).is_reference}
    return {name: config.library.aliases.get(name, config.library.name) for name in sorted(names)}


def packages(project: Project) -> dict[str, str]:
    """The names of the packages, for each its alias in samples."""
    library = project.config.library
    return {library.name: library.alias, **{name: name for name in library.aliases.values()}}


def _of_components(known: dict[str, Surface], project: Project) -> Surface | None:
    kind = project.config.kind
    return next((known[name] for name in known if kind(name) is PageKind.COMPONENT), None)


def _compare(site: Site, project: Project, sources: dict[str, Source], findings: Findings) -> None:
    if not sources:
        return
    kinds = package_of_kinds(project)
    pages = [page for page in site.pages if page.kind.is_reference]

    def work(found: Findings) -> None:
        read = surfaces(site, project, sources)
        known = {kind: read[name] for kind, name in kinds.items() if name in read}
        compare(site, known, _of_components(known, project), found)

    kept = Cache(project.root, "check-library", list[Finding], "check")
    read = [source.key for source in sources.values()]
    key = digest(pages, site.matrix, read, project.adapter.library)
    findings.extend(kept.made(key, lambda: collected(work)))
