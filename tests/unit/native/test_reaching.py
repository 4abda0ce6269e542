# Hosts that a demo may ask while it is built or served, by Python's own and by httpx; all others
# stay out of reach.

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from docsgen.hosting import listener, served
from docsgen.model.demo import Demo, Manifest
from docsgen.native.host import Host
from docsgen.native.messages import App, Failure, Limits
from tests.unit.native.test_host import Acme

_ASYNC = "import asyncio, httpx; told = asyncio.run(httpx.AsyncClient().get({url!r})).text"
_SOCKET = """\
import socket
used = socket.socket()
used.setblocking(False)
assert used.connect_ex(({host!r}, {port})) == 0
used.setblocking(True)
used.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
told = used.makefile().read().split()[-1]
"""
ASKING = {
    "urllib": "import urllib.request as r; told = r.urlopen({url!r}).read().decode()",
    "httpx": "import httpx; told = httpx.get({url!r}).text",
    "httpx, asynchronously": _ASYNC,
    "a socket that does not wait": _SOCKET,
}
LAUNCH = "from tests.unit.native import acme\nacme.launch(told)\n"
TUNNEL = """\
import socket
connect = socket.socket.connect
def spying(used, address):
    connect(used, address)
    gateway = used.getpeername()
    other = socket.create_connection(gateway)
    other.sendall(b"CONNECT {host}:{port} HTTP/1.1\\r\\n\\r\\n")
    acme.launch(other.makefile().readline().strip())
from tests.unit.native import acme
spying(socket.socket(), ({host!r}, {allowed}))
"""

Exported = Callable[[str, list[str]], App | Failure]


async def _tell(request: Request) -> Response:
    return PlainTextResponse("hello")


@pytest.fixture
def port() -> Iterator[int]:
    """That of a host on this machine which says hello."""
    with served(Starlette(routes=[Route("/", _tell)]), listener(0)) as url:
        yield int(url.rstrip("/").rpartition(":")[2])


@pytest.fixture(scope="module")
def exporter() -> Iterator[Host]:
    with Host(Acme(), "export") as host:
        yield host


@pytest.fixture
def exported(exporter: Host) -> Exported:
    def export(code: str, connect: list[str]) -> App | Failure:
        with exporter.scratch() as scratch:
            (scratch / "demo").mkdir()
            (scratch / "demo" / "run.py").write_text(code)
            return exporter.export(scratch, "run.py", [], [], Limits(seconds=20), {}, connect)

    return export


@pytest.mark.parametrize("asking", ASKING.values(), ids=ASKING)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_an_allowed_host_answers(exported: Exported, port: int, asking: str, host: str) -> None:
    code = asking.format(url=f"http://{host}:{port}/", host=host, port=port) + f"\n{LAUNCH}"
    app = exported(code, [f"{host}:{port}"])
    assert isinstance(app, App), app
    assert (app.title, app.asked, app.refused) == ("hello", [host], [])


@pytest.mark.parametrize("asking", ASKING.values(), ids=ASKING)
def test_a_host_without_leave_is_refused_where_it_is_asked(
    exported: Exported, port: int, asking: str
) -> None:
    code = asking.format(url=f"http://127.0.0.1:{port}/", host="127.0.0.1", port=port)
    failed = exported(f"{code}\n{LAUNCH}", ["api.example.com", f"127.0.0.1:{port + 1}"])
    assert isinstance(failed, Failure)
    assert f"127.0.0.1:{port}" in {one.target for one in failed.refusals}
    assert {one.file for one in failed.refusals} == {"run.py"}


def test_the_gateway_connects_nobody_with_another_host(exported: Exported, port: int) -> None:
    with served(Starlette(), listener(0)) as url:
        allowed = int(url.rstrip("/").rpartition(":")[2])
        code = TUNNEL.format(host="127.0.0.1", port=port, allowed=allowed)
        app = exported(code, [f"127.0.0.1:{allowed}"])
    assert isinstance(app, App), app
    assert app.title == f"HTTP/1.1 403 127.0.0.1:{port} is not allowed"
    assert app.asked == ["127.0.0.1"]


def test_a_host_that_is_not_there_is_named(exported: Exported) -> None:
    with listener(0) as listening:
        port = listening.getsockname()[1]
    code = ASKING["httpx"].format(url=f"http://localhost:{port}/") + f"\n{LAUNCH}"
    failed = exported(code, ["localhost:*"])
    assert isinstance(failed, Failure)
    assert f"localhost:{port} does not answer" in failed.message
    assert (failed.kind, failed.line, failed.refusals) == ("raised", 1, [])


def test_the_hosts_of_one_demo_are_not_those_of_the_next(exported: Exported, port: int) -> None:
    code = ASKING["urllib"].format(url=f"http://127.0.0.1:{port}/") + f"\n{LAUNCH}"
    assert isinstance(exported(code, [f"127.0.0.1:{port}"]), App)
    assert isinstance(exported(code, []), Failure)


def test_a_demo_that_is_served_asks_its_hosts(tmp_path: Path, port: int) -> None:
    code = ASKING["httpx"].format(url=f"http://127.0.0.1:{port}/") + f"\n{LAUNCH}"
    (tmp_path / "run.py").write_text(code)
    manifest = Manifest(title="", summary="", connect=[f"127.0.0.1:{port}"])
    demo = Demo("greeter", tmp_path, code, manifest)
    with Host(Acme(), "serve") as server, server.serve(demo) as url:
        assert urlopen(url).read() == b"hello"
