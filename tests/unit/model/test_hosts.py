# Hosts that a demo may ask, as authors write them.

from __future__ import annotations

import pytest

from docsgen.model.hosts import checked_host, is_reached, policy_sources


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("api.example.com", "api.example.com"),
        (" API.Example.com ", "api.example.com"),
        ("127.0.0.1:8765", "127.0.0.1:8765"),
        ("localhost:*", "localhost:*"),
        ("*.example.com", "*.example.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("my_api.example", "my_api.example"),
    ],
)
def test_a_host_is_written_as_browsers_write_it(given: str, host: str) -> None:
    assert checked_host(given) == host


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "a host is needed"),
        ("  ", "a host is needed"),
        ("https://api.example.com", "give its host only, such as api.example.com"),
        ("api.example.com/v1", "give its host only, such as api.example.com"),
        ("https://ada:secret@api.example.com:8000/v1?q", "such as api.example.com:8000"),
        ("api.example.com?q", "give its host only"),
        ("/v1", "such as api.example.com"),
        ("api.example.com:http", "'http' is no port"),
        ("api.example.com:0", "'0' is no port"),
        ("api.example.com:70000", "'70000' is no port"),
        ("api.example.com:", "'' is no port"),
        ("[::1]:8000", "no hosts in brackets"),
        ("*", "is no host"),
        ("api.*.com", "is no host"),
        ("a b", "is no host"),
        ("a;b", "is no host"),
        ("a,b", "is no host"),
        ("-a", "is no host"),
        ("ü" * 300, "is no host"),
        ("a" * 300, "is no host"),
    ],
)
def test_what_is_no_host_is_refused_with_a_reason(given: str, words: str) -> None:
    with pytest.raises(ValueError, match=r".+") as raised:
        checked_host(given)
    assert words in str(raised.value)


def test_this_machine_may_be_asked_without_https() -> None:
    hosts = ["api.example.com", "localhost:8000", "127.0.0.1:*"]
    local = ["http://localhost:8000", "http://127.0.0.1:*"]
    assert policy_sources(hosts) == [*hosts, *local]


@pytest.mark.parametrize(
    ("host", "port", "is_meant"),
    [
        ("api.example.com", 443, True),
        ("API.example.com", 80, True),
        ("api.example.com", 8443, False),
        ("example.com", 443, False),
        ("evil-api.example.com", 443, False),
        ("deep.below.example.org", 443, True),
        ("example.org", 443, False),
        ("bücher.example", 443, True),
        ("localhost", 7999, True),
        ("127.0.0.1", 7999, False),
        ("127.0.0.1", 8000, True),
    ],
)
def test_a_connection_is_meant_by_a_host_and_its_port(host: str, port: int, is_meant: bool) -> None:
    given = ["api.example.com", "*.example.org", "bücher.example", "localhost:*", "127.0.0.1:8000"]
    assert is_reached(host, port, [checked_host(one) for one in given]) == is_meant
