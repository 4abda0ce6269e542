# The way of confined demos to other hosts: a proxy on a loopback port, outside their confinement,
# which connects them (CONNECT, RFC 9110, section 9.3.6) with the hosts that their author has named
# and with no others. `reaching` is the side of the demo, which may connect to this port only.

from __future__ import annotations

import select
import socket
import socketserver
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from docsgen.model.hosts import is_reached

_SECONDS = 30.0
"""How long a host may take until it is connected."""

_LONGEST = 4096
_PIECE = 65536


class Gateway(socketserver.ThreadingTCPServer):
    """Connects whoever asks with the `hosts`; `asked` are those that it has connected."""

    daemon_threads = True

    def __init__(self, hosts: Collection[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hosts = hosts
        self.asked: set[str] = set()

    @property
    def port(self) -> int:
        """Its loopback port."""
        return int(self.server_address[1])


@contextmanager
def gateway(hosts: Collection[str]) -> Iterator[Gateway | None]:
    """A gateway while the context lasts; none where no host is named."""
    if not hosts:
        yield None
        return
    with Gateway(hosts) as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class _Handler(socketserver.StreamRequestHandler):
    """One connection; `server` is the gateway."""

    server: Gateway
    rbufsize = 0  # what comes after the request is the other host's

    def handle(self) -> None:
        host, port = self._wanted()
        if not is_reached(host, port, self.server.hosts):
            self._answer(403, f"{host}:{port} is not allowed")
            return
        try:
            other = socket.create_connection((host, port), _SECONDS)
        except OSError as error:
            self._answer(502, f"{host}:{port} does not answer: {error.strerror or error}")
            return
        self.server.asked.add(host)
        with other, suppress(OSError):  # one of them hangs up
            self._answer(200, "connected")
            _relay(self.connection, other)

    def _wanted(self) -> tuple[str, int]:
        """The host and the port that the request names; a request has no body."""
        method, _, rest = self.rfile.readline(_LONGEST).decode(errors="replace").partition(" ")
        host, _, port = rest.partition(" ")[0].rpartition(":")
        while self.rfile.readline(_LONGEST).strip():
            pass
        return (host, int(port)) if method == "CONNECT" and port.isdecimal() else ("", 0)

    def _answer(self, status: int, reason: str) -> None:
        self.wfile.write(f"HTTP/1.1 {status} {reason}\r\n\r\n".encode())


def _relay(one: socket.socket, other: socket.socket) -> None:
    """Pass on what each of them sends, until both have no more to say."""
    targets = {one: other, other: one}
    while targets:
        for source in select.select([*targets], [], [])[0]:
            data = source.recv(_PIECE)
            if data:
                targets[source].sendall(data)
            else:
                targets.pop(source).shutdown(socket.SHUT_WR)
