# Which findings a report for people shows when there are more than anybody reads.

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from docsgen.diagnostics import Finding
from docsgen.rules import RULES, Severity

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Selection(NamedTuple):
    """The findings that are shown, in their order, and how many of each rule are not."""

    shown: list[Finding]
    hidden: Counter[str]

    @property
    def remainder(self) -> str:
        """Such as `3 more findings are not shown: 2 DG020 dead-link, 1 DG045 misspelling`."""
        number = self.hidden.total()
        if not number:
            return ""
        rules = ", ".join(f"{n:,} {r} {RULES[r].name}" for r, n in self.hidden.most_common())
        return f"{number:,} more finding{' is' if number == 1 else 's are'} not shown: {rules}"


def select(diagnostics: Sequence[Finding], limit: int) -> Selection:
    """The `limit` worst findings, all of them where it is 0."""
    if not limit or len(diagnostics) <= limit:
        return Selection(list(diagnostics), Counter())
    worst_first = sorted(range(len(diagnostics)), key=lambda n: _RANK[diagnostics[n].severity])
    shown = sorted(worst_first[:limit])
    return Selection(
        [diagnostics[n] for n in shown],
        Counter(diagnostics[n].rule for n in worst_first[limit:]),
    )
