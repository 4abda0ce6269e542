# Commands for those who publish demos elsewhere: embed, bundle.

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    address_option,
    check_out,
    errors_shown,
    finish,
    folder_url,
    live_demos,
    open_project,
    project_option,
    unknown,
)

if TYPE_CHECKING:
    from docsgen.render.sharing import Sharing
    from docsgen.verify.front_end import FrontEnd


@click.command(
    epilog="\b\nExamples:\n  docsgen embed hello_blocks\n"
    "  docsgen embed public --address https://me.example/app/ --format html\n"
    "  docsgen embed hello_blocks --format mkdocs | pbcopy\n"
    "  docsgen embed hello_blocks --theme dark\n  docsgen embed --formats"
)
@click.argument("name", required=False)
@project_option
@click.option(
    "--format",
    "format_",
    default="iframe",
    show_default=True,
    help="The format of the line; --formats lists them.",
)
@click.option("--formats", is_flag=True, help="List the formats.")
@click.option(
    "--theme",
    type=click.Choice(["page", "light", "dark", "system"]),
    default="page",
    show_default=True,
    help="The colours: those of the page around it, always the same, or the reader's.",
)
@click.option(
    "--address",
    metavar="URL",
    callback=folder_url,
    help="Where the exported app in the folder NAME lies.",
)
def embed(
    name: str | None,
    project: Path,
    format_: str,
    formats: bool,
    theme: str,
    address: str | None,
) -> None:
    """Print what to paste into a page to show a demo there.

    NAME is a demo of the project, or, with --address, a folder that `docsgen export` has written.
    """
    from msgspec.structs import replace

    from docsgen.languages import ENGLISH, texts_in
    from docsgen.model.page_types import OEMBED
    from docsgen.render.sharing import sharing
    from docsgen.render.snippets import ADDRESSES, FORMATS

    if formats:
        for name in FORMATS:
            click.echo(f"{name:16} {texts_in(ENGLISH)(f'formats.{name}')}")
        return
    if format_ not in FORMATS:
        raise click.BadParameter(unknown("format", format_, FORMATS), param_hint="--format")
    if name is None:
        raise click.UsageError("give the name of a demo")
    if address is not None:
        shared = _of_export(Path(name), address)
    else:
        loaded, findings = open_project(project)
        with errors_shown(findings):
            (demo,) = live_demos(loaded, [name], findings)
        shared = sharing(demo, loaded.config)
    form = FORMATS[format_]
    click.echo(form.write(replace(shared, theme=theme)))
    if note := form.note(texts_in(ENGLISH)):
        click.echo(f"note: {note}", err=True)  # not into what is piped elsewhere
    if address and format_ in ADDRESSES and not (Path(name) / OEMBED).is_file():
        hint = f"export the app again with --address {address}"
        click.echo(f"note: no software can find out how to show this export: {hint}", err=True)


def _of_export(folder: Path, address: str) -> Sharing:
    """What there is to say of an exported app; raises ConfigError where there is none."""
    from docsgen.errors import ConfigError
    from docsgen.render.sharing import sharing_export
    from docsgen.residue import EXPORTED, exported_title

    if (title := exported_title(folder)) is None:
        hint = "give a folder that `docsgen export` has written"
        raise ConfigError("there is no exported app", hint=hint, path=folder / EXPORTED)
    return sharing_export(title, address)


@click.command(
    epilog="\b\nExamples:\n  docsgen bundle hello_blocks --out hello.zip\n"
    "  docsgen bundle sales tictactoe --out demos.zip --check\n"
    "  docsgen bundle sales --address https://me.example/demos/ --out demos.zip"
)
@click.argument("names", nargs=-1, required=True)
@project_option
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The ZIP file."
)
@address_option
@click.option(
    "--check", is_flag=True, help="Run it from a sub-path of a static host, in a browser."
)
def bundle(
    names: tuple[str, ...], project: Path, out: Path, address: str | None, check: bool
) -> None:
    """Make a ZIP file of demos that any static host can serve.

    The demos share one runtime, which has only the parts that they need.
    """
    from docsgen.publish.zip_file import write_zip
    from docsgen.verify.front_end import PLAIN
    from docsgen.workflows.bundle import bundle as bundled

    loaded, findings = open_project(project)
    check_out(out, project)
    with errors_shown(findings):
        demos = live_demos(loaded, names, findings)
        size = write_zip(bundled(loaded, demos, findings, address or ""), out)
    click.echo(f"{out}: {size / 1e6:.1f} MB, {len(demos)} demo{'' if len(demos) == 1 else 's'}")
    if check:
        _check(out, names, loaded.adapter.front_end() or PLAIN)
    finish(findings.sorted(), "error")


def _check(out: Path, names: Sequence[str], front_end: FrontEnd) -> None:
    """Start each demo of a bundle from a sub-path of a static host."""
    from docsgen.browser import browser
    from docsgen.hosting import hosted
    from docsgen.verify.starting import starts

    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(out) as archive:
            archive.extractall(scratch)
        with hosted(Path(scratch), "/some/where/") as url, browser() as chromium:
            for name in names:
                fault = starts(chromium, f"{url}embed/{name}/", front_end)
                click.echo(f"{name}: {fault or 'starts'}")
                if fault:
                    raise click.exceptions.Exit(1)
