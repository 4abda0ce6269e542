# Guides in further languages: content/guides/de/NAME.md says in German what the guide NAME says.
# Each takes the place of its original in the pages of its language.

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.files import files_in, folders_in, reported
from docsgen.ingest.own_guides import guide_path, is_guide, sections_of
from docsgen.languages import languages
from docsgen.model import Section


def read_translated_guides(
    project: Project, originals: Collection[str], findings: Findings
) -> dict[str, list[Section]]:
    """The sections of translated guides by language.

    `originals` are the paths of the pages that there are. Folders whose language the site does not
    have (DG380) and guides without an original (DG381) are reported and left out.
    """
    further = project.config.all_languages[1:]
    return {
        folder.name: list(_sections(folder, project, originals, findings))
        for folder in folders_in(project.guides, project.root, findings)
        if _is_language(folder, project, further, findings)
    }


def _is_language(folder: Path, project: Project, further: list[str], findings: Findings) -> bool:
    if folder.name in further:
        return True
    if not files_in(folder, project.root, Findings(), is_guide):
        return False  # it holds pictures
    at = Location(project.relative(folder))
    message = f"the guides of this folder are left out: {_why_not(folder.name, project)}"
    findings.add("DG380", message, hint=_remedy(folder.name, project), at=at)
    return False


def _why_not(name: str, project: Project) -> str:
    if name == project.config.language:
        return f"{name!r} is the default language, whose guides are in content/guides/ itself"
    if name in languages():
        return f"the site does not have the language {name!r}"
    return f"there is no language {name!r}"


def _remedy(name: str, project: Project) -> str:
    if name == project.config.language:
        return "move its files to content/guides/"
    if name in languages():
        listed = ", ".join([*project.config.all_languages, name])
        return f"write `languages: [{listed}]` in content/site.yaml, or remove the folder"
    return f"give the folder the tag of a language: {', '.join(languages())}"


def _sections(
    folder: Path, project: Project, originals: Collection[str], findings: Findings
) -> Iterator[Section]:
    for path in files_in(folder, project.root, findings, is_guide):
        place = _original(path, project, originals)
        if place:
            with reported(project.root, findings):
                yield from sections_of(path, place, folder.name, project, findings)
            continue
        message = f"the translation is left out: no guide has the name {path.stem!r}"
        hint = "give the file the name of the guide in content/guides/, or that in its address"
        findings.add("DG381", message, hint=hint, at=Location(project.relative(path)))


def _original(path: Path, project: Project, originals: Collection[str]) -> str | None:
    """The path of the page that a file translates, None where there is no such page."""
    try:
        place = guide_path(path, project)
    except ValueError:
        return None
    return place if place in originals else None
