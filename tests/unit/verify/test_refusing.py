# The proxy that notes who is asked for and lets nothing through.

from __future__ import annotations

import socket

import pytest

from docsgen.verify.refusing import refusing


@pytest.mark.parametrize(
    ("line", "hosts"),
    [
        (b"CONNECT example.org:443 HTTP/1.1\r\n", ["example.org:443"]),
        (b"GET http://example.org/a?b#c HTTP/1.1\r\n", ["example.org"]),
        (b"GET http://[2001:db8::1]:8080/ HTTP/1.1\r\n", ["[2001:db8::1]:8080"]),
        (b"GET http://[/ HTTP/1.1\r\n", ["["]),
        (b"\x16\x03\x01 no request\r\n", []),
        (b"", []),
    ],
)
def test_whoever_is_asked_for_is_noted_and_nobody_answers(line: bytes, hosts: list[str]) -> None:
    with refusing() as proxy:
        port = int(proxy.url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(line)
            client.shutdown(socket.SHUT_WR)
            assert client.recv(1) == b""
        assert list(proxy.hosts) == hosts
