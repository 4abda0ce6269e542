# What verify found out, as text for people and data for programs.

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from docsgen.diagnostics import Finding
from docsgen.errors import ConfigError
from docsgen.model.outcome import Outcome, Verdict
from docsgen.report.github import as_github
from docsgen.report.junit import outcomes_as_junit
from docsgen.report.sarif import as_sarif
from docsgen.report.text import as_text, count
from docsgen.rules import RULES, Severity

_COLOURS = {Verdict.PASSED: "green", Verdict.FLAKY: "yellow", Verdict.FAILED: "red"}


class _Report(msgspec.Struct, omit_defaults=True):
    schema: int
    diagnostics: list[Finding]
    verdicts: list[Outcome]
    shard: str = ""


def outcomes_as(
    format_: str, outcomes: list[Outcome], failing: Collection[str], shard: str = ""
) -> str:
    """A report in one of FORMATS; `failing` are the severities that make an outcome fail.

    `shard` names the part of the site that was looked at, such as `1/3`, for those who merge.
    """
    match format_:
        case "json":
            return outcomes_as_json(outcomes, shard)
        case "sarif":
            return as_sarif(diagnostics(outcomes))
        case "junit":
            return outcomes_as_junit(outcomes, failing)
        case "github":
            return as_github(_for_people(diagnostics(outcomes), failing), limit=0)
    return outcomes_as_text(outcomes, failing)


def outcomes_as_json(outcomes: list[Outcome], shard: str = "") -> str:
    """A JSON report: `{"schema": 1, "diagnostics": [...], "verdicts": [...]}`."""
    encoded = msgspec.json.encode(_Report(1, diagnostics(outcomes), outcomes, shard))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def merged(paths: Sequence[Path]) -> list[Outcome]:
    """The verdicts of several JSON reports; what was found about the site as a whole is told once.

    Raises ConfigError when a file is no such report, or when a shard of those given is missing.
    """
    reports = {path: _read(path) for path in paths}
    _check_shards({path: report.shard for path, report in reports.items() if report.shard})
    outcomes = [outcome for report in reports.values() for outcome in report.verdicts]
    about_site = [outcome for outcome in outcomes if outcome.kind == "site"]
    found = list(dict.fromkeys(diagnostics(about_site)))
    first = [msgspec.structs.replace(one, diagnostics=found) for one in about_site[:1]]
    return first + [outcome for outcome in outcomes if outcome.kind != "site"]


def _read(path: Path) -> _Report:
    hint = "give files that `docsgen verify --format json --out FILE` wrote"
    try:
        report = msgspec.json.decode(path.read_bytes(), type=_Report)
    except msgspec.MsgspecError as error:
        raise ConfigError(f"is not a report of verify: {error}", hint=hint, path=path) from error
    for found in diagnostics(report.verdicts):
        if found.rule not in RULES:
            message = f"names a rule that this docsgen does not have: {found.rule}"
            raise ConfigError(message, hint=hint, path=path)
    return report


def _check_shards(given: Mapping[Path, str]) -> None:
    """What no report speaks of must not pass: of n shards there must be all."""
    for path, shard in given.items():
        count = shard.partition("/")[2]
        wanted = [f"{number}/{count}" for number in range(1, int(count) + 1)]
        if missing := [one for one in wanted if one not in given.values()]:
            message = f"is shard {shard}, and there is no report of {', '.join(missing)}"
            raise ConfigError(message, hint="give --merge once for each shard", path=path)


def diagnostics(outcomes: Iterable[Outcome]) -> list[Finding]:
    """All findings, in the order of the outcomes."""
    return [found for outcome in outcomes for found in outcome.diagnostics]


def outcomes_as_text(
    outcomes: Iterable[Outcome], failing: Collection[str] = (Severity.ERROR,)
) -> str:
    """Every error and warning, and where the evidence is."""
    return "".join(_told(outcome, failing) for outcome in outcomes)


def _told(outcome: Outcome, failing: Collection[str]) -> str:
    evidence = outcome.evidence if outcome.verdict == Verdict.FAILED else []
    kept = "".join(f"  see .docsgen/verify/{name}\n" for name in evidence)
    return as_text(_for_people(outcome.diagnostics, failing)) + kept


def _for_people(found: Iterable[Finding], failing: Collection[str]) -> list[Finding]:
    """Findings without the notes that fail nothing: the library's own components make many."""
    return [one for one in found if one.severity in (*failing, Severity.ERROR, Severity.WARNING)]


def summary(outcomes: list[Outcome]) -> str:
    """A line for the site, if anything was found, embeds and pages, and the number of findings."""
    lines = []
    for kind in ("site", "embed", "page"):
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
