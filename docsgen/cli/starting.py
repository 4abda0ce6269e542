# `docsgen init`: a new project.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.cli.common import FOLDER


@click.command(
    epilog="\b\nExamples:\n  docsgen init\n  docsgen init my-docs --package PACKAGE\n"
    "  docsgen init my-docs --package PACKAGE==1.4.0\n"
    "  docsgen init docs --package ./src/package"
)
@click.argument("folder", type=FOLDER, default=Path(), metavar="[DIR]")
@click.option(
    "--package",
    metavar="NAME",
    help="The library to document: its name on PyPI, NAME==VERSION, a wheel, or a folder with its"
    " source code.",
)
def init(folder: Path, package: str | None) -> None:
    """Start a project in DIR, by default here.

    With --package, it has the whole reference of that library, a guide, and a live demo if the
    library has components whose apps docsgen can run in the browser. Without, it is a small
    example of records, a guide and a demo.
    """
    from docsgen.workflows.init import start_project

    started = start_project(folder, package)
    for path in started.files:
        click.echo(path)
    for remark in started.remarks:
        click.echo(remark, err=True)
    there = "" if folder == Path() else f" --project {folder}"
    click.echo(f"Next: docsgen build{there}, then docsgen serve{there}", err=True)
