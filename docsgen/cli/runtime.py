# `docsgen runtime`: the part that all demos share.

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from docsgen.cli.common import FOLDER, sources_options


@click.group()
def runtime() -> None:
    """Manage what all demos share: Pyodide, the library, the player."""


@runtime.command("build")
@click.option("--project", type=FOLDER, help="Keep it in this project, not in the user's cache.")
@sources_options
def build_runtime(project: Path | None, **sources: Any) -> None:
    """Download and assemble the runtime, unless it exists.

    With a browser, it also takes a memory snapshot that lets demos start faster.
    """
    from docsgen.demos.runtime import complete
    from docsgen.workflows.export import Sources, exporter, prepared_runtime

    def tell(text: str) -> None:
        click.echo(text, err=True)

    _, exporting = exporter(project)
    folder, built = prepared_runtime(exporting, project, Sources(**sources), tell)
    built = complete(exporting, folder, built, tell)
    click.echo(f"{folder}: {sum(built.sizes.values()) / 1e6:.1f} MB, key {built.key}")


@runtime.command("info")
@click.option("--project", type=FOLDER, help="The project whose runtime is meant.")
def show_runtime(project: Path | None) -> None:
    """List the runtimes, their parts and their sizes."""
    from docsgen.adapters import exporters
    from docsgen.demos.runtime import key, read_runtime
    from docsgen.demos.runtime.place import runtime_home

    home = runtime_home(project)
    for folder in sorted(home.glob("*")):
        found = read_runtime(folder)
        if found:
            addresses = (None, found.pyodide)
            keys = [key(one, url) for _, one in exporters().values() for url in addresses]
            is_current = found.key in keys
            click.echo(f"{folder}: key {found.key}{'' if is_current else ', outdated'}")
            for part, size in sorted(found.sizes.items()):
                click.echo(f"{size / 1e6:8.2f} MB  {part}")
            return
    click.echo(f"{home}: no runtime yet; `docsgen runtime build` makes one")


@runtime.command("clean")
@click.option("--project", type=FOLDER, help="The project whose runtime is meant.")
def clean_runtime(project: Path | None) -> None:
    """Remove the runtime and its downloads."""
    import shutil

    from docsgen.demos.runtime.place import runtime_home

    shutil.rmtree(runtime_home(project), ignore_errors=True)
