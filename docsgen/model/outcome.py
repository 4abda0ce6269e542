# What verifying one embed or page came to, as data: verify makes it, report shows it, and the next
# run reads it to leave alone what has not changed.

from __future__ import annotations

import enum
from typing import Literal

import msgspec

from docsgen.diagnostics import Finding

Kind = Literal["embed", "page", "site"]


class Verdict(enum.StrEnum):
    """Whether something works: always, at the second attempt, or not."""

    PASSED = "passed"
    FLAKY = "flaky"
    FAILED = "failed"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict about the embed or page at `path` of the site, and what it rests on.

    What is found about no single one of them is about the `site`, whose path is empty.
    `runtimes` are those under which the whole script passed: `browser`, `native`; `steps` is how
    many it has and `note` says why one is missing. `key` changes with everything that the verdict
    depends on; `is_earlier` tells that nothing did, so that nobody looked again. `pictures` and
    `evidence` (traces, screenshots of failures) are files below `.docsgen/verify/`.
    """

    path: str
    kind: Kind
    verdict: Verdict
    diagnostics: list[Finding]
    runtimes: list[str] = []
    steps: int = 0
    note: str = ""
    attempts: int = 1
    seconds: float = 0.0
    key: str = ""
    is_earlier: bool = False
    pictures: dict[str, str] = {}
    evidence: list[str] = []
