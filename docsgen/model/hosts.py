# Hosts that a demo may ask, here and from the reader's browser, as its author names them: a host by
# name or number, without a scheme or a path. A policy, the worker of the player and the gateway for
# native runs understand them alike.

from __future__ import annotations

import re
from collections.abc import Collection
from fnmatch import fnmatchcase

from docsgen.sandbox.policy import is_loopback

_LABEL = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
_NAME = re.compile(rf"(\*\.)?{_LABEL}(\.{_LABEL})*")
_LONGEST = 253
_PORTS = 65535
_USUAL = (80, 443)


def checked_host(text: str) -> str:
    """The host `text` as browsers write it: `api.example.com`, with `:8000` where a port is meant.

    `*.` at the start stands for all hosts below a name, `:*` for all ports. Raises ValueError, with
    what is wrong.
    """
    host = text.strip().lower()
    if not host:
        raise ValueError("a host is needed, such as api.example.com")
    if "://" in host or set(host) & set("/?#@"):
        raise ValueError(f"{text!r} is an address: give its host only, such as {_host_in(host)}")
    if host.startswith("["):
        raise ValueError(f"{text!r}: policies know no hosts in brackets; give its name")
    name, separator, port = host.partition(":")
    if separator and port != "*" and not (port.isdecimal() and 0 < int(port) <= _PORTS):
        raise ValueError(f"{text!r}: {port!r} is no port: give a number up to {_PORTS}, or *")
    ascii_name = _in_ascii(name)
    if len(ascii_name) > _LONGEST or not _NAME.fullmatch(ascii_name):
        raise ValueError(f"{text!r} is no host: give a name such as api.example.com")
    return f"{ascii_name}{separator}{port}"


def is_named(host: str, names: Collection[str]) -> bool:
    """Whether a `host`, with its port, is one that `names` stand for."""
    name, _, port = host.partition(":")
    return any(
        (fnmatchcase(name, one) and port_named in (port, "*"))
        for one, _, port_named in (given.partition(":") for given in names)
    )


def is_reached(host: str, port: int, names: Collection[str]) -> bool:
    """Whether a connection with a `port` of `host` is one that `names` stand for.

    A name without a port means that of HTTPS and that of HTTP.
    """
    name = _in_ascii(host.lower())
    return is_named(f"{name}:{port}", names) or (port in _USUAL and is_named(name, names))


def policy_sources(hosts: Collection[str]) -> list[str]:
    """What a Content-Security-Policy calls them; this machine needs no HTTPS.

    A host without a scheme is asked by that of the page, or by a safer one
    (https://w3c.github.io/webappsec-csp/#match-schemes).
    """
    local = [f"http://{host}" for host in hosts if is_loopback(host.partition(":")[0])]
    return [*hosts, *local]


def _in_ascii(name: str) -> str:
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return ""


def _host_in(address: str) -> str:
    """The host that an address most likely has; an example where it has none."""
    rest = address.partition("://")[2] or address
    return re.split(r"[/?#]", rest.rpartition("@")[2])[0] or "api.example.com"
