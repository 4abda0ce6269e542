# The command line: the only place that prints and the only one that knows exit codes. Stages are
# imported inside the commands, so that `docsgen --help` costs next to nothing.

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
from typing import Any, NoReturn

import click

from docsgen import __version__
from docsgen.cli import (
    answering,
    checking,
    drift,
    embedding,
    exporting,
    extracting,
    picturing,
    previewing,
    proving,
    publishing,
    runtime,
    site,
    starting,
    verifying,
)

_DEBUG = "docsgen.debug"
"""Where the context of a command keeps whether somebody asked for tracebacks."""


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
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("Stopped; the old site is as it was.", err=True)
            ctx.exit(130)
        except Exception as error:
            if not isinstance(error, OSError) or not error.errno:
                _apologize(error, ctx)
            if error.errno == errno.EPIPE:  # the reader has seen enough; click ends quietly
                raise
            what = error.filename or "the output"
            click.echo(f"error: {what} cannot be written: {error.strerror}", err=True)
            ctx.exit(2)


def _apologize(error: Exception, ctx: click.Context) -> NoReturn:
    """Say on one line what to report, and leave with the exit code of internal errors."""
    import shlex
    import traceback

    from docsgen.errors import internal_error

    told = internal_error(error)
    more = "" if ctx.meta.get(_DEBUG) else "; --debug shows the traceback"
    command = shlex.join(["docsgen", *sys.argv[1:]])
    click.echo(f"error: {told.message}; {told.hint}: {command}{more}", err=True)
    if ctx.meta.get(_DEBUG):
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    ctx.exit(told.exit_code)


def run() -> None:
    """Run the command line and leave at once.

    Python would take the model apart value by value first, which nobody waits for gladly.
    """
    gc.disable()  # values flow one way, and the process is gone before garbage could matter
    streams = (sys.stdout, sys.stderr)  # one that is closed is None
    for stream in filter(None, streams):
        if isinstance(stream, io.TextIOWrapper):  # what cannot be encoded is no reason to fail
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminated)
    code: int | str | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    for stream in filter(None, streams):
        try:
            stream.flush()
        except OSError:  # what could not be written before cannot be written now
            code = code or 2
    os._exit(code if isinstance(code, int) else int(bool(code)))


def _terminated(number: int, frame: object) -> NoReturn:
    """End as a shell would say it, after everything that was begun has tidied up."""
    raise SystemExit(128 + number)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docsgen")
def main() -> None:
    """Turn a component library's documentation records into a live documentation site.

    \b
    Exit codes: 0 clean; 1 findings at or above the threshold;
    2 usage or configuration; 3 something is missing on this machine;
    70 docsgen itself failed: please report the line that it prints.
    """  # noqa: D301 (click reads the control character, not a backslash)


def _remember_debug(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    ctx.meta[_DEBUG] = asked or ctx.meta.get(_DEBUG, False)


def _accept_debug(command: click.Command, *, hidden: bool = True) -> None:
    """Give a command, and those in it, the option of all of them; the help of docsgen names it."""
    command.params.append(
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_remember_debug,
            help="Show the traceback when docsgen itself fails.",
            hidden=hidden,
        )
    )
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        _accept_debug(one)


_accept_debug(main, hidden=False)

for command in (
    starting.init,
    site.build,
    site.serve,
    site.inspect,
    checking.check,
    verifying.verify,
    drift.drift,
    extracting.extract,
    exporting.export,
    previewing.preview,
    picturing.posters,
    embedding.embed,
    embedding.bundle,
    publishing.publish,
    answering.mcp,
    proving.prove,
    runtime.runtime,
):
    _accept_debug(command)
    main.add_command(command)
