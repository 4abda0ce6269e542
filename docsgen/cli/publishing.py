# `docsgen publish`: what a new site would change for those who use the public one, and whether the
# host of what is public sends it as readers need it.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    FOLDER,
    fail_on_option,
    finish,
    folder_url,
    open_project,
    project_option,
)

if TYPE_CHECKING:
    from docsgen.diagnostics import Findings

_SHOWN = 20
"""Paths that are listed of each kind of change."""


@click.command(
    epilog="\b\nExamples:\n  docsgen publish --check\n"
    "  docsgen publish --check --against ../published\n"
    "  docsgen publish --check https://me.example/app/"
)
@click.argument("url", required=False, callback=folder_url)
@project_option
@click.option("--check", is_flag=True, required=True, help="Change nothing.")
@click.option("--against", metavar="DIR|URL", help="The public site.  [default: its base_url]")
@click.option("--site", type=FOLDER, help="The new site.  [default: PROJECT/site]")
@fail_on_option
def publish(
    url: str | None,
    project: Path,
    check: bool,
    against: str | None,
    site: Path | None,
    fail_on: str,
) -> None:
    """List what the built site would change on the public one, and embeds that would break.

    To publish it, copy the folder to your host. The exit code is 1 when an embed of the public
    site is missing in the new one: pages that show it would break.

    With the URL of a site, an export or a bundle that is public, its host is looked at instead:
    whether it sends all files, with types that browsers take, to pages of others, too, and whether
    an app starts from there. No project is needed. --site then is a copy of what is there, for
    hosts that hide the list of files.
    """
    if url is None:
        _compare(project, against, site)
        return
    if against is not None:
        raise click.UsageError("--against compares sites; leave it out to look at a host")
    _look(url, site, fail_on)


def _look(url: str, site: Path | None, fail_on: str) -> None:
    """Report what is wrong with the host at a URL, which ends with a slash."""
    from docsgen.diagnostics import Findings
    from docsgen.publish.host_check import check_host
    from docsgen.publish.host_contents import an_app, contents_at, contents_of
    from docsgen.report.text import as_text, count

    findings = Findings()
    sizes = contents_of(site) if site else contents_at(url)
    check_host(url, sizes, findings)
    if (app := an_app(sizes)) is not None:
        _start(url + app, findings)
    found = findings.sorted()
    click.echo(as_text(found), err=True, nl=False)
    click.echo(f"{url}: {len(sizes)} files looked at, {count(found)}")
    finish(found, fail_on)


def _start(url: str, findings: Findings) -> None:
    """Start an app from its host, where there is a browser."""
    from docsgen.browser import browser
    from docsgen.diagnostics import Location
    from docsgen.errors import MissingToolError
    from docsgen.verify.front_end import PLAIN
    from docsgen.verify.starting import starts

    try:
        with browser() as chromium:
            fault = starts(chromium, url, PLAIN)
    except MissingToolError as error:
        click.echo(f"note: {url} was not started: {error}", err=True)
        return
    if fault:
        hint = "see what else is wrong with the host, and open the page"
        findings.add("DG354", f"it does not start: {fault}", hint=hint, at=Location(url=url))


def _compare(project: Path, against: str | None, site: Path | None) -> None:
    """Tell what the built site would change on the public one."""
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
