# External links, asked for one after another and not too often: only on demand, because it takes
# time and tells other hosts that somebody asks. Answers are kept for a week.

from __future__ import annotations

import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TypeAlias
from urllib.parse import urldefrag, urlsplit

import msgspec

from docsgen import __version__
from docsgen.cache import Cache, digest
from docsgen.check.links import external_links
from docsgen.check.passages import Passage, Slip, passages, quoted, report
from docsgen.config import Project
from docsgen.diagnostics import Findings, finding
from docsgen.errors import MissingToolError
from docsgen.model import Site

_DEAD = {404: "there is no such page", 410: "the page was removed"}
_BUSY = frozenset({429, 503})
_NO_HEAD = frozenset({403, 405, 501})
"""Answers of servers that may only dislike being asked without wanting the page."""

_LOCAL = re.compile(r"localhost|.*\.(?:local|localhost|test|example|invalid|internal)|[^.]*|[\d.]+")
_WEEK = 7 * 24 * 3600
_PAUSE = 0.5
"""Seconds between two requests to one host."""
_PATIENCE = 60
"""The most seconds to wait because a host asks for it."""
_TIMEOUT = 10


class Answer(msgspec.Struct, frozen=True):
    """What a host said: its status, 0 when it did not answer and -1 when there is no such host.

    `after` is how many seconds it asks to wait, `when` the time of the answer.
    """

    status: int
    when: float = 0.0
    after: float = 0.0


Ask: TypeAlias = Callable[[str], Answer]


def ask_for_links(
    site: Site,
    project: Project,
    findings: Findings,
    ask: Ask | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """DG044 for external links that lead nowhere; raises MissingToolError without a network.

    `ask` gets an address without its fragment.
    """
    links = _links(site)
    answers = _answers(list(links), project, ask or request, sleep)
    if answers and all(answer.status <= 0 for answer in answers.values()):
        hint = "connect to the network, or leave out --online"
        raise MissingToolError("not one host of the external links answers", hint=hint)
    for url, places in links.items():
        if why := _why_dead(answers[url]):
            for passage, start, end in places:
                message = f"the link to {quoted(url)} is dead: {why}"
                slip = Slip(start, end, finding("DG044", message, "correct or remove the link"))
                report([slip], passage, site, findings)


def _links(site: Site) -> dict[str, list[tuple[Passage, int, int]]]:
    """The places of each external address, fragments aside."""
    links: dict[str, list[tuple[Passage, int, int]]] = {}
    for passage in passages(site):
        for found in external_links(passage.text):
            url = urldefrag(found["target"]).url
            if not _LOCAL.fullmatch(urlsplit(url).hostname or ""):
                links.setdefault(url, []).append((passage, found.start(), found.end()))
    return links


def _answers(
    urls: list[str], project: Project, ask: Ask, sleep: Callable[[float], None]
) -> dict[str, Answer]:
    cache = Cache(project.root, "links", Answer, "check")
    answers = {}
    last: dict[str, float] = {}
    for url in urls:
        known = cache.get(digest(url))
        if known is None or known.status <= 0 or time.time() - known.when > _WEEK:
            known = _asked(url, ask, sleep, last)
            cache.put(digest(url), known)
        answers[url] = known
    return answers


def _asked(url: str, ask: Ask, sleep: Callable[[float], None], last: dict[str, float]) -> Answer:
    """The answer to one address, asked again once if the host was busy and says for how long."""
    host = urlsplit(url).netloc
    sleep(max(0.0, last.get(host, 0.0) + _PAUSE - time.monotonic()))
    answer = ask(url)
    if answer.status in _BUSY and 0 < answer.after <= _PATIENCE:
        sleep(answer.after)
        answer = ask(url)
    last[host] = time.monotonic()
    return msgspec.structs.replace(answer, when=time.time())


def _why_dead(answer: Answer) -> str | None:
    return "there is no such host" if answer.status == -1 else _DEAD.get(answer.status)


def request(url: str) -> Answer:
    """Ask the host of an http(s) address for it, without its content where the host allows that."""
    answer = _request(url, "HEAD")
    return _request(url, "GET") if answer.status in _NO_HEAD else answer


def _request(url: str, method: str) -> Answer:
    headers = {"User-Agent": f"docsgen/{__version__} (link check)", "Accept": "*/*"}
    try:
        asking = urllib.request.Request(url, method=method, headers=headers)
        with urllib.request.urlopen(asking, timeout=_TIMEOUT) as answer:
            return Answer(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, after=_seconds(error.headers.get("Retry-After", "")))
    except urllib.error.URLError as error:
        return Answer(-1 if isinstance(error.reason, socket.gaierror) else 0)
    except (OSError, ValueError):  # broken off, too slow, or no address at all
        return Answer(0)


def _seconds(value: str) -> float:
    """Retry-After (RFC 9110, 10.2.3) as seconds from now."""
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return 0.0
