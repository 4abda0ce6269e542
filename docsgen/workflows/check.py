# `docsgen check` as a whole. What it finds depends on the files of the content, on docsgen and on
# what is installed beside it: while these are as they were, nothing is read and no rule imported.

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docsgen.cache import Cache, digest
from docsgen.diagnostics import Finding, Findings
from docsgen.files import UnusableFile, files_below, read_bytes

if TYPE_CHECKING:
    from docsgen.errors import DocsgenError


class Checked(NamedTuple):
    """What was found, the stored text of the records concerned, and why no more could be found."""

    diagnostics: list[Finding]
    records: dict[int, str]
    fatal: DocsgenError | None = None


def check_content(root: Path) -> Checked:
    """All that is wrong with the content of the project in `root`; raises ConfigError."""
    content = _content(root)
    if content is None:
        return check_anew(root)
    cache = Cache(root, "check", tuple[list[Finding], dict[int, str]], None)
    key = digest(content)
    kept = cache.get(key)
    if kept is None:
        outcome = check_anew(root)
        if outcome.fatal:
            return outcome
        concerned = {found.location.record for found in outcome.diagnostics}
        records = {number: text for number, text in outcome.records.items() if number in concerned}
        kept = outcome.diagnostics, records
        cache.put(key, kept)
    return Checked(*kept)


def check_anew(root: Path, *, against: str | None = None, online: bool = False) -> Checked:
    """The same whether anything has changed or not, and what the world has to do with it.

    Compares the reference with the library `against`, and asks for external links if `online`.
    Raises ConfigError, LibraryError and MissingToolError.
    """
    from docsgen.assemble import as_stored
    from docsgen.check import begin_reading, check
    from docsgen.config import load_project
    from docsgen.errors import NothingToBuild
    from docsgen.workflows.load import load

    project = load_project(root)
    findings = Findings(project.config.rules)
    try:
        with begin_reading(project) as library:
            site = as_stored(load(project, findings))
            library.result()
    except NothingToBuild as error:
        return Checked(findings.sorted(), {}, error)
    check(site, project, findings)
    if against:
        from docsgen.check.library import check_against

        check_against(site, project, against, findings)
    if online:
        from docsgen.check.online import ask_for_links

        ask_for_links(site, project, findings)
    return Checked(findings.sorted(), site.stored)


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
