# What came of starting an exported app in a browser before it is written.

from __future__ import annotations

import msgspec


class Rehearsal(msgspec.Struct, frozen=True):
    """How an app started: `failure` says why it did not; `file` and `line` are where.

    `unlike` are the parts of the app that turned out differently than when it was exported.
    """

    failure: str | None = None
    file: str | None = None
    line: int | None = None
    unlike: list[str] = []
