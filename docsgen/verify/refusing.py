# A proxy that lets nothing through and says who was asked for. What a page asks of other hosts
# comes here, whether the browser tells of it or not: from workers, as beacons, through sockets, for
# connections that are made in advance.

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer

_LONGEST = 8192
"""Bytes of a request's first line, which has the address; longer ones are cut off."""

_PATIENCE = 10.0
"""Seconds that a connection may take to say what it wants."""


_HOST = re.compile(r"[A-Z]+ (?:[a-z]+://)?([^/\s]+)")
"""The host in the first line of a request to a proxy (RFC 9112, sections 3.2.2 and 3.2.3)."""


class Refusals(ThreadingTCPServer):
    """Listens on a free loopback port; `hosts` are those that were asked for, each once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refusal)
        self.hosts: dict[str, None] = {}

    @property
    def url(self) -> str:
        """Its address, for browsers."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Refusal(StreamRequestHandler):
    timeout = _PATIENCE

    def handle(self) -> None:
        """Note the host of a request and close the connection."""
        with suppress(OSError):
            line = self.rfile.readline(_LONGEST).decode("latin-1")
            if found := _HOST.match(line):
                assert isinstance(self.server, Refusals)
                self.server.hosts[found[1]] = None


@contextmanager
def refusing() -> Iterator[Refusals]:
    """Such a proxy, while the context lasts."""
    with Refusals() as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
