# `docsgen runtime`: the part that all demos share, for each version of the library.

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from docsgen.cli.common import FOLDER, sources_options, step_teller, version_option

_project = click.option("--project", type=FOLDER, help="The project whose runtimes are meant.")


@click.group()
def runtime() -> None:
    """Manage what all demos share: Pyodide, the library, the player.

    There is a runtime for each version of the library that demos were exported with.
    """


@runtime.command(
    "build",
    epilog="\b\nExamples:\n  docsgen runtime build\n"
    "  docsgen runtime build --library-version 6.31.0\n"
    "  docsgen runtime build --library-version 6.31.0 --out public/runtime",
)
@click.option("--project", type=FOLDER, help="Keep it in this project, not in the user's cache.")
@version_option
@click.option("--out", type=FOLDER, help="Add its files to this folder, for --runtime-url.")
@click.option("--full", is_flag=True, help="Pack the snapshot for readers, which takes minutes.")
@sources_options
def build_runtime(
    project: Path | None, version: str | None, out: Path | None, full: bool, **sources: Any
) -> None:
    """Download and assemble the runtime, unless it exists.

    With a browser, it also takes a memory snapshot that lets demos start faster, and tries out
    whether the player fits the version of the library. A folder for --out may hold the runtimes of
    several versions; what they have in common is there once.
    """
    from docsgen.demos.preparing import Sources, prepared_runtime
    from docsgen.demos.runtime import complete
    from docsgen.demos.runtime.sharing import add_to
    from docsgen.workflows.preparation import exporter_at

    tell = step_teller()
    _, exporting = exporter_at(project, version, tell)
    folder, built = prepared_runtime(exporting, project, Sources(**sources), tell)
    built = complete(exporting, folder, built, tell, full=full)
    click.echo(f"{folder}: {sum(built.sizes.values()) / 1e6:.1f} MB, key {built.key}")
    if out:
        click.echo(f"{out}: {add_to(out, folder, built)} files were added")


@runtime.command("list")
@_project
def list_runtimes(project: Path | None) -> None:
    """List the runtimes with their versions and sizes."""
    from docsgen.workflows.runtimes import runtimes

    home, found = runtimes(project)
    for one in found:
        size = sum(one.runtime.sizes.values()) / 1e6
        start = "with a snapshot" if one.runtime.snapshots else "without a snapshot"
        outdated = "" if one.is_current else ", outdated"
        click.echo(f"{one.folder.name}: {size:.1f} MB, {start}{outdated}")
    if not found:
        _say_none(home)


@runtime.command("info")
@_project
def show_runtime(project: Path | None) -> None:
    """List the runtimes, their parts and their sizes."""
    from docsgen.workflows.runtimes import runtimes

    home, found = runtimes(project)
    for one in found:
        outdated = "" if one.is_current else ", outdated"
        click.echo(f"{one.folder}: key {one.runtime.key}{outdated}")
        for part, size in sorted(one.runtime.sizes.items()):
            click.echo(f"{size / 1e6:8.2f} MB  {part}")
    if not found:
        _say_none(home)


def _say_none(home: Path) -> None:
    click.echo(f"{home}: no runtime yet; `docsgen runtime build` makes one")


@runtime.command(
    "clean",
    epilog="\b\nExamples:\n  docsgen runtime clean\n"
    "  docsgen runtime clean --library-version 6.31.0",
)
@_project
@version_option
def clean_runtimes(project: Path | None, version: str | None) -> None:
    """Remove the runtimes and their downloads; with a version, the runtimes of one version."""
    import shutil

    from docsgen.workflows.runtimes import folders_to_clean

    for folder in folders_to_clean(project, version):
        shutil.rmtree(folder, ignore_errors=True)
