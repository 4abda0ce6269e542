# Commands that look for what is wrong.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    check_out,
    fail_on_option,
    failing,
    finish,
    format_option,
    open_project,
    out_option,
    project_option,
    write,
)

if TYPE_CHECKING:
    from docsgen.diagnostics import Finding
    from docsgen.errors import DocsgenError
    from docsgen.workflows.check import Checked


def _explain(ctx: click.Context, _: click.Parameter, rule: str | None) -> None:
    if rule:
        from docsgen.report.explanation import explanation

        click.echo(explanation(rule), nl=False)
        ctx.exit()


@click.command(
    epilog="\b\nExamples:\n  docsgen check\n  docsgen check --format sarif --out report.sarif\n"
    "  docsgen check --baseline known.json --fail-on warning\n  docsgen check --explain DG020"
)
@project_option
@format_option
@out_option
@fail_on_option
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=500,
    show_default=True,
    help="Findings that text and GitHub show, worst first; 0 for all. All are counted.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file that accepts known findings one by one.",
)
@click.option("--update-baseline", is_flag=True, help="Accept what is found now in --baseline.")
@click.option(
    "--fix", is_flag=True, help="Make the corrections that are certain, then report the rest."
)
@click.option(
    "--online", is_flag=True, help="Request the external links too, and cache the results."
)
@click.option(
    "--against",
    metavar="LIBRARY",
    help="Compare the reference with NAME==VERSION, a wheel, a folder or an installed package.",
)
@click.option(
    "--explain",
    metavar="RULE",
    expose_value=False,
    is_eager=True,
    callback=_explain,
    help="Print the page of a rule and nothing else.",
)
def check(
    project: Path,
    format_: str,
    out: Path | None,
    fail_on: str,
    limit: int,
    baseline: Path | None,
    update_baseline: bool,
    fix: bool,
    online: bool,
    against: str | None,
) -> None:
    """List everything that is wrong with the content."""
    from docsgen.report.text import count

    if update_baseline and not baseline:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    check_out(out, project)
    outcome = _look(project, online, against)
    if fix and _fix(project, outcome):
        outcome = _look(project, online, against)
    if baseline and update_baseline:
        from docsgen.check.baseline import write_baseline

        write_baseline(outcome.diagnostics, baseline)
    if baseline:
        outcome = outcome._replace(diagnostics=_new(outcome.diagnostics, baseline, project))
    if outcome.fatal:
        why = _as_finding(outcome.fatal, project)
        outcome = outcome._replace(diagnostics=[*outcome.diagnostics, why])
    report = _report(outcome, format_, project, limit, fail_on)
    if out:
        write(out, click.unstyle(report))
    else:
        click.echo(report, nl=False)
    click.echo(count(outcome.diagnostics), err=True)
    if outcome.fatal:
        raise outcome.fatal
    finish(outcome.diagnostics, fail_on)


def _look(root: Path, online: bool, against: str | None) -> Checked:
    from docsgen.workflows.check import check_anew, check_content

    if online or against:
        return check_anew(root, online=online, against=against)
    return check_content(root)


def _fix(root: Path, outcome: Checked) -> bool:
    """Correct what is certain and say so; whether anything has changed."""
    from docsgen.check.fixing import fix
    from docsgen.config import load_project

    fixed = fix(outcome.diagnostics, load_project(root), outcome.records)
    for line in fixed.done:
        click.echo(f"corrected {line}", err=True)
    for line in fixed.left:
        click.echo(f"not corrected {line}", err=True)
    return bool(fixed.done)


def _new(diagnostics: list[Finding], path: Path, root: Path) -> list[Finding]:
    """The findings that the baseline does not accept, and its stale entries."""
    from docsgen.check.baseline import accept, read_baseline

    _, findings = open_project(root)
    file = path.resolve()
    shown = file.relative_to(root.resolve()) if file.is_relative_to(root.resolve()) else path
    new = accept(diagnostics, read_baseline(path), shown.as_posix(), findings)
    return new + findings.sorted()


def _as_finding(fatal: DocsgenError, root: Path) -> Finding:
    """Why there is nothing to check, whatever the project takes its findings for.

    Reports would have nothing that fails, and the exit code is 1.
    """
    from docsgen.diagnostics import Finding, Location
    from docsgen.rules import Severity

    file = fatal.path.relative_to(root).as_posix() if fatal.path else None
    return Finding("DG007", Severity.ERROR, Location(file), fatal.message, fatal.hint)


def _report(outcome: Checked, format_: str, root: Path, limit: int, fail_on: str) -> str:
    match format_:
        case "json":
            from docsgen.report.data import as_json

            return as_json(outcome.diagnostics)
        case "sarif":
            from docsgen.report.sarif import as_sarif

            return as_sarif(outcome.diagnostics)
        case "junit":
            from docsgen.report.junit import as_junit

            return as_junit(outcome.diagnostics, failing(fail_on))
        case "github":
            from docsgen.report.github import as_github

            return as_github(outcome.diagnostics, limit)
    from docsgen.report.excerpt import Sources
    from docsgen.report.grouped import as_grouped_text

    sources = Sources(root, outcome.records)
    return as_grouped_text(outcome.diagnostics, sources, limit)
