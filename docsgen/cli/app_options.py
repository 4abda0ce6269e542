# The options that shape an exported app, whichever command exports it, and what they mean.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docsgen.cli.common import FOLDER, sources_options, version_option

if TYPE_CHECKING:
    from docsgen.diagnostics import Findings


def _checked(context: click.Context, option: click.Parameter, patterns: tuple[str, ...]) -> Any:
    from docsgen.demos.selection import fault_of

    for pattern in patterns:
        if reason := fault_of(pattern):
            raise click.BadParameter(reason)
    return patterns


def _variables(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    from docsgen.demos.environment import fault_of

    variables = {}
    for text in given:
        name, separator, value = text.partition("=")
        if reason := fault_of(name, value) if separator else f"{name}: write NAME=VALUE":
            raise click.BadParameter(reason)
        variables[name] = value
    return variables


def _hosts(context: click.Context, option: click.Parameter, hosts: tuple[str, ...]) -> Any:
    from docsgen.model.hosts import checked_host

    try:
        return [checked_host(host) for host in hosts]
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _patterns(name: str, text: str) -> Callable[..., Any]:
    return click.option(name, multiple=True, metavar="GLOB", callback=_checked, help=text)


_OPTIONS = (
    click.option("--name", help="The demo's name.  [default: that of the file or folder]"),
    click.option(
        "--packages", help="Packages that the browser loads besides what is imported: a,b,c."
    ),
    click.option(
        "--env",
        "environment",
        multiple=True,
        metavar="NAME=VALUE",
        callback=_variables,
        help="An environment variable for the app, which readers can read; may be repeated.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="How long the app may take until it is launched.",
    ),
    _patterns("--include", "Files to publish that would be left out or refused; may be repeated."),
    _patterns("--exclude", "Files to leave out, wherever they are; may be repeated."),
    click.option(
        "--allow-host",
        "connect",
        multiple=True,
        metavar="HOST",
        callback=_hosts,
        help="A host that the app may ask, now and from the reader's browser; may be repeated.",
    ),
    version_option,
    click.option("--project", type=FOLDER, help="Keep the runtime in this project."),
    sources_options,
)


def app_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that shape an exported app; `arguments` says what their values mean."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def arguments(
    *,
    name: str | None,
    packages: str | None,
    environment: dict[str, str],
    timeout: float,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    connect: list[str],
    version: str | None,
    project: Path | None,
    **sources: Any,
) -> dict[str, Any]:
    """What `export_app` is given for the values of these options."""
    from docsgen.demos.preparing import Sources
    from docsgen.demos.selection import Selection
    from docsgen.demos.source import Settings
    from docsgen.native.messages import Limits

    return {
        "name": name,
        "selection": Selection([*include], [*exclude]),
        "settings": Settings(_names(packages), environment, connect),
        "limits": Limits(seconds=timeout),
        "version": version,
        "project": project,
        "sources": Sources(**sources),
    }


def strict_findings() -> Findings:
    """Where the findings of an export are collected, whose success says that everything works."""
    from docsgen.diagnostics import Findings
    from docsgen.rules import Severity

    return Findings({"DG357": Severity.ERROR})


def _names(text: str | None) -> list[str]:
    """What is between the commas."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]
