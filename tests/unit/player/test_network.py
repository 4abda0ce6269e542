# Requests that http.client writes, as the browser is asked for them.

from __future__ import annotations

import http.client
import sys
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from docsgen.player import network
from docsgen.player.network import sockets
from docsgen.player.network.fetching import Answer, Asked, UnreachableError

TEXTS = {"host-refused": "This demo may not ask {host}.", "host-silent": "{host} (2) is silent."}


class _Browser:
    """Answers like a browser, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answer: Answer | Exception = Answer(200, "", [("X-Two", "2")], b"body")

    def ask(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> _Browser:
    """The standard library with the network of a browser."""
    made = _Browser()
    monkeypatch.setattr(sockets, "ask", made.ask)
    for kind in (http.client.HTTPConnection, http.client.HTTPSConnection):
        monkeypatch.setattr(kind, "connect", kind.connect)
    monkeypatch.setitem(sys.modules, "httpx", None)
    network.install(TEXTS)
    return made


def test_a_request_is_asked_for_as_it_was_written(browser: _Browser) -> None:
    request = Request("https://a.example:8000/x?y=1", b"data", {"X-One": "1"}, method="PUT")
    with urlopen(request, timeout=7) as answer:
        told = (answer.status, answer.headers["X-Two"], answer.read())
    assert told == (200, "2", b"body")
    (asked,) = browser.asked
    whole = ("PUT", "https://a.example:8000/x?y=1", b"data", 7)
    assert (asked.method, asked.url, asked.body, asked.seconds) == whole
    sent = {name.lower(): value for name, value in asked.sent_headers.items()}
    assert sent["x-one"] == "1"
    assert not {"host", "connection", "user-agent", "content-length"} & sent.keys()


def test_a_body_in_pieces_is_put_together(browser: _Browser) -> None:
    with urlopen(Request("http://a.example/", iter([b"ab", b"c" * 20]), method="POST")):
        pass
    assert [one.body for one in browser.asked] == [b"ab" + b"c" * 20]


def test_a_connection_asks_more_than_once(browser: _Browser) -> None:
    connection = http.client.HTTPConnection("a.example")
    for path in ("/1", "/2"):
        connection.request("GET", path)
        assert connection.getresponse().read() == b"body"
    assert [one.url for one in browser.asked] == ["http://a.example/1", "http://a.example/2"]


def test_a_host_that_cannot_be_asked_is_an_error_of_urllib(browser: _Browser) -> None:
    browser.answer = UnreachableError("This demo may not ask a.example. Write to its author.")
    with pytest.raises(URLError) as raised:
        urlopen("http://a.example/")
    assert str(network.explained(raised.value)) == "This demo may not ask a.example."


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Error: a.example:80 (2) is silent. More.", "a.example:80 (2) is silent."),
        ("This demo may not ask (2)", None),
        ("something else", None),
    ],
)
def test_readers_are_told_of_hosts_and_nothing_else(
    browser: _Browser, message: str, told: str | None
) -> None:
    try:
        try:
            raise OSError(message)
        except OSError as cause:
            raise ValueError("in the library") from cause
    except ValueError as error:
        explained: Any = network.explained(error)
    assert (str(explained) if explained else None) == told
