# `docsgen extract`: the reference of a library as records, from its code.

from __future__ import annotations

from pathlib import Path

import click

from docsgen.cli.common import fail_on_option, finish, write


@click.command(
    epilog="\b\nExamples:\n  docsgen extract PACKAGE --out content/chunks/reference.json\n"
    "  docsgen extract PACKAGE==1.4.0 --origin https://docs.example.org/ --out reference.json\n"
    "  docsgen extract ./src/package | python -m json.tool"
)
@click.argument("package")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option("--origin", metavar="URL", help="The site of the pages.  [default: of the package]")
@fail_on_option
def extract(package: str, out: Path | None, origin: str | None, fail_on: str) -> None:
    """Write the reference of a library as documentation records.

    PACKAGE is the name of an installed package, NAME==VERSION, a wheel, or a folder with source
    code. It is read and not imported. The records are JSON as in `content/chunks/`; what is not in
    them, and what `site.yaml` should say about them, is printed at the end.
    """
    from docsgen.report.text import as_text, count
    from docsgen.user_cache import user_cache
    from docsgen.workflows.extract import extract_library, records_file, settings

    found = extract_library(package, origin, user_cache())
    text = records_file(found)
    if out:
        write(out, text)
    else:
        click.echo(text, nl=False)
    reference = found.reference
    click.echo(as_text(reference.findings), err=True, nl=False)
    made = f"{len(reference.kinds)} pages, {len(reference.records)} records"
    told = count(reference.findings)
    click.echo(f"{found.name} {found.version}: {made}, {told}", err=True)
    click.echo(f"\nFor site.yaml:\n\n{settings(found)}", err=True)
    finish(reference.findings, fail_on)
