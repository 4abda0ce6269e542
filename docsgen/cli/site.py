# Commands about the site as a whole: build, serve, inspect.

from __future__ import annotations

import gc
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    FOLDER,
    errors_shown,
    finish,
    loopback,
    open_project,
    port_option,
    progress,
    project_option,
)

if TYPE_CHECKING:
    from docsgen.serve import News


@click.command(
    epilog="\b\nExamples:\n  docsgen build\n  docsgen build --project my-docs --out public"
)
@project_option
@click.option("--out", type=FOLDER, help="Where the site goes.  [default: PROJECT/site]")
@click.option("--no-demos", is_flag=True, help="Build without the live demos.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="Processes that render pages.  [default: one per core]",
)
@click.option("--timings", is_flag=True, help="Print what each stage took.")
def build(project: Path, out: Path | None, no_demos: bool, jobs: int, timings: bool) -> None:
    """Build the documentation site.

    The old site stays as it is until the new one is complete.
    """
    from docsgen.diagnostics import Findings
    from docsgen.report.text import count
    from docsgen.workflows.build import build as build_site

    start = time.perf_counter()
    findings = Findings()
    target = out or project / "site"
    with errors_shown(findings), progress() as advance:
        built = build_site(
            project, target, findings, jobs=jobs, with_demos=not no_demos, progress=advance
        )
    if timings:
        for stage, seconds in built.seconds.items():
            click.echo(f"{stage:>8} {seconds:6.2f} s")
    diagnostics = findings.sorted()
    pages = f"{built.pages} page{'' if built.pages == 1 else 's'}"
    has_errors = any(found.severity == "error" for found in diagnostics)
    click.echo(
        f"Built {target}{', with errors' if has_errors else ''}: {pages},"
        f" {built.demos} of {built.named_demos} demos, {count(diagnostics)},"
        f" {time.perf_counter() - start:.1f} s"
    )
    if diagnostics:
        click.echo("Run `docsgen check` to see the findings.")
    finish(diagnostics, "error")


@click.command(
    epilog="\b\nExamples:\n  docsgen serve\n  docsgen serve --project my-docs --port 8000 --open"
)
@project_option
@port_option
@click.option("--open", "open_", is_flag=True, help="Open the site in a browser.")
def serve(project: Path, port: int, open_: bool) -> None:
    """Show the site while you write it.

    Pages in the browser follow every change of content and templates. Ctrl-C ends it.
    """
    with suppress(KeyboardInterrupt):
        from docsgen import serve

        gc.enable()  # unlike the other commands, this one goes on
        listening = loopback(port)

        def announce(url: str) -> None:
            click.echo(f"Serving {url}  (Ctrl-C ends it)")
            if open_:
                click.launch(url)

        serve.serve(project, listening, announce, _show_news)


@click.command(epilog="\b\nExample:\n  docsgen inspect | python -m json.tool")
@project_option
def inspect(project: Path) -> None:
    """Print the whole model as JSON."""
    from docsgen.report.inspection import inspection
    from docsgen.workflows.load import load

    loaded, findings = open_project(project)
    with errors_shown(findings):
        site = load(loaded, findings)
    click.echo(inspection(site))


def _show_news(news: News) -> None:
    """What came of a change, in the terminal of the server."""
    from docsgen.report.text import as_text, place_text

    for trouble in news.troubles:
        place = place_text(trouble.file, trouble.line)
        click.echo(f"{place}{click.style('error', fg='red')}: {trouble.message}\n  {trouble.hint}")
    if not news.troubles:
        click.echo(as_text(news.findings), nl=False)
    if news.demos:
        click.echo(f"{time.strftime('%H:%M:%S')} {news.demos} demos can be started")
    if news.changed:
        files = ", ".join(news.changed[:3]) + (", ..." if len(news.changed) > 3 else "")
        outcome = "not shown" if news.troubles else f"shown after {news.seconds * 1000:.0f} ms"
        click.echo(f"{time.strftime('%H:%M:%S')} {files}: {outcome}")
