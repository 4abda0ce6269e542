# `docsgen prove`: evidence that events fire, from a real browser.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import (
    errors_shown,
    finish,
    open_project,
    project_option,
    unknown,
    warn_of_confinement,
)

if TYPE_CHECKING:
    from docsgen.model.proof import Runtime


@click.command(epilog="\b\nExamples:\n  docsgen prove\n  docsgen prove Button Slider")
@project_option
@click.option(
    "--runtime",
    type=click.Choice(["native", "browser"]),
    default="native",
    show_default=True,
    help="The installed library, or the embeds of the built site.",
)
@click.argument("components", nargs=-1)
def prove(project: Path, runtime: Runtime, components: tuple[str, ...]) -> None:
    """Make every event of the support matrix fire and keep the evidence.

    The event lab of each component is opened in a browser, and each of its events is caused by a
    gesture. The results are written to content/proofs.json, and the next build shows them.
    COMPONENTS are names of the matrix; without any, all are tried.
    """
    from docsgen.assemble.evidence import evidence_file
    from docsgen.demos.exportability import exporting_of
    from docsgen.errors import ConfigError
    from docsgen.workflows.load import load
    from docsgen.workflows.prove import proofs

    loaded, findings = open_project(project)
    exporting_of(loaded)
    with errors_shown(findings):
        site = load(loaded, findings)
    for name in components:
        if name not in site.labs:
            hint = "name components of the support matrix; the page events/ lists them"
            message = unknown("event lab of", name, site.labs)
            raise ConfigError(message, hint=hint, path=loaded.chunks)
    chosen = [site.labs[name] for name in components or site.labs]
    evidence = site.evidence
    if runtime == "native":
        warn_of_confinement()
    for lab, found, listeners in proofs(chosen, site.matrix, loaded, runtime):
        proven = sum(proof.proven for proof in found)
        click.echo(f"{lab.component}: {proven} of {len(found)} events proven")
        for proof in found:
            if not proof.proven:
                click.echo(f"  {proof.event}: {proof.reason}")
        evidence = evidence.with_proofs(found, listeners)
        loaded.proofs.write_bytes(evidence_file(evidence))
    known = evidence.by_pair()
    support = site.matrix.support
    pairs = [(name, event) for name, events in support.items() for event in events]
    proven = sum(pair in known and known[pair].proven for pair in pairs)
    click.echo(f"{proven} of {len(pairs)} events of the support matrix are proven.")
    finish(findings.sorted(), "error")
