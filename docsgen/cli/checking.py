# Commands that look for what is wrong.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.cli.common import SEVERITIES, finish, open_project, project_option, write


@click.command(
    epilog="\b\nExamples:\n  docsgen check\n  docsgen check --format json --out report.json"
)
@project_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--against",
    metavar="LIBRARY",
    help="Compare the reference with NAME==VERSION, a wheel, a folder or an installed package.",
)
def check(project: Path, format_: str, out: Path | None, fail_on: str, against: str | None) -> None:
    """List everything that is wrong with the content."""
    from docsgen import pipeline
    from docsgen.check import check as run_checks
    from docsgen.check.library import check_against
    from docsgen.errors import NothingToBuild
    from docsgen.report.data import as_json
    from docsgen.report.text import as_text, count

    loaded, findings = open_project(project)
    try:
        site = pipeline.load(loaded, findings)
        run_checks(site, loaded, findings)
        if against:
            check_against(site, loaded, against, findings)
    except NothingToBuild as error:
        fatal: NothingToBuild | None = error
    else:
        fatal = None
    diagnostics = findings.sorted()
    report = as_json(diagnostics) if format_ == "json" else as_text(diagnostics)
    if out:
        write(out, click.unstyle(report))
    else:
        click.echo(report, nl=False)
    click.echo(count(diagnostics), err=True)
    if fatal:
        raise fatal
    finish(diagnostics, fail_on)
