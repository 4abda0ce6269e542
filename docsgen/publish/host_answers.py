# What a live host answers, without the bodies: a look at everything that is there costs it little.

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import quote

import msgspec

from docsgen import __version__

_PATIENCE = 30.0
"""Seconds that a host may take to answer."""

_AT_ONCE = 6
"""Requests that browsers, too, have running to one host."""

_NO_HEAD = frozenset({403, 405, 501})
"""Answers of hosts that may only dislike being asked for headers alone."""

_ASKED = {
    "User-Agent": f"Mozilla/5.0 (compatible; docsgen/{__version__})",
    "Origin": "null",  # as a page in a sandboxed frame has it
}


class Answer(msgspec.Struct, frozen=True):
    """The status, 0 when there was none, and the headers by their names in small letters."""

    path: str
    status: int
    headers: Mapping[str, str] = {}
    reason: str = ""

    def header(self, name: str) -> str:
        """A header; empty when it is not there."""
        return self.headers.get(name, "")

    @property
    def type(self) -> str:
        """The type of what is there, without its parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()


def answers(url: str, paths: Iterable[str]) -> Iterator[Answer]:
    """What the host at `url`, which ends with a slash, answers for files as they are."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(partial(_answer, url), paths)


def packed_answer(url: str, path: str) -> Answer:
    """What it answers a browser, which unpacks what comes compressed."""
    return _asked(url, path, "GET", "gzip, deflate, br")


def _answer(url: str, path: str) -> Answer:
    answer = _asked(url, path, "HEAD", "identity")
    return _asked(url, path, "GET", "identity") if answer.status in _NO_HEAD else answer


def _asked(url: str, path: str, method: str, encodings: str) -> Answer:
    headers = {**_ASKED, "Accept-Encoding": encodings}
    request = urllib.request.Request(url + quote(path), method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:
            return _read(path, response.status, response.headers.items())
    except urllib.error.HTTPError as error:
        return _read(path, error.code, error.headers.items())
    except OSError as error:
        return Answer(path, 0, reason=str(getattr(error, "reason", error)))


def _read(path: str, status: int, headers: Iterable[tuple[str, str]]) -> Answer:
    return Answer(path, status, {name.lower(): value for name, value in headers})
