# Findings as annotations of a GitHub workflow run. GitHub shows ten errors, ten warnings and ten
# notices of a step, so the worst come first and the last one says what else there is.

from __future__ import annotations

from collections.abc import Sequence

from docsgen.diagnostics import Finding, Location
from docsgen.report.selection import select
from docsgen.rules import RULES, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(diagnostics: Sequence[Finding], limit: int) -> str:
    """One workflow command per finding, worst first, and one for those beyond `limit` (0: none)."""
    selection = select(diagnostics, limit)
    by_severity = (d for severity in Severity for d in selection.shown if d.severity == severity)
    lines = list(map(_annotation, by_severity))
    if selection.remainder:
        lines.append(f"::notice title=docsgen::{_escaped(selection.remainder)}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(found: Finding) -> str:
    at = found.location
    properties = {
        "file": at.file,
        "line": at.line,
        "title": f"{found.rule} {RULES[found.rule].name}",
    }
    given = ",".join(f"{k}={_property(str(v))}" for k, v in properties.items() if v is not None)
    text = f"{found.message}{_where(at)}\n{found.hint}"
    return f"::{_COMMANDS[found.severity]} {given}::{_escaped(text)}"


def _where(at: Location) -> str:
    """What the properties of a command cannot say of a place."""
    if at.record is not None:
        return f" (record {at.record}, {at.url})"
    return f" ({at.url})" if at.url and not at.file else ""


def _escaped(text: str) -> str:
    """The text as the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
