# `docsgen export`: what somebody publishes who has an app and no site.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docsgen.cli.app_options import app_options, arguments, strict_findings
from docsgen.cli.common import FOLDER, address_option, finish, step_teller

if TYPE_CHECKING:
    from docsgen.demos.contents import Content


@click.command(
    epilog="\b\nExamples:\n  docsgen export app.py --out public\n"
    "  docsgen export app.ipynb --out public\n"
    "  docsgen export app.py --out public --address https://me.example/app/\n"
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
@app_options
@address_option
@click.option("--runtime-url", help="Use the runtime at this address, relative to --out.")
@click.option(
    "--rehearsal/--no-rehearsal",
    default=True,
    help="Start the app in a headless browser before it is written, where there is one.",
)
def export(
    path: Path,
    out: Path | None,
    page: Path | None,
    with_snapshot: bool,
    is_listing: bool,
    address: str | None,
    runtime_url: str | None,
    rehearsal: bool,
    **wanted: Any,
) -> None:
    """Make a folder of static files from an app, or a single page.

    PATH is a script, a notebook, or a folder with run.py, app.py, a single script, or a README.md
    with `app_file`. A script takes along the modules beside it that it imports. Of a folder,
    everything is published but hidden files, virtual environments, caches and earlier exports. What
    seems to be secret is refused.
    """
    from docsgen.report.text import as_text
    from docsgen.workflows.export import SingleFile, export_app

    elsewhere = {
        "--address": address,
        "--runtime-url": runtime_url,
        "--pyodide-url": wanted["pyodide_url"],
    }
    if page:
        _refuse_beside_single_file({"--out": out, **elsewhere})
    elif with_snapshot:
        raise click.UsageError("--with-snapshot is about the page that --single-file makes")
    elif out is None and not is_listing:
        hint = "give --out DIR or --single-file FILE.html, or --list to see what would be written"
        raise click.UsageError(hint)
    findings = strict_findings()
    exported = export_app(
        path,
        None if is_listing else out,
        findings,
        runtime_url=runtime_url,
        address=address or "",
        rehearsal=rehearsal,
        tell=step_teller(),
        single_file=SingleFile(page, with_snapshot) if page and not is_listing else None,
        **arguments(**wanted),
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
