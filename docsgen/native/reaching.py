# How a confined demo reaches hosts that its author has named: Python's sockets are connected by the
# `gateway`, whatever library uses them. All others are refused as ever, in the place where they
# are asked. C code that resolves names by itself does not come here, and is refused, too.

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from docsgen.model.hosts import is_reached

_LONGEST = 4096


class Reach(NamedTuple):
    """The `hosts` that a demo may ask, and the loopback `port` of its gateway to them."""

    hosts: Collection[str] = ()
    port: int = 0

    def install(self) -> None:
        """Let this process reach the hosts from now on."""
        if not self.port:
            return
        sockets: Any = socket
        sockets.getaddrinfo = self._resolving(socket.getaddrinfo)
        connect = socket.socket.connect
        sockets.socket.connect = self._connecting(connect)
        sockets.socket.connect_ex = self._trying(connect, socket.socket.connect_ex)

    def _resolving(self, resolve: Callable[..., Any]) -> Callable[..., Any]:
        """A lookup that leaves it to the gateway: the address of a host is its name."""

        def resolved(host: Any, port: Any, *args: Any, **options: Any) -> Any:
            if self._is_meant((host, port)):
                kind, protocol = socket.SOCK_STREAM, socket.IPPROTO_TCP
                return [(socket.AF_INET, kind, protocol, "", (_text(host), int(port)))]
            return resolve(host, port, *args, **options)

        return resolved

    def _connecting(self, connect: Callable[..., None]) -> Callable[..., None]:
        def connected(used: socket.socket, address: Any) -> None:
            if not self._is_meant(address):
                connect(used, address)
                return
            seconds = used.gettimeout()
            used.settimeout(seconds or None)  # also where nobody wants to wait: it is near
            try:
                connect(used, ("127.0.0.1", self.port))
                _ask_for(used, *address[:2])
            finally:
                used.settimeout(seconds)

        return connected

    def _trying(
        self, connect: Callable[..., None], try_to: Callable[..., int]
    ) -> Callable[..., int]:
        connected = self._connecting(connect)

        def tried(used: socket.socket, address: Any) -> int:
            if not self._is_meant(address):
                return try_to(used, address)
            try:
                connected(used, address)
            except OSError as error:
                return error.errno or -1
            return 0

        return tried

    def _is_meant(self, address: Any) -> bool:
        """Whether an address is that of one of the hosts, and of no socket of another kind."""
        if not isinstance(address, tuple) or len(address) < 2 or not address[0]:
            return False
        host, port = address[:2]
        is_number = isinstance(port, int) or str(port).isdecimal()
        return is_number and is_reached(_text(host), int(port), self.hosts)


def _text(host: Any) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _ask_for(used: socket.socket, host: Any, port: Any) -> None:
    """Be connected with a host by the gateway; raises ConnectionError with what that says."""
    used.sendall(f"CONNECT {_text(host)}:{port} HTTP/1.1\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n") and len(answer) < _LONGEST:
        byte = used.recv(1)  # no more: what follows is the host's
        if not byte:
            break
        answer += byte
    _, _, said = answer.decode(errors="replace").strip().partition(" ")
    if not said.startswith("200 "):
        raise ConnectionError(said.partition(" ")[2] or "the gateway to other hosts has gone")
