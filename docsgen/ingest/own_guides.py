# Guides that were written for this site: content/guides/*.md, front matter and CommonMark. Nothing
# is restored here; what is wrong is reported, and as much of the guide as possible is shown.

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import msgspec

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError
from docsgen.files import MAX_TEXT, decode, files_in, read_bytes, reported, with_line_feeds
from docsgen.ingest.guide_pictures import placed
from docsgen.model import Block, Container, Image, OwnGuide, Prose, Section
from docsgen.model.naming import guide_title
from docsgen.model.page_types import GUIDES
from docsgen.model.pathological import verbatim, why_not_written_out
from docsgen.model.paths import Places, address_path, page_path
from docsgen.yaml_reader import parse_yaml

_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an own guide says about itself.

    `category` chooses the group of the navigation; in a group, a lower `order` comes first, and
    guides of the corpus have 0. `summary` is the first line of the page and its description.
    """

    title: Annotated[str, msgspec.Meta(pattern=r"\S")]
    category: str = ""
    order: int = 0
    summary: str = ""


def read_own_guides(project: Project, taken: Collection[str], findings: Findings) -> list[Section]:
    """The sections of all own guides, guide by guide in the order of their files' names.

    `taken` are the paths of the corpus's pages; a guide in whose way there is one is reported
    (DG010) and left out, like one whose name cannot be a path (DG009).
    """
    places = Places()
    for page in taken:
        places.take(page, f"the corpus's page /{page}")
    sections: list[Section] = []
    for path in files_in(project.guides, project.root, findings, is_guide):
        file = project.relative(path)
        place = _place(path, file, project, places, findings)
        if place:
            with reported(project.root, findings):
                sections += sections_of(path, place, project.config.language, project, findings)
    return sections


def is_guide(name: str) -> bool:
    """Whether a file with that name is a guide."""
    return name.endswith(".md") and not name.startswith(".")


def _place(
    path: Path, file: str, project: Project, places: Places, findings: Findings
) -> str | None:
    """The path of the guide's page, None when it cannot have one."""
    try:
        place = guide_path(path, project)
    except ValueError as error:
        message = f"the guide is left out: its name {error}"
        findings.add("DG009", message, hint="rename the file", at=Location(file))
        return None
    if owner := places.take(place, file):
        message = f"the guide is left out: its page /{place} would replace {owner}"
        findings.add("DG010", message, hint="rename the file", at=Location(file))
        return None
    return place


def guide_path(path: Path, project: Project) -> str:
    """The path of the page of the guide in a file; raises ValueError where it cannot have one."""
    origin = project.config.source.origin.rstrip("/")
    return page_path(f"{origin}/{GUIDES.path}{quote(address_path(path.stem))}")


def sections_of(
    path: Path, place: str, language: str, project: Project, findings: Findings
) -> Iterator[Section]:
    """The sections of the guide in a file, whose page is at `place`, written in a language."""
    from docsgen.ingest.commonmark import parts_of  # markdown-it takes 30 ms to import

    file, text = project.relative(path), _text(path, project, findings)
    matter, body = _split(text, path, file, project, findings)
    own = OwnGuide(
        file=file,
        path=place,
        title=" ".join(matter.title.split()),
        category=matter.category,
        order=matter.order,
        summary=" ".join(matter.summary.split()),
        language=language,
    )
    line = text.count("\n") - body.count("\n") + 1
    if why := why_not_written_out(body):
        message = f"the guide is shown as it is: {why}"
        findings.add("DG211", message, hint="use fewer references", at=Location(file, line=line))
        body = verbatim(body)
    parts = parts_of(body, line, partial(_report_fence, file, findings))
    if not parts[0].blocks and parts[0].heading == own.title and len(parts) > 1:
        del parts[0]  # the page shows its title anyway
    for part in parts:
        yield Section(
            url=f"{project.config.base_url.rstrip('/')}/{place.rstrip('/')}",
            page_title=own.title,
            heading=part.heading,
            chunks=[],
            content=Prose(_with_pictures(part.blocks, file, project, findings))
            if part.blocks
            else Container(),
            own=own,
            line=part.line,
        )


def _report_fence(file: str, findings: Findings, line: int, message: str) -> None:
    hint = "correct what stands behind the fence; the code is shown without it"
    findings.add("DG388", message, hint=hint, at=Location(file, line=line))


def _with_pictures(
    blocks: list[Block], file: str, project: Project, findings: Findings
) -> list[Block]:
    return [
        placed(block, file, project, findings) if isinstance(block, Image) else block
        for block in blocks
    ]


def _text(path: Path, project: Project, findings: Findings) -> str:
    """The text of a guide with line feeds only; characters that are none are replaced."""
    text, fault = decode(read_bytes(path, project.root, MAX_TEXT))
    if fault:
        at = Location(project.relative(path), line=fault.line)
        findings.add("DG004", fault.message, hint=fault.hint, at=at)
    return with_line_feeds(text)


def _split(
    text: str, path: Path, file: str, project: Project, findings: Findings
) -> tuple[FrontMatter, str]:
    """Front matter and body; a title made of the file's name where the front matter is wrong."""
    matter = _MATTER.match(text)
    try:
        if matter is None:
            wrong = "is not closed by a second line" if text.startswith("---") else "is missing"
            hint = "begin the file with a line `---`, `title: ...` and another line `---`"
            raise ConfigError(f"the front matter {wrong}", hint=hint, path=path, line=1)
        return parse_yaml(matter["yaml"], FrontMatter, path, above=1), text[matter.end() :]
    except ConfigError as error:
        key = f"`{error.key}`: " if error.key else ""
        at = Location(file, line=error.line or 1)
        findings.add("DG040", f"{key}{error.message}", hint=error.hint, at=at)
    title = guide_title(path.stem.replace("-", " "), project.config.words)
    return FrontMatter(title), text[matter.end() :] if matter else text
