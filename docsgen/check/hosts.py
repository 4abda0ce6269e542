# The hosts that a site leads to: those that look like others, and those that nobody calls right.
# Records are looked at as they are stored, before `source.hosts` puts the right hosts back.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase as fnmatch

from docsgen.check.passages import quoted
from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.model import Site
from docsgen.model.rewrite import texts_of

_URL = re.compile(r"(?<![\w/])(?:https?:)?//(?P<host>[\w.-]+\.[^\W\d_][\w-]+)(?=[/:?\s)\"'`>\]]|$)")
_SECRET = re.compile(
    r"\b(?:hf_[x.]|sk-[x.]|\w*token\w*|\w*api[_ ]?key\w*|password|secret)", re.IGNORECASE
)
_NEAR = 60
"""How many characters from a host a secret is beside it."""
_LOOKALIKES = str.maketrans("аеорсухіӏԁɡ0", "aeopcyxildgo")
"""Letters of other alphabets, and a digit, that are taken for Latin letters."""

_SHORTEST_BRAND = 5
"""Letters of a name that is too short for its likes to mean anything."""

_FAMOUS = (
    "anthropic.com", "apple.com", "discord.com", "discord.gg",
    "github.com", "github.io", "githubusercontent.com", "google.com", "googleapis.com",
    "huggingface.co", "kaggle.com", "microsoft.com", "openai.com", "python.org", "slack.com",
)  # fmt: skip
"""Hosts for which others are made to be taken."""


def check_hosts(site: Site, project: Project, findings: Findings) -> None:
    """DG037 for suspicious hosts in records and own guides, each once per page."""
    config = project.config
    places = {record: page.url for page in site.pages for record in page.chunks}
    seen = set()
    for text, at in (*_stored(site, places), *_own(site)):
        for found in _URL.finditer(text):
            host = found["host"].lower().removesuffix(".")
            kind = _suspicion(host, text, found.start(), config.source.hosts, config.check.hosts)
            if kind and (host, at.url) not in seen:
                seen.add((host, at.url))
                hint = "correct the address, or list the host under `check.hosts` in site.yaml"
                findings.add("DG037", f"{quoted(host)} {kind}", hint=hint, at=at)


def _stored(site: Site, places: dict[int, str]) -> Iterator[tuple[str, Location]]:
    for record, text in site.stored.items():
        yield text, Location(record=record, url=places.get(record))


def _own(site: Site) -> Iterator[tuple[str, Location]]:
    for page in site.pages:
        for section in page.sections if page.own else ():
            for text in texts_of(section.content):
                yield text, section.location


def _suspicion(
    host: str, text: str, at: int, replaced: dict[str, str], allowed: list[str]
) -> str | None:
    """What is suspicious about a host, as the end of a sentence."""
    beside = _SECRET.search(text[max(0, at - _NEAR) : at + _NEAR])
    secret = f", beside {quoted(beside[0])}" if beside else ""
    if host in replaced:
        return f"replaces {replaced[host]}{secret}" if secret else None
    if allowed and any(fnmatch(host, pattern) for pattern in allowed):
        return None
    if famous := _looks_like(host):
        return f"looks like {famous} but is another host{secret}"
    return "is not among the hosts that this project trusts" if allowed else None


def _looks_like(host: str) -> str | None:
    """The famous host that this one can be taken for."""
    if any(host == famous or host.endswith(f".{famous}") for famous in _FAMOUS):
        return None
    plain = _plain(host)
    registered = ".".join(plain.split(".")[-2:])
    name = registered.partition(".")[0]
    for famous in _FAMOUS:
        brand = famous.partition(".")[0]
        if f"{famous}." in plain or registered == famous:
            return famous
        if len(brand) > _SHORTEST_BRAND and (name == brand or _is_one_slip(name, brand)):
            return famous
    return None


def _plain(host: str) -> str:
    """The host with letters that look like Latin ones replaced by them."""
    with suppress(UnicodeError):  # no internationalized name after all
        host = host.encode("ascii").decode("idna")
    letters = (c for c in unicodedata.normalize("NFKD", host) if not unicodedata.combining(c))
    return "".join(letters).translate(_LOOKALIKES).casefold()


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is put in, left out, replaced or swapped with the next."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
