# What several commands share: options, opening a project, progress, and how a command ends.

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from socket import socket

    from click._termui_impl import ProgressBar

    from docsgen.config import Project
    from docsgen.diagnostics import Finding, Findings
    from docsgen.model.demo import Demo

FOLDER = click.Path(file_okay=False, path_type=Path)
SEVERITIES = ("error", "warning", "note")
FORMATS = ("text", "json", "sarif", "junit", "github")
SECONDS_BETWEEN_LINES = 30.0
"""How often a log hears of long work: a CI job is often ended after minutes of silence."""

project_option = click.option(
    "--project",
    type=FOLDER,
    default=Path(),
    help="Folder that holds content/site.yaml.  [default: here]",
)


def folder_url(context: click.Context, option: click.Parameter, address: str | None) -> str | None:
    """The address of a folder, with a slash at its end, whichever way it was written."""
    if address is None:
        return None
    if not address.startswith(("https://", "http://")):
        hint = "give the address of the folder, such as https://me.example/app/"
        raise click.BadParameter(f"{address!r} is no address: {hint}")
    plain = address.partition("#")[0].partition("?")[0]
    return plain.removesuffix("index.html").rstrip("/") + "/"


address_option = click.option(
    "--address",
    metavar="URL",
    callback=folder_url,
    help="Where the files will lie, so that software which asks by oEmbed can show them.",
)

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True
)

out_option = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file."
)

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="The lowest severity that makes the exit code 1.",
)


def _release(context: click.Context, option: click.Parameter, version: str | None) -> str | None:
    from docsgen.release_order import is_release

    if version is not None and not is_release(version):
        raise click.BadParameter("it is no version, such as 6.31.0")
    return version


def _libraries() -> list[str]:
    """The libraries that docsgen itself knows, without importing what knows them."""
    folder = Path(__file__).parents[1] / "libraries"
    return sorted(path.parent.name for path in folder.glob("*/__init__.py"))


version_option = click.option(
    *(f"--{name}" for name in _libraries()),
    "--library-version",
    "version",
    metavar="VERSION",
    callback=_release,
    help="The version of the library.  [default: that of the project, or the installed one]",
)


port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on.  [default: a free one]",
)


def loopback(port: int) -> socket:
    """A socket that listens on a port of this machine; raises AddressError when it is taken."""
    from docsgen.errors import AddressError
    from docsgen.hosting import listener

    try:
        return listener(port)
    except OSError as error:
        message = f"port {port} cannot be listened on: {error.strerror}"
        hint = "choose another --port, or leave it out to get a free one"
        raise AddressError(message, hint=hint) from error


def sources_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where the parts of a runtime come from."""
    for option in (
        click.option(
            "--packages-from",
            metavar="DIR|URL",
            help="Where the wheels of the Pyodide distribution are.  [default: where Pyodide says]",
        ),
        click.option(
            "--pyodide-url",
            metavar="URL",
            help="Let readers load Pyodide from this address instead of including it.",
        ),
        click.option(
            "--mirror", type=FOLDER, help="A folder with what npm and pip would download."
        ),
    ):
        command = option(command)
    return command


def open_project(root: Path) -> tuple[Project, Findings]:
    """The project in `root`, and where its findings are collected, with its severities."""
    from docsgen.config import load_project
    from docsgen.diagnostics import Findings

    project = load_project(root)
    return project, Findings(project.config.rules)


def check_out(out: Path | None, project: Path) -> None:
    """Refuse an output that would change what is read; raises OutputError before any work."""
    from docsgen.publish.output import check_output, project_inputs

    if out:
        check_output(out, project_inputs(project))


def warn_of_confinement() -> None:
    """Say that demos are served natively, where the kernel cannot confine them."""
    from docsgen.sandbox.kernel import is_available

    if not is_available():
        text = "note: the kernel does not confine demos on this machine [DG194]"
        click.echo(text, err=True)


def write(path: Path, text: str) -> None:
    """Write a report; raises OutputError."""
    from docsgen.errors import OutputError

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, hint="choose another --out", path=path) from error


@contextmanager
def errors_shown(findings: Findings) -> Iterator[None]:
    """Print the findings of severity error, whether the work could be finished or not."""
    from docsgen.report.text import as_text

    try:
        yield
    finally:
        errors = [d for d in findings.sorted() if d.severity == "error"]
        click.echo(as_text(errors), err=True, nl=False)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Progress on standard error: a bar for each stage where somebody watches, else lines.

    It hears (stage, things done, things in all).
    """
    if not sys.stderr.isatty():
        yield _lines()
        return
    with ExitStack() as shown:
        bars: dict[str, ProgressBar[int]] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                shown.close()
                bar = click.progressbar(length=total, label=stage, file=sys.stderr)
                bars[stage] = shown.enter_context(bar)
            bars[stage].update(done - bars[stage].pos)

        yield advance


def step_teller() -> Callable[[str], None]:
    """Prints steps of long work on standard error, with the seconds since the first."""
    begun: list[float] = []

    def tell(text: str) -> None:
        begun.append(time.monotonic())
        click.echo(f"[{begun[-1] - begun[0]:3.0f} s] {text}", err=True)

    return tell


def _lines() -> Callable[[str, int, int], None]:
    """A line now and then, for a log that somebody waits for; short work has none."""
    told = time.monotonic()

    def advance(stage: str, done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            click.echo(f"{stage}: {done} of {total}", err=True)

    return advance


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """That there is no such thing, and which one may have been meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"there is no {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def live_demos(project: Project, names: Collection[str], findings: Findings) -> list[Demo]:
    """The demos with these names that can be tried out here; without any, all.

    Raises ConfigError when apps of the project's library cannot be exported or there is no demo of
    a name, and ends the command when its files are wrong.
    """
    from docsgen.demos.exportability import exporting_of
    from docsgen.demos.reading import demo_names, read_demos
    from docsgen.errors import ConfigError

    demos = {demo.name: demo for demo in read_demos(project, findings, names or None)}
    live = {name: demo for name, demo in demos.items() if demo.is_live}
    if names or live:
        exporting_of(project)
    for name in names:
        if name not in live:
            finish(findings.sorted(), "error")
            hint = "demos that only show code, or are hosted elsewhere, have no embed"
            there = (other for other in demo_names(project) if other not in demos)
            message = unknown("live demo", name, there)
            raise ConfigError(message, hint=hint, path=project.demos)
    return [live[name] for name in dict.fromkeys(names or live)]


def failing(threshold: str) -> tuple[str, ...]:
    """The severities that are at least as bad as `threshold`."""
    return SEVERITIES[: SEVERITIES.index(threshold) + 1]


def finish(diagnostics: list[Finding], threshold: str) -> None:
    """Leave with exit code 1 when a finding is at least as bad as `threshold`."""
    if any(found.severity in failing(threshold) for found in diagnostics):
        sys.exit(1)
