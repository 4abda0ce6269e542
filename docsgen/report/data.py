# Diagnostics as data for programs.

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docsgen.diagnostics import Diagnostic


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON report: `{"schema": 1, "diagnostics": [...]}`."""
    encoded = msgspec.json.encode({"schema": 1, "diagnostics": list(diagnostics)})
    return msgspec.json.format(encoded, indent=1).decode() + "\n"
