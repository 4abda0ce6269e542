# The command line: the only place that prints and the only one that knows exit codes. Stages are
# imported inside the commands, so that `docsgen --help` costs next to nothing.

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import Any

import click

from docsgen import __version__
from docsgen.cli import (
    checking,
    demos,
    drift,
    embedding,
    proving,
    publishing,
    runtime,
    site,
    verifying,
)


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


for command in (
    site.build,
    site.serve,
    site.inspect,
    checking.check,
    verifying.verify,
    drift.drift,
    demos.export,
    demos.posters,
    embedding.embed,
    embedding.bundle,
    publishing.publish,
    proving.prove,
    runtime.runtime,
):
    main.add_command(command)
