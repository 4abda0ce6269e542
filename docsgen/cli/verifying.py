# `docsgen verify`: the built site in a real browser.

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docsgen.cli.common import (
    FOLDER,
    check_out,
    fail_on_option,
    failing,
    format_option,
    open_project,
    out_option,
    progress,
    project_option,
    unknown,
    write,
)
from docsgen.cli.verifying_pages import other_site, tell_outcomes, verify_other_site

if TYPE_CHECKING:
    from docsgen.config import Project
    from docsgen.diagnostics import Findings
    from docsgen.model.judgement import Judgement
    from docsgen.model.outcome import Outcome
    from docsgen.verify.planning import Known
    from docsgen.verify.site import BuiltSite, Subject

_RUNTIMES = {"browser": ("browser",), "native": ("native",), "both": ("browser", "native")}

_EPILOG = """\b
Examples:
  docsgen verify                          what has changed since the last time
  docsgen verify hello_blocks             one embed, by its name
  docsgen verify --only 'guides/*'        some pages
  docsgen verify --failed                 what failed the last time
  docsgen verify --runtime both --all     every script, under both runtimes
  docsgen verify --boot plain             as where no snapshot can be restored
  docsgen verify --shard 1/3 --format json --out 1.json
  docsgen verify docs/_build/html         the demos in the pages of another tool
  docsgen verify --merge 1.json --merge 2.json --merge 3.json --report report
"""


class _Shard(click.ParamType[tuple[int, int]]):
    """`i/n`: the i-th of n parts."""

    name = "i/n"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, int]:
        number, slash, count = str(value).partition("/")
        is_right = slash and number.isdigit() and count.isdigit()
        if not is_right or not 1 <= int(number) <= int(count):
            self.fail(f"{value!r} is not like 1/3: the first of three parts", param, ctx)
        return int(number), int(count)


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[NAMES|PATHS]...")
@project_option
@click.option("--site", type=FOLDER, help="The built site.  [default: PROJECT/site]")
@click.option("--only", multiple=True, metavar="GLOB", help="Names or paths to verify.")
@click.option("--failed", is_flag=True, help="Only what failed the last time.")
@click.option("--all", "every", is_flag=True, help="Verify what has not changed, too.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="Browsers at the same time.  [default: one per core]",
)
@click.option("--shard", type=_Shard(), help="Only the i-th of n parts of the work.")
@click.option(
    "--merge",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Combine the JSON reports of several shards; verifies nothing.",
)
@click.option("--connect", metavar="URL", help="Use the browser at this DevTools endpoint.")
@click.option(
    "--runtime",
    type=click.Choice(list(_RUNTIMES)),
    default="browser",
    show_default=True,
    help="Where try-outs run: in the embed, with the installed library, or both.",
)
@click.option(
    "--boot",
    type=click.Choice(["plain", "snapshot"]),
    help="How embeds start Python.  [default: as for a reader]",
)
@click.option(
    "--without", multiple=True, metavar="PROBE", help="A probe to leave out; may be repeated."
)
@click.option(
    "--time-limit",
    "limit",
    type=click.FloatRange(min=1),
    default=60.0,
    show_default=True,
    help="Seconds that an ordinary probe may take.",
)
@format_option
@out_option
@click.option("--report", type=FOLDER, help="Write a page with all verdicts and pictures here.")
@click.option("--accept", is_flag=True, help="Accept the pictures of the last runs.")
@fail_on_option
def verify(
    names: tuple[str, ...],
    project: Path,
    only: tuple[str, ...],
    merge: tuple[Path, ...],
    accept: bool,
    format_: str,
    out: Path | None,
    report: Path | None,
    fail_on: str,
    **options: Any,
) -> None:
    """Open the built site in a headless browser and report errors as readers meet them.

    NAMES are demos, PATHS are pages of the site such as guides/quickstart/; without any, all
    are verified. What passed and has not changed since is not verified again.

    A folder with pages that another tool has built may be given instead, such as Sphinx's
    _build/html: each demo that its pages show is started there. That needs no project.
    """
    from docsgen.model.judgement import Judgement
    from docsgen.model.outcome import Verdict
    from docsgen.report.outcomes import merged

    if folder := other_site(names, options["site"] or project / "site"):
        check_out(out, project)
        verify_other_site(folder, format_, out, fail_on, options["connect"])
        return
    loaded, findings = open_project(project)
    if accept:
        _accept(loaded)
        return
    check_out(out, project)
    _check_report(report, project)
    begun = time.monotonic()
    judgement = Judgement(loaded.config.rules, failing(fail_on))
    shard = options["shard"]
    options["judgement"] = judgement
    found = merged(merge) if merge else _verified(loaded, findings, (*names, *only), **options)
    outcomes = [judgement.applied(outcome) for outcome in found]
    part = "{}/{}".format(*shard) if shard else ""
    tell_outcomes(outcomes, judgement, format_, out, begun, part)
    if report:
        _write_gallery(report, outcomes, loaded)
    if any(outcome.verdict == Verdict.FAILED for outcome in outcomes):
        sys.exit(1)


def _verified(
    loaded: Project, findings: Findings, patterns: tuple[str, ...], **given: Any
) -> list[Outcome]:
    """What is found about the site as a whole, if anything, and about each chosen part of it."""
    from docsgen.verify.completeness import check_completeness
    from docsgen.verify.planning import Options
    from docsgen.verify.site import BuiltSite
    from docsgen.verify.verification import verify

    site = BuiltSite(given.pop("site") or loaded.root / "site")
    _check_probes(given["without"])
    _check_demos(loaded, patterns)
    subjects = _chosen(site, patterns, given.pop("shard"))
    options = Options(
        runtimes=_RUNTIMES[given.pop("runtime")], without=frozenset(given.pop("without")), **given
    )
    known = known_of(loaded, site, findings)
    check_completeness(known, findings)
    with progress() as advance:
        outcomes = verify(known, subjects, options, partial(advance, "Verifying"))
    return _about_site(findings, options.judgement) + outcomes


def known_of(loaded: Project, site: BuiltSite, findings: Findings) -> Known:
    """What a project has that a built site is compared with."""
    from docsgen.demos.embeds import source_digest
    from docsgen.demos.exportability import runnable
    from docsgen.demos.reading import read_demos
    from docsgen.verify.planning import Known

    there = {demo.name: demo for demo in read_demos(loaded, findings)}
    demos, _ = runnable(there, {}, loaded, findings)
    live = [demo for demo in demos.values() if demo.is_live and site.has_origins]
    sources = {demo.name: source_digest(demo, loaded.root, findings) for demo in live}
    return Known(site, demos, loaded.root, sources, loaded.adapter, loaded.running_version)


def _check_demos(loaded: Project, patterns: tuple[str, ...]) -> None:
    """Refuse demos by name where none can have an embed; raises ConfigError."""
    from docsgen.demos.exportability import exporting_of
    from docsgen.demos.reading import demo_names

    if not set(patterns).isdisjoint(demo_names(loaded)):
        exporting_of(loaded)


def _about_site(findings: Findings, judgement: Judgement) -> list[Outcome]:
    from docsgen.model.outcome import Outcome

    found = findings.sorted()
    verdict = judgement.verdict(found)
    return [Outcome(path="", kind="site", verdict=verdict, diagnostics=found)] if found else []


def _check_probes(probes: tuple[str, ...]) -> None:
    """Refuse probes that there are not."""
    from docsgen.verify.probes import PROBES

    for probe in probes:
        if probe not in (*PROBES, "native"):
            raise click.BadParameter(f"{probe!r} is none of {', '.join(PROBES)}, native")


def _chosen(
    site: BuiltSite, patterns: tuple[str, ...], part: tuple[int, int] | None
) -> list[Subject]:
    """The subjects that are meant; raises ConfigError when a pattern means none."""
    from docsgen.errors import ConfigError
    from docsgen.verify.planning import shard
    from docsgen.verify.site import chosen

    subjects = site.subjects()
    for pattern in patterns:
        if not any(chosen(subjects, [pattern])):
            names = [one.name if one.kind == "embed" else one.path for one in subjects]
            hint = "give the name of a demo, or a path such as guides/quickstart/ or 'docs/*'"
            message = unknown("page or demo", pattern, names)
            raise ConfigError(message, hint=hint, path=site.folder)
    meant = list(chosen(subjects, patterns))
    return shard(meant, *part) if part else meant


def _accept(loaded: Project) -> None:
    from docsgen.verify.record import Record

    count = Record(loaded.root).accept()
    click.echo(f"{count} pictures are what later ones are compared with.")


def _check_report(report: Path | None, project: Path) -> None:
    """Refuse a folder whose index.html is something else than a report."""
    from docsgen.errors import OutputError
    from docsgen.publish import MANIFEST

    check_out(report, project)
    if report and (report / MANIFEST).exists():
        message = "is a site that docsgen built, whose home page the report would replace"
        raise OutputError(message, hint="give --report a folder of its own", path=report)


def _write_gallery(folder: Path, outcomes: list[Outcome], loaded: Project) -> None:
    from docsgen.report.gallery import gallery
    from docsgen.verify.record import Record

    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "index.html", gallery(outcomes, Record(loaded.root).folder))
    click.echo(f"Report: {folder / 'index.html'}", err=True)
