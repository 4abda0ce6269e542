# Findings as data for programs.

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docsgen.diagnostics import Finding, Location
from docsgen.rules import Severity


class _Entry(msgspec.Struct):
    """What the contract of the JSON report says of a finding, and nothing else."""

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str


def as_json(diagnostics: Iterable[Finding]) -> str:
    """A JSON report: `{"schema": 1, "diagnostics": [...]}`."""
    entries = [_Entry(d.rule, d.severity, d.location, d.message, d.hint) for d in diagnostics]
    encoded = msgspec.json.encode({"schema": 1, "diagnostics": entries})
    return msgspec.json.format(encoded, indent=1).decode() + "\n"
