# What came of reading the project again, for the terminal and for the overlay in the browser.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.diagnostics import Finding
from docsgen.errors import ConfigError, DocsgenError, ThemeError, internal_error
from docsgen.files import shown


class Trouble(msgspec.Struct, frozen=True):
    """Why the site is not shown as it is now: what is wrong, where, and what to do."""

    message: str
    hint: str
    file: str = ""
    line: int | None = None


class News(msgspec.Struct, frozen=True):
    """What came of a change.

    `changed` are the files, `findings` the errors and warnings that the last good version did not
    have, `troubles` what keeps the new version from being shown, `seconds` how long it took,
    `demos` how many demos can be started from now on.
    """

    changed: list[str]
    findings: list[Finding]
    troubles: list[Trouble]
    seconds: float
    demos: int = 0


def from_error(error: Exception, root: Path) -> Trouble:
    """The trouble that an exception stands for, whether it was foreseen or not."""
    if not isinstance(error, DocsgenError):
        error = internal_error(error)
    line = error.line if isinstance(error, ConfigError | ThemeError) else None
    key = f"{error.key}: " if isinstance(error, ConfigError) and error.key else ""
    file = shown(error.path, root) if error.path else ""
    return Trouble(f"{key}{error.message}", error.hint, file, line)


def from_finding(finding: Finding) -> Trouble:
    """The trouble that a finding of severity error stands for."""
    at = finding.location
    record = f"record {at.record}: " if at.record is not None else ""
    message = f"{record}{finding.message} [{finding.rule}]"
    return Trouble(message, finding.hint, at.file or at.url or "", at.line)
