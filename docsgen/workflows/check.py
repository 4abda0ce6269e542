# `docsgen check` as a whole. What it finds depends on the files of the content, on docsgen and on
# what is installed beside it: while these are as they were, nothing is read and no rule imported.

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from docsgen.cache import Cache, digest, version_of
from docsgen.diagnostics import Finding, Findings
from docsgen.files import UnusableFile, files_below, read_bytes

if TYPE_CHECKING:
    from docsgen.errors import DocsgenError


class _Kept(msgspec.Struct):
    diagnostics: list[Finding]
    records: dict[int, str]


class Outcome(NamedTuple):
    """What was found, the stored text of the records concerned, and why no more could be found."""

    diagnostics: list[Finding]
    records: dict[int, str]
    fatal: DocsgenError | None = None


def check_content(root: Path) -> Outcome:
    """All that is wrong with the content of the project in `root`; raises ConfigError."""
    code = version_of(
        p for p in Path(__file__).parents[1].rglob("*") if p.suffix in (".py", ".json")
    )
    cache = Cache(root, "check", f"{code} {sys.version_info[:2]}", _Kept)
    content = _content(root)
    if content is None:
        return check_anew(root)
    key = digest(content, sorted(_installed()))
    kept = cache.get(key)
    if kept is None:
        outcome = check_anew(root)
        if outcome.fatal:
            return outcome
        concerned = {found.location.record for found in outcome.diagnostics}
        records = {number: text for number, text in outcome.records.items() if number in concerned}
        kept = _Kept(outcome.diagnostics, records)
        cache.add(key, kept)
        cache.save()
    return Outcome(kept.diagnostics, kept.records)


def check_anew(root: Path, *, against: str | None = None, online: bool = False) -> Outcome:
    """The same whether anything has changed or not, and what the world has to do with it.

    Compares the reference with the library `against`, and asks for external links if `online`.
    Raises ConfigError, LibraryError and MissingToolError.
    """
    from docsgen.check import begin_reading, check
    from docsgen.config import load_project
    from docsgen.errors import NothingToBuild
    from docsgen.workflows.load import load

    project = load_project(root)
    findings = Findings(project.config.rules)
    try:
        with begin_reading(project) as library:
            site = load(project, findings)
            library.result()
    except NothingToBuild as error:
        return Outcome(findings.sorted(), {}, error)
    check(site, project, findings)
    if against:
        from docsgen.check.library import check_against

        check_against(site, project, against, findings)
    if online:
        from docsgen.check.online import ask_for_links

        ask_for_links(site, project, findings)
    return Outcome(findings.sorted(), site.stored)


def _content(root: Path) -> object:
    """What changes with the files of the content; nothing where they are too many."""
    folder, unusable = root / "content", Findings()  # whoever needs a file will say so
    try:
        files = files_below(folder, root, unusable)
    except UnusableFile:
        return None
    return [(name, _version(folder / name, root)) for name in files], unusable.sorted()


def _version(path: Path, root: Path) -> str:
    try:
        return hashlib.sha256(read_bytes(path, root)).hexdigest()
    except UnusableFile as error:
        return error.message


def _installed() -> Iterator[str]:
    """What is installed beside docsgen: names with versions."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (path.name for path in Path(folder).glob("*.dist-info"))
