# `docsgen init`: a new project.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.cli.common import FOLDER


@click.command(epilog="\b\nExamples:\n  docsgen init\n  docsgen init my-docs --package PACKAGE")
@click.argument("folder", type=FOLDER, default=Path(), metavar="[DIR]")
@click.option("--package", metavar="NAME", help="The library to document, by its name on PyPI.")
def init(folder: Path, package: str | None) -> None:
    """Start a project in DIR, by default here, with records, a guide and a demo."""
    from docsgen.workflows.init import package_named, start_project

    documented = package_named(package)
    for path in start_project(folder, documented):
        click.echo(path)
    if not documented.is_installed:
        what = f"{documented.name} is not installed here" if package else "No --package was given"
        click.echo(f"{what}: correct `library` in content/site.yaml.", err=True)
    there = "" if folder == Path() else f" --project {folder}"
    click.echo(f"Next: docsgen build{there}, then docsgen serve{there}", err=True)
