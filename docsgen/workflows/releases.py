# A site for each version of the library that site.yaml asks for: the documented one, which the
# corpus is about and whose apps run here, and others, which the library's own code tells of.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings
from docsgen.errors import ConfigError, DocsgenError, MissingToolError
from docsgen.git_history import History, history
from docsgen.model.changes import Comparison, Release, Releases, release_path
from docsgen.model.site_languages import SiteLanguages
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.dating import dated
from docsgen.workflows.load import Content, as_shown, in_language, live_site, read_content
from docsgen.workflows.reference import LibraryReference, library_reference

if TYPE_CHECKING:
    from docsgen.model import Site
    from docsgen.surface.sources import Source
    from docsgen.surface.values import Surface


class ReleaseSite(NamedTuple):
    """The site of a version in a language, as readers see it, with its place among the others."""

    project: Project
    site: Site
    releases: Releases
    languages: SiteLanguages


class Loaded(NamedTuple):
    """What reading a project came to, for another process: `sites` may be why there are none."""

    sites: list[ReleaseSite] | DocsgenError
    findings: Findings
    seconds: dict[str, float]

    def merged_into(self, findings: Findings, clock: Stopwatch) -> list[ReleaseSite]:
        """The sites; the two that are given get what was found and how long it took.

        Raises DocsgenError when there are none.
        """
        findings.extend(self.findings)
        if isinstance(self.sites, DocsgenError):
            raise self.sites
        clock.seconds.update(self.seconds)
        return self.sites


def loading(project: Project, *, begin: bool) -> Background[Loaded]:
    """Reads the project in another process, or later where it shall not `begin` yet."""
    return Background(partial(_load, project, begin), begin=begin)


def _load(project: Project, is_parallel: bool) -> Loaded:
    findings, clock = Findings(project.config.rules), Stopwatch()
    try:
        sites: list[ReleaseSite] | DocsgenError = load_releases(
            project, findings, clock, is_parallel=is_parallel
        )
    except DocsgenError as error:
        sites = error
    return Loaded(sites, findings, clock.seconds)


def load_releases(
    project: Project, findings: Findings, clock: Stopwatch, *, is_parallel: bool = False
) -> list[ReleaseSite]:
    """The sites of all versions that the project asks for, the newest first, by language.

    What the library tells of other versions than the documented one is read by another process at
    the same time where `is_parallel`. Raises ConfigError, LibraryError, and MissingToolError where
    a version cannot be had.
    """
    live, versions = project.config.library.version, project.config.releases
    has_others = len(versions) > 1
    with Background(partial(_read_others, project), begin=is_parallel and has_others) as reading:
        content = read_content(project, findings, clock)
        with clock.stage("model"):
            sites = {live: as_shown(live_site(content, project, findings), project)}
        comparisons: list[Comparison] = []
        if has_others:
            with clock.stage("versions"):  # the library's code of others to sites
                told = reading.result()
                comparisons = list(_compared(project, versions))
                for version, one in told.items():
                    findings.extend(_of_release(version, one.found))
                    sites[version] = _other(content, sites[live], one, project, version)
                sites = dict(_with_shared(sites, versions, comparisons, live))
    with clock.stage("history"):  # when what was written here changed
        told_by_git = history(project.root, "content")
        sites = {version: dated(site, told_by_git) for version, site in sites.items()}
    releases = [Release(one, release_path(one, versions), _paths(sites[one])) for one in versions]
    _check_places(releases, sites[versions[0]], project)
    known = [
        ReleaseSite(
            _of_version(project, one.version),
            sites[one.version],
            Releases(one, releases, live, comparisons),
            SiteLanguages(project.config.language, project.config.all_languages),
        )
        for one in releases
    ]
    further = project.config.all_languages[1:]
    with clock.stage("languages") if further else nullcontext():
        translated = [
            _translated(one, tag, content, told_by_git, findings)
            for tag in further
            for one in known
        ]
    return [*known, *translated]


def _translated(
    known: ReleaseSite, tag: str, content: Content, told_by_git: History, findings: Findings
) -> ReleaseSite:
    """The site of a version in another language; only the documented version is reported on."""
    from docsgen.model.guide_picture import pictures_of

    project, releases = known.project, known.releases
    languages = replace(known.languages, current=tag)
    heard = findings if releases.is_live else Findings()
    site = in_language(known.site, content, tag, project, heard)
    return ReleaseSite(
        replace(project, config=project.config.in_language(tag)),
        dated(
            replace(site, former={}, pictures=pictures_of(site.pages, project.root)), told_by_git
        ),
        releases.below(languages.folder(tag)),
        languages,
    )


def _read_others(project: Project) -> dict[str, LibraryReference]:
    """What the library tells of each version but the documented one."""
    config = project.config
    others = [version for version in config.releases if version != config.library.version]
    return {version: _told(project, version) for version in others}


def _told(project: Project, version: str) -> LibraryReference:
    """What the library tells of a version; errors say what can be done about `versions`."""
    from docsgen.surface.sources import LibraryError

    name = project.config.library.name
    try:
        return library_reference(_of_version(project, version), Findings())
    except MissingToolError as error:
        wheels = f".docsgen/cache/wheels/{name}=={version}/"
        hint = f"connect to a package index that has this version, put its wheel into {wheels}"
        raise MissingToolError(error.message, hint=f"{hint}, {_NOT_ASKED}") from error
    except LibraryError as error:
        message = f"version {version} of {name}: {error.message}"
        hint = f"{error.hint}, {_NOT_ASKED}"
        raise LibraryError(message, hint=hint, path=error.path) from error


_NOT_ASKED = "or take it out of `versions` in content/site.yaml"


def _other(
    content: Content, live: Site, told: LibraryReference, project: Project, version: str
) -> Site:
    """The site of a version that is not the documented one.

    Nothing is reported: the content has been judged with the documented version.
    """
    from docsgen.assemble import assemble, for_version, merged, with_running
    from docsgen.model.guide_picture import pictures_of
    from docsgen.model.library_theme import themes_of

    config, unheard = project.config.of_version(version), Findings()
    sections = for_version(content.sections, content.told.sections, told.sections)
    known, demos = merged(sections, told.sections), live.demos.values()
    site = assemble(known, config, unheard, demos, content.stored, told.kinds)
    site = replace(
        with_running(site, project),
        themes=themes_of(site.pages, project.root),
        pictures=pictures_of(site.pages, project.root),
    )
    return as_shown(site, project)


def _of_release(version: str, found: list[Finding]) -> list[Finding]:
    """What was found in the code of a version, which is said in front."""
    return [replace(one, message=f"version {version}: {one.message}") for one in found]


def _of_version(project: Project, version: str) -> Project:
    return replace(project, config=project.config.of_version(version))


def _compared(project: Project, versions: list[str]) -> Iterator[Comparison]:
    """What changed from each version to the next, the oldest first."""
    from docsgen.surface.drift import drift

    surfaces = {version: _surface(project, version) for version in versions}
    for old, new in pairwise(reversed(versions)):
        yield Comparison(old, new, drift(surfaces[old], surfaces[new]))


def _surface(project: Project, version: str) -> Surface:
    from docsgen.surface.sources import surface

    return surface(_source(project, version), project)


def _source(project: Project, version: str) -> Source:
    from docsgen.surface.sources import documented_source

    return documented_source(_of_version(project, version))


def _with_shared(
    sites: dict[str, Site], versions: list[str], comparisons: list[Comparison], live: str
) -> Iterator[tuple[str, Site]]:
    """The sites; the newest alone has what all share: pages about changes and of former embeds."""
    former = sites[live].former
    for version, site in sites.items():
        is_newest = version == versions[0]
        yield (
            version,
            replace(
                site,
                former=former if is_newest else {},
                comparisons=comparisons if is_newest else [],
            ),
        )


def _paths(site: Site) -> frozenset[str]:
    from docsgen.languages import ENGLISH, texts_in
    from docsgen.model.page_types import PAGE_TYPES

    texts = texts_in(ENGLISH)
    found = (
        page.path for known in PAGE_TYPES if known.is_found for page in known.pages(site, texts)
    )
    return frozenset(found)


def _check_places(releases: list[Release], newest: Site, project: Project) -> None:
    """Refuse a page of the newest version at the place of another version or language."""
    path = project.root / "content" / "site.yaml"
    for tag in project.config.all_languages[1:]:
        if taken := next((p.path for p in newest.pages if p.path.startswith(f"{tag}/")), None):
            message = f"the pages in the language {tag!r} would be where the page /{taken} is"
            raise ConfigError(message, hint="rename the page", path=path, key="languages")
    for release in releases:
        folder = f"{release.version}/"
        if taken := next((p.path for p in newest.pages if p.path.startswith(folder)), None):
            message = f"the pages of version {release.version} would be where the page /{taken} is"
            raise ConfigError(message, hint="take it out of `versions`", path=path, key="versions")
