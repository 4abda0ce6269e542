# `docsgen publish`: what a new site would change for those who use the public one.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.cli.common import FOLDER, open_project, project_option

_SHOWN = 20
"""Paths that are listed of each kind of change."""


@click.command(
    epilog="\b\nExamples:\n  docsgen publish --check\n"
    "  docsgen publish --check --against ../published"
)
@project_option
@click.option("--check", is_flag=True, required=True, help="Change nothing.")
@click.option("--against", metavar="DIR|URL", help="The public site.  [default: its base_url]")
@click.option("--site", type=FOLDER, help="The new site.  [default: PROJECT/site]")
def publish(project: Path, check: bool, against: str | None, site: Path | None) -> None:
    """List what the built site would change on the public one, and embeds that would break.

    To publish it, copy the folder to your host. The exit code is 1 when an embed of the public
    site is missing in the new one: pages that show it would break.
    """
    from docsgen.demos.runtime.sharing import is_packed
    from docsgen.publish.changes import built, changes, public

    loaded, _ = open_project(project)
    new = built(site or project / "site")
    address = against or loaded.config.base_url
    is_url = address.startswith(("http://", "https://"))
    old = public(address.rstrip("/") + "/") if is_url else built(Path(address))
    found = changes(old, new)
    if not old:
        click.echo(f"{address}: no site of docsgen's is public there yet")
    for title, paths in (
        ("added", found.added),
        ("changed", found.changed),
        ("removed", found.removed),
    ):
        click.echo(click.style(f"{len(paths)} {title}", bold=True))
        for path in paths[:_SHOWN]:
            click.echo(f"  {path.removesuffix('index.html')}")
        if len(paths) > _SHOWN:
            click.echo(f"  and {len(paths) - _SHOWN} more")
    for name in found.broken:
        label = click.style("error", fg="red")
        click.echo(f"{label}: the embed {name} would be gone from pages that show it", err=True)
        click.echo("  say in content/site.yaml what became of it: former_demos", err=True)
    if not is_packed(site or project / "site"):
        click.echo("note: the runtime's snapshot is not packed for readers", err=True)
        click.echo(
            "  run `docsgen runtime build --project . --full`, then `docsgen build`", err=True
        )
    if found.broken:
        raise click.exceptions.Exit(1)
