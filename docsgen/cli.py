# The command line: the only place that prints and the only one that knows exit codes. Stages are
# imported inside the commands, so that `docsgen --help` costs next to nothing.

from __future__ import annotations

import errno
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docsgen import __version__

if TYPE_CHECKING:
    from socket import socket

    from docsgen.config import Project
    from docsgen.diagnostics import Diagnostic, Findings
    from docsgen.serve import News

_FOLDER = click.Path(file_okay=False, path_type=Path)
_SEVERITIES = ("error", "warning", "note")

_project_option = click.option(
    "--project",
    type=_FOLDER,
    default=Path(),
    help="Folder that holds content/site.yaml.  [default: here]",
)


def _sources_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where the parts of a runtime come from."""
    for option in (
        click.option(
            "--packages-from",
            metavar="DIR|URL",
            help="Where wheels for the browser's Python are; none are loaded without it.",
        ),
        click.option(
            "--pyodide-url",
            metavar="URL",
            help="Let readers load Pyodide from this address instead of including it.",
        ),
        click.option(
            "--mirror", type=_FOLDER, help="A folder with what npm and pip would download."
        ),
    ):
        command = option(command)
    return command


class _Commands(click.Group):
    """Turns an error of docsgen's into a message and an exit code, for every command."""

    def invoke(self, ctx: click.Context) -> Any:
        from docsgen.errors import DocsgenError

        ctx.color = False if os.environ.get("NO_COLOR") else None
        try:
            return super().invoke(ctx)
        except DocsgenError as error:
            from docsgen.report.text import error_text

            click.echo(error_text(error), err=True, nl=False)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has seen enough; click ends quietly
                raise
            click.echo(f"error: the output cannot be written: {error.strerror}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("Stopped; the old site is as it was.", err=True)
            ctx.exit(130)


def run() -> None:
    """Run the command line and leave at once.

    Python would take the model apart value by value first, which nobody waits for gladly.
    """
    gc.disable()  # values flow one way, and the process is gone before garbage could matter
    code: int | str | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # what could not be written before cannot be written now
            code = code or 2
    os._exit(code if isinstance(code, int) else int(bool(code)))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docsgen")
def main() -> None:
    """Turn a component library's documentation records into a live documentation site.

    \b
    Exit codes: 0 clean; 1 findings at or above the threshold;
    2 usage or configuration; 3 something is missing on this machine.
    """  # noqa: D301 (click reads the control character, not a backslash)


@main.command(
    epilog="\b\nExamples:\n  docsgen build\n  docsgen build --project my-docs --out public"
)
@_project_option
@click.option("--out", type=_FOLDER, help="Where the site goes.  [default: PROJECT/site]")
@click.option("--no-demos", is_flag=True, help="Leave the live demos out.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="Processes that render pages.  [default: one per core]",
)
@click.option("--timings", is_flag=True, help="Print what each stage took.")
def build(project: Path, out: Path | None, no_demos: bool, jobs: int, timings: bool) -> None:
    """Build the documentation site.

    The old site stays as it is until the new one is complete.
    """
    from docsgen import pipeline
    from docsgen.diagnostics import Findings
    from docsgen.report.text import count

    start = time.perf_counter()
    findings = Findings()
    target = out or project / "site"
    with _errors_shown(findings), _progress("Rendering") as progress:
        built = pipeline.build(
            project, target, findings, jobs=jobs, with_demos=not no_demos, progress=progress
        )
    if timings:
        for stage, seconds in built.seconds.items():
            click.echo(f"{stage:>8} {seconds:6.2f} s")
    diagnostics = findings.sorted()
    pages = f"{built.pages} page{'' if built.pages == 1 else 's'}"
    has_errors = any(diagnostic.severity == "error" for diagnostic in diagnostics)
    click.echo(
        f"Built {target}{', with errors' if has_errors else ''}: {pages},"
        f" {built.demos} of {built.named_demos} demos, {count(diagnostics)},"
        f" {time.perf_counter() - start:.1f} s"
    )
    if diagnostics:
        click.echo("Run `docsgen check` to see the findings.")
    _exit(diagnostics, "error")


@main.command(
    epilog="\b\nExamples:\n  docsgen serve\n  docsgen serve --project my-docs --port 8000 --open"
)
@_project_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on.  [default: a free one]",
)
@click.option("--open", "open_", is_flag=True, help="Open the site in a browser.")
def serve(project: Path, port: int, open_: bool) -> None:
    """Show the site while it is being written.

    Pages in the browser follow every change of content and templates. Ctrl-C ends it.
    """
    with suppress(KeyboardInterrupt):
        from docsgen import serve

        gc.enable()  # unlike the other commands, this one goes on
        listening = _listener(port)

        def announce(url: str) -> None:
            click.echo(f"Serving {url}  (Ctrl-C ends it)")
            if open_:
                click.launch(url)

        serve.serve(project, listening, announce, _show_news)


@main.command(epilog="\b\nExample:\n  docsgen inspect | python -m json.tool")
@_project_option
def inspect(project: Path) -> None:
    """Print the whole model as JSON."""
    from docsgen import pipeline
    from docsgen.report.inspection import inspection

    loaded, findings = _load_project(project)
    with _errors_shown(findings):
        site = pipeline.load(loaded, findings)
    click.echo(inspection(site))


@main.command(
    epilog="\b\nExamples:\n  docsgen check\n  docsgen check --format json --out report.json"
)
@_project_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
def check(project: Path, format_: str, out: Path | None, fail_on: str) -> None:
    """List everything that is wrong with the content."""
    from docsgen import pipeline
    from docsgen.errors import NothingToBuild
    from docsgen.report.data import as_json
    from docsgen.report.text import as_text, count

    loaded, findings = _load_project(project)
    try:
        pipeline.load(loaded, findings)
    except NothingToBuild as error:
        fatal: NothingToBuild | None = error
    else:
        fatal = None
    diagnostics = findings.sorted()
    report = as_json(diagnostics) if format_ == "json" else as_text(diagnostics)
    if out:
        _write(out, click.unstyle(report))
    else:
        click.echo(report, nl=False)
    click.echo(count(diagnostics), err=True)
    if fatal:
        raise fatal
    _exit(diagnostics, fail_on)


@main.command(
    epilog="\b\nExamples:\n  docsgen export app.py --out public\n"
    "  docsgen export my-demo/ --out public --packages-from wheels/"
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", type=_FOLDER, required=True, help="Where the page and its files go.")
@click.option("--name", help="The demo's name.  [default: that of the file or folder]")
@click.option("--packages", help="Packages that the browser loads besides what is imported: a,b,c.")
@click.option("--project", type=_FOLDER, help="Keep the runtime in this project.")
@click.option("--runtime-url", help="Use the runtime at this address, relative to --out.")
@_sources_options
def export(
    path: Path,
    out: Path,
    name: str | None,
    packages: str | None,
    project: Path | None,
    runtime_url: str | None,
    **sources: Any,
) -> None:
    """Make a folder of static files from a Gradio app.

    PATH is a script, or a folder with run.py, app.py or a single script.
    """
    from docsgen.diagnostics import Findings
    from docsgen.report.text import as_text
    from docsgen.standalone import Sources, export_app

    findings = Findings()
    exported = export_app(
        path,
        out,
        findings,
        name=name,
        packages=[part.strip() for part in (packages or "").split(",") if part.strip()],
        project=project,
        runtime_url=runtime_url,
        sources=Sources(**sources),
    )
    diagnostics = findings.sorted()
    click.echo(as_text(diagnostics), err=True, nl=False)
    if exported:
        click.echo(
            f"Exported {exported.title!r} to {out}: {exported.files} files,"
            f" {exported.size / 1e6:.1f} MB. Serve the folder and open index.html."
        )
    _exit(diagnostics, "error")


@main.command(epilog="\b\nExamples:\n  docsgen posters\n  docsgen posters hello_blocks")
@_project_option
@click.argument("names", nargs=-1)
def posters(project: Path, names: tuple[str, ...]) -> None:
    """Take pictures of the demos in the built site and keep them beside each demo.

    The next build shows them. NAMES are demos; without any, all are pictured.
    """
    from docsgen.browser import browser
    from docsgen.demos.reading import read_demos
    from docsgen.errors import ConfigError
    from docsgen.hosting import hosted
    from docsgen.report.text import error_text
    from docsgen.verify.posters import PictureError, take_posters

    loaded, findings = _load_project(project)
    demos = {demo.name: demo for demo in read_demos(loaded, findings) if demo.is_live}
    site = project / "site"
    for name in names or demos:
        if name not in demos or not (site / "embed" / name).is_dir():
            hint = "give the name of a live demo, and run `docsgen build` first"
            raise ConfigError(f"there is no embed of {name}", hint=hint, path=site)
    failed = False
    with hosted(site) as url, browser() as chromium:
        for name in names or demos:
            try:
                for path in take_posters(chromium, f"{url}embed/{name}/", demos[name]):
                    click.echo(f"{path}: {path.stat().st_size / 1000:.1f} kB")
            except PictureError as error:
                failed = True
                click.echo(error_text(error), err=True, nl=False)
    if failed:
        sys.exit(1)


@main.group()
def runtime() -> None:
    """The part that all demos share: Pyodide, the library, the player."""


@runtime.command("build")
@click.option("--project", type=_FOLDER, help="Keep it in this project, not in the user's cache.")
@_sources_options
def build_runtime(project: Path | None, **sources: Any) -> None:
    """Download and assemble the runtime, unless it is there."""
    from docsgen.standalone import Sources, prepared_runtime

    folder, built = prepared_runtime(project, Sources(**sources))
    click.echo(f"{folder}: {sum(built.sizes.values()) / 1e6:.1f} MB, key {built.key}")


@runtime.command("info")
@click.option("--project", type=_FOLDER, help="The project whose runtime is meant.")
def show_runtime(project: Path | None) -> None:
    """Say which runtimes there are, what is in them and what they weigh."""
    from docsgen.demos.runtime import key, read_runtime
    from docsgen.demos.runtime.place import runtime_home

    home = runtime_home(project)
    for folder in sorted(home.glob("*")):
        found = read_runtime(folder)
        if found:
            is_current = found.key in (key(), key(found.pyodide))
            click.echo(f"{folder}: key {found.key}{'' if is_current else ', outdated'}")
            for part, size in sorted(found.sizes.items()):
                click.echo(f"{size / 1e6:8.2f} MB  {part}")
            return
    click.echo(f"{home}: no runtime yet; `docsgen runtime build` makes one")


@runtime.command("clean")
@click.option("--project", type=_FOLDER, help="The project whose runtime is meant.")
def clean_runtime(project: Path | None) -> None:
    """Remove the runtime and its downloads."""
    import shutil

    from docsgen.demos.runtime.place import runtime_home

    shutil.rmtree(runtime_home(project), ignore_errors=True)


def _listener(port: int) -> socket:
    from docsgen.errors import AddressError
    from docsgen.hosting import listener

    try:
        return listener(port)
    except OSError as error:
        message = f"port {port} cannot be listened on: {error.strerror}"
        hint = "choose another --port, or leave it out to get a free one"
        raise AddressError(message, hint=hint) from error


def _show_news(news: News) -> None:
    """What came of a change, in the terminal of the server."""
    from docsgen.report.text import as_text, place_text

    for trouble in news.troubles:
        place = place_text(trouble.file, trouble.line)
        click.echo(f"{place}{click.style('error', fg='red')}: {trouble.message}\n  {trouble.hint}")
    if not news.troubles:
        click.echo(as_text(news.findings), nl=False)
    if news.changed:
        files = ", ".join(news.changed[:3]) + (", ..." if len(news.changed) > 3 else "")
        outcome = "not shown" if news.troubles else f"shown after {news.seconds * 1000:.0f} ms"
        click.echo(f"{time.strftime('%H:%M:%S')} {files}: {outcome}")


def _write(path: Path, text: str) -> None:
    from docsgen.errors import OutputError

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, hint="choose another --out", path=path) from error


def _load_project(root: Path) -> tuple[Project, Findings]:
    from docsgen.config import load_project
    from docsgen.diagnostics import Findings

    project = load_project(root)
    return project, Findings(project.config.rules)


@contextmanager
def _errors_shown(findings: Findings) -> Iterator[None]:
    """Print the findings of severity error, whether the work could be finished or not."""
    from docsgen.report.text import as_text

    try:
        yield
    finally:
        errors = [d for d in findings.sorted() if d.severity == "error"]
        click.echo(as_text(errors), err=True, nl=False)


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, where somebody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance


def _exit(diagnostics: list[Diagnostic], threshold: str) -> None:
    counted = _SEVERITIES[: _SEVERITIES.index(threshold) + 1]
    if any(diagnostic.severity in counted for diagnostic in diagnostics):
        sys.exit(1)
