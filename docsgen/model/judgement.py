# What a project takes for a failure. Verdicts, reports and exit codes of verify all come from here,
# so that they cannot contradict each other.

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from docsgen.diagnostics import Finding, RuleSetting, settled
from docsgen.model.outcome import Outcome, Verdict
from docsgen.rules import RULES, Severity


class Judgement(msgspec.Struct, frozen=True):
    """The `settings` that a project gives its rules, and the severities that are `failing`."""

    settings: Mapping[str, Severity | RuleSetting] = {}
    failing: Collection[str] = (Severity.ERROR,)

    def may_fail(self, rule: str) -> bool:
        """Whether a finding of this rule fails what it is about, at least in some places."""
        given = self.settings.get(rule)
        severity = given.severity if isinstance(given, RuleSetting) else given
        return (severity or RULES[rule].severity) in self.failing

    def is_failure(self, found: Finding) -> bool:
        """Whether a finding, as it was made, fails what it is about."""
        return any(one.severity in self.failing for one in settled([found], self.settings))

    def verdict(self, diagnostics: Iterable[Finding]) -> Verdict:
        """What findings, as they were made, come to."""
        found = list(settled(diagnostics, self.settings))
        if any(one.severity in self.failing for one in found):
            return Verdict.FAILED
        return Verdict.FLAKY if any(one.rule == FLAKY for one in found) else Verdict.PASSED

    def applied(self, outcome: Outcome) -> Outcome:
        """An outcome with the severities that the project gives, and the verdict that follows."""
        return msgspec.structs.replace(
            outcome,
            diagnostics=list(settled(outcome.diagnostics, self.settings)),
            verdict=self.verdict(outcome.diagnostics),
        )


FLAKY = "DG177"
"""The rule that tells what went wrong at the first attempt only."""
