# `docsgen verify DIR`: the demos in pages that another tool has built. And how outcomes of verify
# are told.

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docsgen.cli.common import failing, progress, warn_of_confinement, write

if TYPE_CHECKING:
    from docsgen.model.judgement import Judgement
    from docsgen.model.outcome import Outcome


def other_site(names: tuple[str, ...], own: Path) -> Path | None:
    """The folder with pages that is meant by the only name, unless it is in docsgen's `own` site.

    None where names mean demos and pages of that site.
    """
    if len(names) != 1 or not (folder := Path(names[0])).is_dir():
        return None
    is_ours = folder.resolve().is_relative_to(own.resolve())
    return None if is_ours or next(folder.rglob("*.html"), None) is None else folder


def verify_other_site(
    folder: Path, format_: str, out: Path | None, fail_on: str, connect: str | None
) -> None:
    """Start the demos in the pages of a folder; ends the process with 1 where that fails."""
    from docsgen.model.judgement import Judgement
    from docsgen.model.outcome import Verdict
    from docsgen.verify.in_pages import verify_pages

    begun = time.monotonic()
    judgement = Judgement(failing=failing(fail_on))
    with progress() as advance:
        outcomes = verify_pages(folder, judgement, connect, partial(advance, "Verifying"))
    tell_outcomes(outcomes, judgement, format_, out, begun)
    if any(outcome.verdict == Verdict.FAILED for outcome in outcomes):
        sys.exit(1)


def tell_outcomes(
    outcomes: list[Outcome],
    judgement: Judgement,
    format_: str,
    out: Path | None,
    begun: float,
    part: str = "",
) -> None:
    """Print what came out, or write it to `out`, and how long it took since `begun`.

    `part` names the part of the site that was looked at.
    """
    from docsgen.report.outcomes import outcomes_as, summary

    told = outcomes_as(format_, outcomes, judgement.failing, part)
    if out:
        write(out, click.unstyle(told))
    else:
        click.echo(told, nl=False)
    if any("native" in outcome.runtimes for outcome in outcomes):
        warn_of_confinement()
    click.echo(f"{summary(outcomes)}, {time.monotonic() - begun:.1f} s", err=True)
