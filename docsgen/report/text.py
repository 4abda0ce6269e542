# Diagnostics and errors as text for people, one finding per line, coloured where wanted.

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from docsgen.diagnostics import Finding, Location
from docsgen.errors import ConfigError, DocsgenError, ThemeError
from docsgen.rules import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def as_text(diagnostics: Iterable[Finding]) -> str:
    """Every finding with its place, its rule and what to do."""
    return "".join(map(_finding, diagnostics))


def _finding(found: Finding) -> str:
    severity = click.style(found.severity, fg=COLOURS[found.severity])
    place = click.style(_place(found.location), bold=True)
    return f"{place}: {severity}: {found.message} [{found.rule}]\n  {found.hint}\n"


def _place(at: Location) -> str:
    file = at.file or at.url or "site"
    line = f":{at.line}" if at.line is not None else ""
    record = f" record {at.record}" if at.record is not None else ""
    url = f" ({at.url})" if at.file and at.url else ""
    return f"{file}{line}{record}{url}"


def count(diagnostics: Iterable[Finding]) -> str:
    """Such as `2 errors, 1 warning`; `no findings` when there are none."""
    counted = Counter(found.severity for found in diagnostics)
    parts = [
        f"{counted[severity]} {severity}{'' if counted[severity] == 1 else 's'}"
        for severity in Severity
        if counted[severity]
    ]
    return ", ".join(parts) or "no findings"


def error_text(error: DocsgenError) -> str:
    """Why docsgen stopped, where, and what to do."""
    line = error.line if isinstance(error, ConfigError | ThemeError) else None
    where = place_text(str(error.path or ""), line)
    if isinstance(error, ConfigError) and error.key:
        where += click.style(f"{error.key}: ", bold=True)
    return f"{where}{click.style('error', fg='red')}: {error.message}\n  {error.hint}\n"


def place_text(file: str, line: int | None) -> str:
    """A place in front of a message; nothing when there is none."""
    return click.style(f"{file}:{line}: " if line else f"{file}: ", bold=True) if file else ""
