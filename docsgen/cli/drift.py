# What changed between two versions of the documented library.

from __future__ import annotations

import re
from pathlib import Path

import click

from docsgen.cli.common import check_out, project_option, write


@click.command(
    epilog="\b\nExamples:\n  docsgen drift 6.15.2 6.31.0\n"
    "  docsgen drift 6.15.2 ../library --format json --out drift.json"
)
@project_option
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_", type=click.Choice(["markdown", "html", "json"]))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def drift(project: Path, old: str, new: str, format_: str | None, out: Path | None) -> None:
    """Tell what changed between two versions of the library.

    OLD and NEW are versions, wheels, folders with the source code, or installed packages. The
    format is Markdown, unless the name of the file says HTML or JSON.
    """
    from docsgen.check.library.drift_page import as_html, as_json, as_markdown, summary
    from docsgen.config import load_project
    from docsgen.surface.drift import drift as compare
    from docsgen.surface.sources import find_source, surface

    loaded = load_project(project)
    check_out(out, project)
    library = loaded.config.library.name
    before, after = (
        surface(find_source(_requirement(library, given), library, project), loaded)
        for given in (old, new)
    )
    changes = compare(before, after)
    shown = {"html": as_html, "json": as_json, "markdown": as_markdown}
    kind = format_ or _FORMATS.get(out.suffix if out else "", "markdown")
    page = shown[kind](before, after, changes)
    if out:
        write(out, page)
    else:
        click.echo(page, nl=False)
    click.echo(summary(changes), err=True)


_FORMATS = {".html": "html", ".json": "json"}


def _requirement(library: str, given: str) -> str:
    """A bare version is one of the documented library."""
    return f"{library}=={given}" if re.fullmatch(r"\d[\w.!+-]*", given) else given
