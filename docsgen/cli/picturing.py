# `docsgen posters`: pictures of demos and of themes, which a site shows before anything starts.

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    errors_shown,
    finish,
    live_demos,
    open_project,
    project_option,
    unknown,
)

if TYPE_CHECKING:
    from docsgen.config import Project
    from docsgen.model.library_theme import LibraryTheme


@click.command(
    epilog="\b\nExamples:\n  docsgen posters\n  docsgen posters hello_blocks\n"
    "  docsgen posters --themes"
)
@project_option
@click.option("--themes", is_flag=True, help="Take pictures of the library's themes instead.")
@click.argument("names", nargs=-1)
def posters(project: Path, themes: bool, names: tuple[str, ...]) -> None:
    """Take pictures of the demos in the built site and keep them beside each demo.

    The next build shows them. NAMES are demos; without any, all are pictured. With --themes, they
    are themes that a page of the kind `themes` describes: each is pictured in light and in dark
    with the installed library, and kept in content/themes/.
    """
    if themes:
        _theme_posters(project, names)
        return
    from docsgen.browser import browser
    from docsgen.errors import ConfigError
    from docsgen.hosting import hosted
    from docsgen.report.text import error_text
    from docsgen.verify.front_end import PLAIN
    from docsgen.verify.posters import PictureError, take_posters

    loaded, findings = open_project(project)
    with errors_shown(findings):
        demos = live_demos(loaded, names, findings)
    site = project / "site"
    for demo in demos:
        if not (site / "embed" / demo.name).is_dir():
            hint = "run `docsgen build` first"
            raise ConfigError(f"there is no embed of {demo.name}", hint=hint, path=site)
    if not demos:
        finish(findings.sorted(), "error")
        return
    failed, front_end = False, loaded.adapter.front_end() or PLAIN
    with hosted(site) as url, browser() as chromium:
        for demo in demos:
            try:
                for path in take_posters(chromium, f"{url}embed/{demo.name}/", demo, front_end):
                    click.echo(f"{path}: {path.stat().st_size / 1000:.1f} kB")
            except PictureError as error:
                failed = True
                click.echo(error_text(error), err=True, nl=False)
    if failed:
        sys.exit(1)
    finish(findings.sorted(), "error")


def _theme_posters(project: Path, names: tuple[str, ...]) -> None:
    from docsgen.verify.theme_pictures import take_theme_pictures
    from docsgen.workflows.load import load

    loaded, findings = open_project(project)
    with errors_shown(findings):
        there = load(loaded, findings).themes
        chosen = _chosen_themes(loaded, there, names)
    version = loaded.config.library.version
    for path in take_theme_pictures(chosen, loaded.adapter, version):
        click.echo(f"{path}: {path.stat().st_size / 1000:.1f} kB")
    finish(findings.sorted(), "error")


def _chosen_themes(
    project: Project, there: dict[str, LibraryTheme], names: tuple[str, ...]
) -> list[LibraryTheme]:
    """The themes with these names; without any, all. Raises ConfigError."""
    from docsgen.errors import ConfigError

    path = project.root / "content" / "site.yaml"
    if not there:
        hint = "give the page that describes them the kind `themes`"
        raise ConfigError("no page describes themes of the library", hint=hint, path=path)
    if project.adapter.themed("") is None:
        library = project.config.library.name
        message = f"docsgen knows no app that shows themes of the library {library!r}"
        raise ConfigError(message, hint="take no pictures, or choose another adapter", path=path)
    for name in names:
        if name not in there:
            hint = f"the themes are {', '.join(there)}"
            raise ConfigError(unknown("theme", name, there), hint=hint, path=path)
    return [there[name] for name in dict.fromkeys(names or there)]
