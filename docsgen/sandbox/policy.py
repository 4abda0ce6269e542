# What a confined process may do. Both the audit hook inside it and the supervisor outside ask here,
# so that they never disagree.

from __future__ import annotations

import ipaddress
import os

import msgspec

DEVICES = ("/dev/null", "/dev/zero", "/dev/full")
"""What anybody may write to."""


class Policy(msgspec.Struct, frozen=True):
    """Leave to write below `folder`, a real path, and to serve on the loopback `ports`.

    `processes` is the leave to start other processes, which are confined like their parent.
    `gateway` is the loopback port that it may connect to, not serve on; 0 is none.
    """

    folder: str
    ports: tuple[int, ...] = ()
    processes: bool = False
    gateway: int = 0

    def may_write(self, path: str) -> bool:
        """Whether the absolute path, without links, is one to write to."""
        return path in DEVICES or path == self.folder or path.startswith(self.folder + os.sep)

    def may_serve(self, host: str, port: int) -> bool:
        """Whether a socket may listen at an address of the internet."""
        return port in self.ports and is_loopback(host)

    def may_connect(self, host: str, port: int) -> bool:
        """Whether a socket may connect to an address of the internet."""
        return port in (*self.ports, self.gateway or None) and is_loopback(host)


def is_number(host: str) -> bool:
    """Whether a host is named by its number."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether a host, by name or number, is this machine for certain."""
    return host == "localhost" or (is_number(host) and ipaddress.ip_address(host).is_loopback)
