# `docsgen mcp`: answers of a built site for assistants.

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docsgen.mcp.site_files import OpenSite

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _host_and_port(
    context: click.Context, option: click.Parameter, given: str | None
) -> tuple[str, int] | None:
    """`HOST:PORT`, `:PORT` or `PORT` as a host, by default this machine alone, and a port."""
    if given is None:
        return None
    host, _, port = given.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise click.BadParameter(f"{given!r} is no HOST:PORT, such as 127.0.0.1:8765")
    return host.removeprefix("[").removesuffix("]") or _LOOPBACK[0], int(port)


@click.command(
    epilog="\b\nExamples:\n  docsgen mcp\n  docsgen mcp my-docs/site\n"
    "  docsgen mcp https://docs.example/\n  docsgen mcp --http 127.0.0.1:8765"
)
@click.argument("where", metavar="[SITE_DIR|URL]", default="site")
@click.option(
    "--http",
    metavar="HOST:PORT",
    callback=_host_and_port,
    help="Serve streamable HTTP at /mcp instead of standard input and output.",
)
def mcp(where: str, http: tuple[str, int] | None) -> None:
    """Let assistants search and read a site by MCP.

    The site is a folder that `docsgen build` made (by default, site/) or the address of a public
    one; only its pages can be read. Clients start the command themselves and talk to it by standard
    input and output. It needs the extra docsgen[mcp].
    """
    from docsgen.mcp.site_files import open_site

    _require_sdk()
    gc.enable()  # unlike the other commands, this one goes on
    site = open_site(where)
    with suppress(KeyboardInterrupt):
        if http:
            _serve(site, *http)
        else:
            from docsgen.mcp.server import server

            server(site).run("stdio")


def _require_sdk() -> None:
    """Raise MissingToolError where there is no SDK of the protocol, or one that is too old."""
    from importlib.metadata import PackageNotFoundError, version

    from docsgen.errors import MissingToolError

    hint = "run `pip install 'docsgen[mcp]'`"
    try:
        found = version("mcp")
    except PackageNotFoundError:
        raise MissingToolError("the package mcp is not installed", hint=hint) from None
    if int(found.partition(".")[0]) < 2:
        message = f"the package mcp is too old: it is {found}, and 2 is needed"
        raise MissingToolError(message, hint=hint)


def _serve(site: OpenSite, host: str, port: int) -> None:
    """Serve by HTTP until the command is ended; raises AddressError where that cannot be."""
    import socket

    import uvicorn

    from docsgen.errors import AddressError
    from docsgen.mcp.server import PATH, application

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"{host}:{port} cannot be listened on: {error.strerror}"
        raise AddressError(message, hint="choose another --http HOST:PORT") from error
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Serving http://{shown}:{listening.getsockname()[1]}{PATH}  (Ctrl-C ends it)")
    if host not in _LOOPBACK:
        text = (
            f"note: whoever reaches {shown} can read the site there; nobody is asked who they are"
        )
        click.echo(text, err=True)
    settings = uvicorn.Config(
        application(site, host), log_level="warning", timeout_graceful_shutdown=1
    )
    uvicorn.Server(settings).run(sockets=[listening])
