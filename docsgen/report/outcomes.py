# What verify found out, as text for people and data for programs.

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import click
import msgspec

from docsgen.diagnostics import Diagnostic, RuleSetting, settled
from docsgen.errors import ConfigError
from docsgen.model.outcome import Outcome, Verdict
from docsgen.report.github import as_github
from docsgen.report.junit import outcomes_as_junit
from docsgen.report.sarif import as_sarif
from docsgen.report.text import as_text, count
from docsgen.rules import Severity

_COLOURS = {Verdict.PASSED: "green", Verdict.FLAKY: "yellow", Verdict.FAILED: "red"}


class _Report(msgspec.Struct):
    schema: int
    diagnostics: list[Diagnostic]
    verdicts: list[Outcome]


def with_severities(
    outcomes: Iterable[Outcome], settings: Mapping[str, Severity | RuleSetting]
) -> list[Outcome]:
    """The outcomes with the severities that the project gives its rules."""
    return [
        msgspec.structs.replace(outcome, diagnostics=list(settled(outcome.diagnostics, settings)))
        for outcome in outcomes
    ]


def outcomes_as(format_: str, outcomes: list[Outcome], failing: Collection[str]) -> str:
    """A report in one of FORMATS; `failing` are the severities that make JUnit's cases fail."""
    match format_:
        case "json":
            return outcomes_as_json(outcomes)
        case "sarif":
            return as_sarif(diagnostics(outcomes))
        case "junit":
            return outcomes_as_junit(outcomes, failing)
        case "github":
            return as_github(_for_people(diagnostics(outcomes)), limit=0)
    return outcomes_as_text(outcomes)


def outcomes_as_json(outcomes: list[Outcome]) -> str:
    """A JSON report: `{"schema": 1, "diagnostics": [...], "verdicts": [...]}`."""
    encoded = msgspec.json.encode(_Report(1, diagnostics(outcomes), outcomes))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def read_outcomes(path: Path) -> list[Outcome]:
    """The verdicts of a JSON report; raises ConfigError when the file is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Report).verdicts
    except msgspec.MsgspecError as error:
        hint = "give files that `docsgen verify --format json --out FILE` wrote"
        raise ConfigError(f"is not a report of verify: {error}", hint=hint, path=path) from error


def diagnostics(outcomes: Iterable[Outcome]) -> list[Diagnostic]:
    """All findings, in the order of the outcomes."""
    return [found for outcome in outcomes for found in outcome.diagnostics]


def outcomes_as_text(outcomes: list[Outcome]) -> str:
    """Every error and warning, and where the evidence is."""
    return "".join(map(_told, outcomes))


def _told(outcome: Outcome) -> str:
    evidence = [name for name in outcome.evidence if outcome.has_errors]
    kept = "".join(f"  see .docsgen/verify/{name}\n" for name in evidence)
    return as_text(_for_people(outcome.diagnostics)) + kept


def _for_people(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings without the notes, of which the library's own components make many."""
    return [one for one in found if one.severity != Severity.NOTE]


def summary(outcomes: list[Outcome]) -> str:
    """A line for embeds, one for pages, and the number of findings."""
    lines = []
    for kind in ("embed", "page"):
        of_kind = [outcome for outcome in outcomes if outcome.kind == kind]
        if of_kind:
            lines.append(f"{len(of_kind):>4} {kind}{'' if len(of_kind) == 1 else 's'}: ")
            lines[-1] += ", ".join(_counts(of_kind))
    return "\n".join([*lines, count(diagnostics(outcomes))])


def _counts(outcomes: list[Outcome]) -> Iterable[str]:
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    for verdict in Verdict:
        if verdicts[verdict]:
            yield click.style(f"{verdicts[verdict]} {verdict}", fg=_COLOURS[verdict])
    if natively := sum(outcome.runtimes == ["native"] for outcome in outcomes):
        yield f"{natively} proven natively only"
    if earlier := sum(outcome.is_earlier for outcome in outcomes):
        yield f"{earlier} unchanged since the last time"
