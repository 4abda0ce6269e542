# `docsgen preview`: what an author looks at while writing an app.

from __future__ import annotations

import gc
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from docsgen.cli.app_options import app_options, arguments, strict_findings
from docsgen.cli.common import loopback, port_option, step_teller


@click.command(
    epilog="\b\nExamples:\n  docsgen preview app.py\n  docsgen preview my-demo/ --no-open\n"
    "  docsgen preview app.py --env MODEL=small --allow-host api.example.com\n"
    "  docsgen preview app.py --include 'data/*.csv'"
)
@click.argument("path", type=click.Path(path_type=Path))
@port_option
@click.option("--no-open", is_flag=True, help="Do not open the app in a browser.")
@app_options
def preview(path: Path, port: int, no_open: bool, **wanted: Any) -> None:
    """Show an app as its readers will see it, and follow each save.

    The app is exported into a temporary folder and served on this machine only. Ctrl-C ends it.
    PATH and the options that it shares with `docsgen export` mean the same there. No start is
    rehearsed: what would fail for readers fails on the page that opens, and is said there.
    """
    from docsgen.errors import DocsgenError
    from docsgen.report.text import as_text, error_text
    from docsgen.serve.preview import preview as serve
    from docsgen.workflows.export import export_app

    given, tell = arguments(**wanted), step_teller()

    def export() -> bool:
        findings, made = strict_findings(), None
        try:
            made = export_app(path, out, findings, tell=tell, **given)
        except DocsgenError as error:
            if not out.exists():  # there is nothing to show meanwhile
                raise
            click.echo(error_text(error), err=True, nl=False)
        click.echo(as_text(findings.sorted()), err=True, nl=False)
        return made is not None

    def announce(url: str) -> None:
        click.echo(f"Showing {path} at {url}  (Ctrl-C ends it)")
        if not no_open:
            click.launch(url)

    with suppress(KeyboardInterrupt), tempfile.TemporaryDirectory() as scratch:
        gc.enable()  # unlike the other commands, this one goes on
        out = Path(scratch) / "app"
        serve(path, given["selection"], out, loopback(port), export, announce)
