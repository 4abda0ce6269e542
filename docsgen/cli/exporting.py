# `docsgen export`: what somebody publishes who has an app and no site.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docsgen.cli.common import FOLDER, finish, sources_options, step_teller, version_option

if TYPE_CHECKING:
    from docsgen.demos.contents import Content


def _checked(context: click.Context, option: click.Parameter, patterns: tuple[str, ...]) -> Any:
    from docsgen.demos.selection import fault_of

    for pattern in patterns:
        if reason := fault_of(pattern):
            raise click.BadParameter(reason)
    return patterns


def _variables(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    from docsgen.demos.environment import fault_of

    variables = {}
    for text in given:
        name, separator, value = text.partition("=")
        if reason := fault_of(name, value) if separator else f"{name}: write NAME=VALUE":
            raise click.BadParameter(reason)
        variables[name] = value
    return variables


def _hosts(context: click.Context, option: click.Parameter, hosts: tuple[str, ...]) -> Any:
    from docsgen.model.hosts import checked_host

    try:
        return [checked_host(host) for host in hosts]
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _patterns(name: str, text: str) -> Callable[..., Any]:
    return click.option(name, multiple=True, metavar="GLOB", callback=_checked, help=text)


@click.command(
    epilog="\b\nExamples:\n  docsgen export app.py --out public\n"
    "  docsgen export app.ipynb --out public\n"
    "  docsgen export app.py --library-version 6.31.0 --out public\n"
    "  docsgen export app.py --single-file app.html\n"
    "  docsgen export my-demo/ --list\n"
    "  docsgen export app.py --include 'data/*.csv' --out public\n"
    "  docsgen export my-demo/ --exclude secrets.json --exclude '*.log' --out public\n"
    "  docsgen export my-demo/ --out public --packages-from wheels/\n"
    "  docsgen export app.py --env MODEL=small --timeout 300 --out public\n"
    "  docsgen export app.py --allow-host api.example.com --out public"
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", type=FOLDER, help="Where the page and its files go.")
@click.option(
    "--single-file",
    "page",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Make one page with everything inside instead of a folder; it opens by double click.",
)
@click.option(
    "--with-snapshot", is_flag=True, help="Let that page start faster, and be twice as large."
)
@click.option(
    "--list", "is_listing", is_flag=True, help="Only list what would be written, and why."
)
@click.option("--name", help="The demo's name.  [default: that of the file or folder]")
@click.option("--packages", help="Packages that the browser loads besides what is imported: a,b,c.")
@click.option(
    "--env",
    "environment",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_variables,
    help="An environment variable for the app, which readers can read; may be repeated.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long the app may take until it is launched.",
)
@_patterns("--include", "Files to publish that would be left out or refused; may be repeated.")
@_patterns("--exclude", "Files to leave out, wherever they are; may be repeated.")
@click.option(
    "--allow-host",
    "connect",
    multiple=True,
    metavar="HOST",
    callback=_hosts,
    help="A host that the app may ask from the reader's browser; may be repeated.",
)
@version_option
@click.option("--project", type=FOLDER, help="Keep the runtime in this project.")
@click.option("--runtime-url", help="Use the runtime at this address, relative to --out.")
@click.option(
    "--rehearsal/--no-rehearsal",
    default=True,
    help="Start the app in a headless browser before it is written, where there is one.",
)
@sources_options
def export(
    path: Path,
    out: Path | None,
    page: Path | None,
    with_snapshot: bool,
    is_listing: bool,
    name: str | None,
    packages: str | None,
    environment: dict[str, str],
    timeout: float,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    connect: list[str],
    version: str | None,
    project: Path | None,
    runtime_url: str | None,
    rehearsal: bool,
    **sources: Any,
) -> None:
    """Make a folder of static files from an app, or a single page.

    PATH is a script, a notebook, or a folder with run.py, app.py, a single script, or a README.md
    with `app_file`. A script takes along the modules beside it that it imports. Of a folder,
    everything is published but hidden files, virtual environments, caches and earlier exports. What
    seems to be secret is refused.
    """
    from docsgen.demos.preparing import Sources
    from docsgen.demos.selection import Selection
    from docsgen.demos.source import Settings
    from docsgen.diagnostics import Findings
    from docsgen.native.messages import Limits
    from docsgen.report.text import as_text
    from docsgen.rules import Severity
    from docsgen.workflows.export import SingleFile, export_app

    elsewhere = {"--runtime-url": runtime_url, "--pyodide-url": sources["pyodide_url"]}
    if page:
        _refuse_beside_single_file({"--out": out, **elsewhere})
    elif with_snapshot:
        raise click.UsageError("--with-snapshot is about the page that --single-file makes")
    elif out is None and not is_listing:
        hint = "give --out DIR or --single-file FILE.html, or --list to see what would be written"
        raise click.UsageError(hint)
    findings = Findings({"DG357": Severity.ERROR})  # exit code 0 says that everything works
    exported = export_app(
        path,
        None if is_listing else out,
        findings,
        name=name,
        selection=Selection([*include], [*exclude]),
        settings=Settings(_names(packages), environment, connect),
        limits=Limits(seconds=timeout),
        project=project,
        runtime_url=runtime_url,
        sources=Sources(**sources),
        rehearsal=rehearsal,
        version=version,
        tell=step_teller(),
        single_file=SingleFile(page, with_snapshot) if page and not is_listing else None,
    )
    diagnostics = findings.sorted()
    click.echo(as_text(diagnostics), err=True, nl=False)
    if exported and is_listing:
        click.echo(_listing(exported.contents))
    elif exported and page:
        size = page.stat().st_size / 1e6
        click.echo(f"Exported {exported.title!r} to {page}: {size:.1f} MB. Open it in a browser.")
    elif exported:
        click.echo(
            f"Exported {exported.title!r} to {out}: {len(exported.contents)} files,"
            f" {exported.size / 1e6:.1f} MB. Serve the folder and open index.html;"
            f" `docsgen embed {out} --address URL` tells how to show it in other pages."
        )
    finish(diagnostics, "error")


def _names(text: str | None) -> list[str]:
    """What is between the commas."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _refuse_beside_single_file(given: dict[str, object]) -> None:
    """Refuse options by which an export would be in several places."""
    for option, value in given.items():
        if value is not None:
            message = f"--single-file puts everything into one page; leave out {option}"
            raise click.UsageError(message)


def _listing(contents: list[Content]) -> str:
    """A line for each file, the many of the runtime in one."""
    from docsgen.workflows.preparation import RUNTIME

    runtime = [content for content in contents if content.path.startswith(f"{RUNTIME}/")]
    lines = [
        f"{content.size / 1000:10,.1f} kB  {content.path}  ({content.reason})"
        for content in contents
        if content not in runtime
    ]
    if runtime:
        size = sum(content.size for content in runtime) / 1000
        lines.append(f"{size:10,.1f} kB  {RUNTIME}/: {len(runtime)} files  ({runtime[0].reason})")
    return "\n".join(lines)
